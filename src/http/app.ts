import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { codeFrom } from "../protocol/code.ts";
import { randomKey } from "../protocol/key.ts";
import { ROOMS_MADE_BY_ALL, ROOMS_MADE_MAX } from "../protocol/limits.ts";
import { type Asked, bodyMaxOf, type Route, routes } from "../protocol/routes.ts";
import { addressOf } from "./address.ts";
import { answer, fail, guardErrors, slowDown } from "./answers.ts";
import { checked } from "./checked.ts";
import { safeHeaders } from "./headers.ts";
import { sameOrigin } from "./origin.ts";
import { roomsMade, SEATS_PATIENCE, seatWait } from "./rates.ts";
import { type Found, forget, indexOf, roomIn, roomOf } from "./rooms.ts";
import { serveRules } from "./rules.ts";
import { rightSettings } from "./settings.ts";
import { where } from "./where.ts";

/** How many taken codes a new room may hit before giving up; with 16⁵ codes even one is rare. */
const TRIES = 8;

/** The front door: every route, and the guards before it. */
export const app = new Hono<{ Bindings: Env }>().basePath("/api");

type Asking = Context<{ Bindings: Env }>;
type Answered = Response | Promise<Response>;

const bearer = (c: Context): string | undefined => c.req.header("Authorization")?.replace(/^Bearer /, "");

/** The keys of a page, which may hold a seat, the host's chair and a screen. */
const keys = (c: Context): string[] => (bearer(c) ?? "").split(",").slice(0, 3);
/** Frames, states and recordings are JSON already. */
const ready = (c: Context, made: { ok: { json: string } } | { error: string }): Response =>
  "error" in made ? answer(c, made, 200) : c.body(made.ok.json, 200, { "content-type": "application/json" });

guardErrors(app);
app.use("*", safeHeaders);
app.use("*", sameOrigin);
const limit = (route: Route) => bodyLimit({ maxSize: bodyMaxOf(route), onError: (c) => fail(c, "too_big") });

/** Answers a route of the table. */
function on<R extends Route>(route: R, answers: (c: Asking, asked: Asked<R>) => Answered): void {
  app.on(route.method.toUpperCase(), route.path, limit(route), async (c) => {
    const asked = await checked(c, route);
    return asked instanceof Response ? asked : answers(c, asked);
  });
}

/** The same of a room, which is found before anything else is looked at. */
function inRoom<R extends Route>(route: R, answers: (c: Asking, found: Found, asked: Asked<R>) => Answered): void {
  app.on(route.method.toUpperCase(), route.path, limit(route), async (c) => {
    const found = await roomIn(c);
    if (found instanceof Response) return found;
    const asked = await checked(c, route);
    return asked instanceof Response ? asked : answers(c, found, asked);
  });
}

// Nothing new begins under a wrong setting; the tools ask for it at start.
app.get(routes.health.path, rightSettings);
app.post(routes.create.path, rightSettings);

on(routes.health, (c) => c.json({ ok: true }));
on(routes.where, where);
/** Made at build time: see src/tools/openapi.ts. */
on(routes.describe, async (c) => {
  const file = await c.env.ASSETS.fetch("https://assets/openapi.json");
  return file.ok ? c.body(await file.text(), 200, { "content-type": "application/json" }) : fail(c, "not_found");
});
on(routes.rules, (c) => serveRules(c, c.req.param("hash") ?? ""));

on(routes.create, async (c, { body }) => {
  const address = addressOf(c);
  if (roomsMade.add(address ?? "") > (address === undefined ? ROOMS_MADE_BY_ALL : ROOMS_MADE_MAX))
    return slowDown(c, roomsMade.left(address ?? ""));
  for (let i = 0; i < TRIES; i++) {
    const code = codeFrom(crypto.getRandomValues(new Uint8Array(8)));
    // Listed first: a room that is not would be found by nobody.
    if (!(await indexOf(c.env).reserve(code))) continue;
    const made = await roomOf(c.env, code).create(code, body);
    if (made && !("ok" in made)) await indexOf(c.env).remove(code);
    if (made) return answer(c, made, 201);
  }
  return fail(c, "busy_here");
});

inRoom(routes.info, async (c, { code, room }) => answer(c, await room.info(code, bearer(c)), 200));

inRoom(routes.wipe, async (c, { code, room }) => {
  const done = await room.end(bearer(c));
  if ("ok" in done) forget(code);
  return answer(c, done, 200);
});

inRoom(routes.sit, async (c, { code, room }, { body }) => {
  const wait = seatWait(code, addressOf(c));
  if (wait > SEATS_PATIENCE) return slowDown(c, wait);
  if (wait > 0) await new Promise((done) => setTimeout(done, wait));
  // With a key of its own even a request that is made again here takes one seat.
  return answer(c, await room.sit(body.name, body.token ?? randomKey(), body.together), 201);
});

inRoom(routes.link, async (c, { room }, { body }) => answer(c, await room.link(bearer(c), body.role), 201));
inRoom(routes.claim, async (c, { room }, { body }) => answer(c, await room.claim(body.secret, body.device), 201));
inRoom(routes.plan, async (c, { room }, { body }) => answer(c, await room.plan(bearer(c), body), 200));
inRoom(routes.state, async (c, { room }, { query }) => ready(c, await room.look(keys(c), query.as === "screen")));
inRoom(routes.drive, async (c, { room }, { body }) => answer(c, await room.drive(keys(c), body), 200));

/** The rounds that are over, for whoever may have them. */
inRoom(routes.recordings, async (c, { room }, { query: { round, names } }) =>
  ready(c, await room.recordings(bearer(c), round === undefined ? undefined : Number(round), names === "1")),
);

inRoom(routes.socket, async (c, { room }) => {
  if (c.req.header("Upgrade")?.toLowerCase() !== "websocket") return fail(c, "no_upgrade");
  // The raw request goes to the room, and its answer back untouched: a 101 has headers nobody may add to.
  return room.fetch(c.req.raw);
});

// For pages whose sockets do not get through.
inRoom(routes.views, async (c, { room }, { query }) => ready(c, await room.exchange(keys(c), query)));
inRoom(routes.act, async (c, { room }, { body }) => ready(c, await room.exchange(keys(c), body)));

app.all("*", (c) => fail(c, "not_found"));
