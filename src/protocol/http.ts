import * as z from "zod/mini";

/** `POST /api/rooms` */
export const createRoom = z.strictObject({
  scenario: z.optional(z.string().check(z.maxLength(20))),
  fill: z.optional(z.int().check(z.minimum(0), z.maximum(1000))),
});
export type CreateRoom = z.infer<typeof createRoom>;
/** 201. Tokens are 128 bits in base64url; the room keeps only their hashes. */
export const roomCreated = z.strictObject({ code: z.string(), hostToken: z.string(), screenToken: z.string() });
export type RoomCreated = z.infer<typeof roomCreated>;

/** `POST /api/rooms/:code/seats` */
export const takeSeat = z.strictObject({ name: z.string().check(z.minLength(1), z.maxLength(60)) });
export type TakeSeat = z.infer<typeof takeSeat>;
/** 201. The name may differ from the wanted one by a number. */
export const seatTaken = z.strictObject({ seat: z.number(), token: z.string(), name: z.string() });
export type SeatTaken = z.infer<typeof seatTaken>;

/**
 * `GET /api/rooms/:code`: what somebody with the link may know before taking a seat. `client` is the version of the page
 * that the room wants: whose socket is refused, having been opened before the frames changed, learns of it here.
 */
export const roomInfo = z.strictObject({
  code: z.string(),
  phase: z.string(),
  people: z.number(),
  full: z.boolean(),
  client: z.string(),
});
export type RoomInfo = z.infer<typeof roomInfo>;

/** `PUT /api/rooms/:code/plan`, by the host: named scenarios or whole ones; the game checks what is in them. 200. */
export const setPlan = z.strictObject({ steps: z.array(z.unknown()) });
export type SetPlan = z.infer<typeof setPlan>;
export const planSet = z.strictObject({ steps: z.number() });
export type PlanSet = z.infer<typeof planSet>;

/** Any error. `field` names the part of the request that was wrong. */
export const errorBody = z.strictObject({ error: z.string(), message: z.string(), field: z.optional(z.string()) });
export type ErrorBody = z.infer<typeof errorBody>;
