import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { codeFrom, properCode } from "../protocol/code.ts";
import { createRoom, takeSeat } from "../protocol/http.ts";
import { BODY_MAX } from "../protocol/limits.ts";
import { answer, fail, guardErrors } from "./answers.ts";
import { body } from "./body.ts";
import { sameOrigin } from "./origin.ts";
import { roomOf } from "./rooms.ts";
import { serveRules } from "./rules.ts";

/** How many taken codes a new room may hit before giving up; with 16⁵ codes even one is rare. */
const TRIES = 8;

/** The front door: every route, and the guards before it. */
export const app = new Hono<{ Bindings: Env }>().basePath("/api");

guardErrors(app);
app.use("*", sameOrigin);
app.use("*", bodyLimit({ maxSize: BODY_MAX, onError: (c) => fail(c, "too_big") }));

app.get("/health", (c) => c.json({ ok: true }));

app.post("/rooms", async (c) => {
  const wishes = await body(c, createRoom);
  if (wishes instanceof Response) return wishes;
  for (let i = 0; i < TRIES; i++) {
    const code = codeFrom(crypto.getRandomValues(new Uint8Array(8)));
    const made = await roomOf(c.env, code).create(code, wishes.scenario, wishes.fill);
    if (made) return answer(c, made, 201);
  }
  return fail(c, "busy_here");
});

app.get("/rooms/:code", async (c) => {
  const code = properCode(c.req.param("code"));
  if (!code) return fail(c, "bad_code", "code");
  const token = c.req.header("Authorization")?.replace(/^Bearer /, "");
  return answer(c, await roomOf(c.env, code).info(code, token), 200);
});

app.post("/rooms/:code/seats", async (c) => {
  const code = properCode(c.req.param("code"));
  if (!code) return fail(c, "bad_code", "code");
  const wishes = await body(c, takeSeat);
  return wishes instanceof Response ? wishes : answer(c, await roomOf(c.env, code).sit(wishes.name), 201);
});

app.get("/rooms/:code/socket", async (c) => {
  const code = properCode(c.req.param("code"));
  if (!code) return fail(c, "bad_code", "code");
  if (c.req.header("Upgrade")?.toLowerCase() !== "websocket") return fail(c, "no_upgrade");
  // The raw request goes to the room, and its answer back untouched: a 101 has headers nobody may add to.
  return roomOf(c.env, code).fetch(c.req.raw);
});

app.get("/rules/:hash", (c) => serveRules(c, c.req.param("hash")));

app.all("*", (c) => fail(c, "not_found"));
