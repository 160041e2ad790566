import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { codeFrom } from "../protocol/code.ts";
import { acting, claimLink, createRoom, makeLink, polling, setPlan, takeSeat } from "../protocol/http.ts";
import { randomKey } from "../protocol/key.ts";
import { BODY_MAX, PLAN_MAX } from "../protocol/limits.ts";
import { addressOf } from "./address.ts";
import { answer, fail, guardErrors, slowDown } from "./answers.ts";
import { body } from "./body.ts";
import { safeHeaders } from "./headers.ts";
import { sameOrigin } from "./origin.ts";
import { ROOMS_MADE_BY_ALL, ROOMS_MADE_MAX, roomsMade, SEATS_PATIENCE, seatWait } from "./rates.ts";
import { indexOf, roomIn, roomOf } from "./rooms.ts";
import { serveRules } from "./rules.ts";
import { rightSettings } from "./settings.ts";
import { where } from "./where.ts";

/** How many taken codes a new room may hit before giving up; with 16⁵ codes even one is rare. */
const TRIES = 8;

/** The front door: every route, and the guards before it. */
export const app = new Hono<{ Bindings: Env }>().basePath("/api");

const bearer = (c: Context): string | undefined => c.req.header("Authorization")?.replace(/^Bearer /, "");

/** The keys of a page, which may hold a seat, the host's chair and a screen. */
const keys = (c: Context): string[] => (bearer(c) ?? "").split(",").slice(0, 3);
/** Frames are JSON already. */
const frames = (c: Context, made: { ok: { json: string } } | { error: string }): Response =>
  "error" in made ? answer(c, made, 200) : c.body(made.ok.json, 200, { "content-type": "application/json" });

guardErrors(app);
app.use("*", safeHeaders);
app.use("*", sameOrigin);
const limit = (maxSize: number) => bodyLimit({ maxSize, onError: (c) => fail(c, "too_big") });
// A plan is the one thing that is larger.
const bearsPlan = (path: string): boolean => path.endsWith("/plan") || path.endsWith("/api/rooms");
app.use("*", (c, next) => limit(bearsPlan(c.req.path) ? PLAN_MAX : BODY_MAX)(c, next));

/** Also what the tools ask at start: a wrong setting is told here. */
app.get("/health", rightSettings, (c) => c.json({ ok: true }));
app.get("/where", where);

app.post("/rooms", rightSettings, async (c) => {
  const wishes = await body(c, createRoom);
  if (wishes instanceof Response) return wishes;
  const address = addressOf(c);
  if (roomsMade.add(address ?? "") > (address === undefined ? ROOMS_MADE_BY_ALL : ROOMS_MADE_MAX))
    return slowDown(c, roomsMade.left(address ?? ""));
  for (let i = 0; i < TRIES; i++) {
    const code = codeFrom(crypto.getRandomValues(new Uint8Array(8)));
    // Listed first: a room that is not would be found by nobody.
    if (!(await indexOf(c.env).reserve(code))) continue;
    const made = await roomOf(c.env, code).create(code, wishes);
    if (made && !("ok" in made)) await indexOf(c.env).remove(code);
    if (made) return answer(c, made, 201);
  }
  return fail(c, "busy_here");
});

app.get("/rooms/:code", async (c) => {
  const found = await roomIn(c);
  if (found instanceof Response) return found;
  return answer(c, await found.room.info(found.code, bearer(c)), 200);
});

app.post("/rooms/:code/seats", async (c) => {
  const found = await roomIn(c);
  if (found instanceof Response) return found;
  const wishes = await body(c, takeSeat);
  if (wishes instanceof Response) return wishes;
  const wait = seatWait(found.code, addressOf(c));
  if (wait > SEATS_PATIENCE) return slowDown(c, wait);
  if (wait > 0) await new Promise((done) => setTimeout(done, wait));
  // With a key of its own even a request that is made again here takes one seat.
  return answer(c, await found.room.sit(wishes.name, wishes.token ?? randomKey(), wishes.together), 201);
});

app.post("/rooms/:code/links", async (c) => {
  const found = await roomIn(c);
  if (found instanceof Response) return found;
  const wishes = await body(c, makeLink);
  return wishes instanceof Response ? wishes : answer(c, await found.room.link(bearer(c), wishes.role), 201);
});

app.post("/rooms/:code/claims", async (c) => {
  const found = await roomIn(c);
  if (found instanceof Response) return found;
  const wishes = await body(c, claimLink);
  if (wishes instanceof Response) return wishes;
  return answer(c, await found.room.claim(wishes.secret, wishes.device), 201);
});

app.put("/rooms/:code/plan", async (c) => {
  const found = await roomIn(c);
  if (found instanceof Response) return found;
  const wishes = await body(c, setPlan);
  if (wishes instanceof Response) return wishes;
  return answer(c, await found.room.plan(bearer(c), wishes), 200);
});

/** The rounds that are over, for whoever may have them: ?round=2 for one, ?names=1 for a discreet room's host who wants them. */
app.get("/rooms/:code/recordings", async (c) => {
  const found = await roomIn(c);
  if (found instanceof Response) return found;
  const round = c.req.query("round");
  if (round !== undefined && !/^[1-9][0-9]{0,6}$/.test(round)) return fail(c, "no_recording", "round");
  const number = round === undefined ? undefined : Number(round);
  const made = await found.room.recordings(bearer(c), number, c.req.query("names") === "1");
  if ("error" in made) return answer(c, made, 200);
  return c.body(made.ok.json, 200, { "content-type": "application/json" });
});

app.get("/rooms/:code/socket", async (c) => {
  const found = await roomIn(c);
  if (found instanceof Response) return found;
  if (c.req.header("Upgrade")?.toLowerCase() !== "websocket") return fail(c, "no_upgrade");
  // The raw request goes to the room, and its answer back untouched: a 101 has headers nobody may add to.
  return found.room.fetch(c.req.raw);
});

/** For pages whose sockets do not get through. */
app.get("/rooms/:code/views", async (c) => {
  const found = await roomIn(c);
  if (found instanceof Response) return found;
  const { line, epoch, at } = c.req.query();
  const asked = polling.safeParse({ line, epoch, at: at === undefined ? at : Number(at) });
  if (!asked.success) return fail(c, "bad_body", String(asked.error.issues[0]?.path[0] ?? "line"));
  return frames(c, await found.room.exchange(keys(c), asked.data));
});

app.post("/rooms/:code/actions", async (c) => {
  const found = await roomIn(c);
  if (found instanceof Response) return found;
  const asked = await body(c, acting);
  return asked instanceof Response ? asked : frames(c, await found.room.exchange(keys(c), asked));
});

app.get("/rules/:hash", (c) => serveRules(c, c.req.param("hash")));

app.all("*", (c) => fail(c, "not_found"));
