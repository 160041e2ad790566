import * as z from "zod/mini";
import { MESSAGE_MAX } from "./limits.ts";
import { frame, roomLanguage, you } from "./messages.ts";

/** 128 bits in base64url. */
const token = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/));

/** `POST /api/rooms` */
export const createRoom = z.strictObject({
  scenario: z.optional(z.string().check(z.maxLength(20))),
  fill: z.optional(z.int().check(z.minimum(0), z.maximum(1000))),
  /** With friends whoever makes the room plays too; in a class the host has no seat. */
  mode: z.optional(z.enum(["friends", "class"])),
  /** A plan to follow: a built-in one by its id, or a whole one, which the game checks. */
  plan: z.optional(z.union([z.string().check(z.maxLength(24)), z.record(z.string(), z.unknown())])),
  /** What the room speaks, for whoever has chosen no language. A plan that names one of its own comes after it. */
  language: z.optional(roomLanguage),
  /** For practice: with bots in every seat, at five times the speed. */
  rehearse: z.optional(z.literal(true)),
  /** A plan's steps, in place of `scenario` and `fill`: see setPlan. */
  steps: z.optional(z.array(z.unknown()).check(z.minLength(1))),
});
export type CreateRoom = z.infer<typeof createRoom>;
/** 201. Tokens are 128 bits in base64url; the room keeps only their hashes. */
export const roomCreated = z.strictObject({ code: z.string(), hostToken: z.string(), screenToken: z.string() });
export type RoomCreated = z.infer<typeof roomCreated>;

/** `POST /api/rooms/:code/seats` */
export const takeSeat = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(60)),
  /** Who else shares the phone: two more at most. */
  together: z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(60))).check(z.maxLength(2))),
  /** The seat's key to be, made by the page: whoever asks again with it, an answer having been lost, gets the same seat. */
  token: z.optional(token),
});
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
  /** Nobody new comes in; names are picked from those offered. */
  locked: z.optional(z.literal(true)),
  offered: z.optional(z.literal(true)),
  /** What it speaks. */
  language: z.optional(z.string()),
  client: z.string(),
});
export type RoomInfo = z.infer<typeof roomInfo>;

/**
 * `POST /api/rooms/:code/links`, by a host: a link that carries the host's chair or a screen to another device. 201. Its secret
 * stands in the link's fragment; it is good until `until` (wall time in ms), for one device.
 */
export const makeLink = z.strictObject({ role: z.enum(["host", "screen"]) });
export type MakeLink = z.infer<typeof makeLink>;
export const linkMade = z.strictObject({ secret: z.string(), until: z.number() });
export type LinkMade = z.infer<typeof linkMade>;

/** `POST /api/rooms/:code/claims`: a device takes what a link carries; the same device may ask again. 201. */
export const claimLink = z.strictObject({ secret: token, device: token });
export type ClaimLink = z.infer<typeof claimLink>;
export const linkClaimed = z.strictObject({ role: z.enum(["host", "screen"]), token: z.string() });
export type LinkClaimed = z.infer<typeof linkClaimed>;

/**
 * Where WebSockets do not get through: `GET /api/rooms/:code/views?line=…&epoch=…&at=…` for the frames since `at`, and
 * `POST /api/rooms/:code/actions` to send a message, answered with what the room said to it; the page's keys, one to three with
 * commas between, in the Authorization header. `line` is a key of the page's own making; `epoch` and `at` are as the latest
 * answer had them, empty and 0 at first.
 */
export const polling = z.strictObject({
  line: token,
  epoch: z.string().check(z.maxLength(22)),
  at: z.int().check(z.minimum(0)),
});
/** The same in an address, where a number is text. */
export const asking = z.extend(polling, { at: z.coerce.number().check(z.minimum(0), z.multipleOf(1)) });
export const acting = z.extend(polling, { text: z.string().check(z.maxLength(MESSAGE_MAX)) });
export type Acting = z.infer<typeof acting>;
/**
 * 200. The line's frames up to number `at`, counted without regard to their `n`; a page may have the first of them already. Another
 * `epoch` counts anew, with a full frame. `ago`: how long ago the last of them was made, in ms; `next`: when to ask again, in ms.
 * `closed`: a socket would be closed with this code.
 */
export const polled = z.strictObject({
  epoch: z.string(),
  at: z.number(),
  ago: z.number(),
  next: z.number(),
  closed: z.optional(z.number()),
  frames: z.array(frame),
});
export type Polled = z.infer<typeof polled>;

/**
 * `PUT /api/rooms/:code/plan`, by the host: either `steps`, rounds one after the other, named scenarios or whole ones; or a `plan`
 * to follow, a built-in one by its id or a whole one. The game checks what is in them. 200.
 */
export const setPlan = z.union([
  z.strictObject({ steps: z.array(z.unknown()), plan: z.optional(z.never()) }),
  z.strictObject({
    plan: z.union([z.string().check(z.maxLength(24)), z.record(z.string(), z.unknown())]),
    steps: z.optional(z.never()),
  }),
]);
export type SetPlan = z.infer<typeof setPlan>;
export const planSet = z.strictObject({ steps: z.number() });
export type PlanSet = z.infer<typeof planSet>;

/**
 * `GET /api/rooms/:code/state`: what a page with these keys is shown now. `t` is session time in ms, which goes on at `rate` (0:
 * paused). `views` stand under the names of their channels: `all` is everybody's, `host` the host's, `seat:3` one seat's.
 */
export const roomState = z.strictObject({
  code: z.string(),
  t: z.number(),
  rate: z.number(),
  rules: z.string(),
  you,
  views: z.record(z.string(), z.record(z.string(), z.unknown())),
});
export type RoomState = z.infer<typeof roomState>;

/** `?as=screen`: what a projector shows, where one is connected. Whoever sits before it sees it anyway; who cannot reads it. */
export const stateOf = z.strictObject({ as: z.optional(z.literal("screen")) });

/** `POST /api/rooms/:code/drive`: one of `driveMessage`. 200: it is done and stored, now or when it came before. */
export const driven = z.strictObject({ id: z.string(), phase: z.string(), t: z.number() });
export type Driven = z.infer<typeof driven>;

/** `DELETE /api/rooms/:code`: nothing of the room is left. */
export const roomWiped = z.strictObject({ wiped: z.string() });
export type RoomWiped = z.infer<typeof roomWiped>;

/** `GET /api/rooms/:code/recordings?round=…&names=1`: all rounds that are over, or one; a discreet room's with names, for its host. */
export const recordingsOf = z.strictObject({
  round: z.optional(z.string().check(z.regex(/^[1-9][0-9]{0,6}$/))),
  names: z.optional(z.string().check(z.maxLength(10))),
});
/**
 * The session's file as the page /replay opens it: each round with its rules, scenario, keys, seats and inputs. `clocks` say by
 * points (Unix time in ms, session time in ms) when it was played.
 */
export const recordingsGiven = z.strictObject({
  format: z.number(),
  rounds: z.array(z.record(z.string(), z.unknown())),
  /** When each round was in real time: pairs of wall time (ms since 1970, UTC) and session time (ms), straight between them. */
  clocks: z.array(z.strictObject({ round: z.number(), points: z.array(z.tuple([z.number(), z.number()])) })),
  /** For the host who made the room, where it follows a plan: what was predicted, by nobody's name, and written, by seat. */
  lesson: z.optional(z.record(z.string(), z.unknown())),
});

/** `GET /api/health` */
export const healthy = z.strictObject({ ok: z.literal(true) });

/**
 * `GET /api/where`: the addresses under which phones in the same network reach a server that was opened as `localhost`, without
 * scheme and port, which are the page's. None where it is deployed, was asked from elsewhere, or serves this machine alone.
 */
export const whereItIs = z.strictObject({ addresses: z.array(z.string()) });
export type Where = z.infer<typeof whereItIs>;

/** Any error. `field` names the part of the request that was wrong. */
export const errorBody = z.strictObject({ error: z.string(), message: z.string(), field: z.optional(z.string()) });
export type ErrorBody = z.infer<typeof errorBody>;
