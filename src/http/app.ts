import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { codeFrom, codeIn } from "../protocol/code.ts";
import { claimLink, createRoom, makeLink, setPlan, takeSeat } from "../protocol/http.ts";
import { BODY_MAX, PLAN_MAX } from "../protocol/limits.ts";
import { answer, fail, guardErrors } from "./answers.ts";
import { body } from "./body.ts";
import { safeHeaders } from "./headers.ts";
import { sameOrigin } from "./origin.ts";
import { roomOf } from "./rooms.ts";
import { serveRules } from "./rules.ts";
import { rightSettings } from "./settings.ts";
import { where } from "./where.ts";

/** How many taken codes a new room may hit before giving up; with 16⁵ codes even one is rare. */
const TRIES = 8;

/** The front door: every route, and the guards before it. */
export const app = new Hono<{ Bindings: Env }>().basePath("/api");

const bearer = (c: Context): string | undefined => c.req.header("Authorization")?.replace(/^Bearer /, "");

guardErrors(app);
app.use("*", safeHeaders);
app.use("*", sameOrigin);
const limit = (maxSize: number) => bodyLimit({ maxSize, onError: (c) => fail(c, "too_big") });
// A plan is the one thing that is larger.
app.use("*", (c, next) => limit(c.req.path.endsWith("/plan") ? PLAN_MAX : BODY_MAX)(c, next));

/** Also what the tools ask at start: a wrong setting is told here. */
app.get("/health", rightSettings, (c) => c.json({ ok: true }));
app.get("/where", where);

app.post("/rooms", rightSettings, async (c) => {
  const wishes = await body(c, createRoom);
  if (wishes instanceof Response) return wishes;
  for (let i = 0; i < TRIES; i++) {
    const code = codeFrom(crypto.getRandomValues(new Uint8Array(8)));
    const made = await roomOf(c.env, code).create(code, wishes);
    if (made) return answer(c, made, 201);
  }
  return fail(c, "busy_here");
});

app.get("/rooms/:code", async (c) => {
  const code = codeIn(c.req.param("code"));
  if (!code) return fail(c, "bad_code", "code");
  return answer(c, await roomOf(c.env, code).info(code, bearer(c)), 200);
});

app.post("/rooms/:code/seats", async (c) => {
  const code = codeIn(c.req.param("code"));
  if (!code) return fail(c, "bad_code", "code");
  const wishes = await body(c, takeSeat);
  return wishes instanceof Response ? wishes : answer(c, await roomOf(c.env, code).sit(wishes.name, wishes.token), 201);
});

app.post("/rooms/:code/links", async (c) => {
  const code = codeIn(c.req.param("code"));
  if (!code) return fail(c, "bad_code", "code");
  const wishes = await body(c, makeLink);
  return wishes instanceof Response ? wishes : answer(c, await roomOf(c.env, code).link(bearer(c), wishes.role), 201);
});

app.post("/rooms/:code/claims", async (c) => {
  const code = codeIn(c.req.param("code"));
  if (!code) return fail(c, "bad_code", "code");
  const wishes = await body(c, claimLink);
  if (wishes instanceof Response) return wishes;
  return answer(c, await roomOf(c.env, code).claim(wishes.secret, wishes.device), 201);
});

app.put("/rooms/:code/plan", async (c) => {
  const code = codeIn(c.req.param("code"));
  if (!code) return fail(c, "bad_code", "code");
  const wishes = await body(c, setPlan);
  if (wishes instanceof Response) return wishes;
  return answer(c, await roomOf(c.env, code).plan(bearer(c), wishes.steps), 200);
});

/** The rounds that are over, for whoever may have them: ?round=2 for one, ?names=1 for a discreet room's host who wants them. */
app.get("/rooms/:code/recordings", async (c) => {
  const code = codeIn(c.req.param("code"));
  if (!code) return fail(c, "bad_code", "code");
  const round = c.req.query("round");
  if (round !== undefined && !/^[1-9][0-9]{0,6}$/.test(round)) return fail(c, "no_recording", "round");
  const number = round === undefined ? undefined : Number(round);
  const made = await roomOf(c.env, code).recordings(bearer(c), number, c.req.query("names") === "1");
  if ("error" in made) return answer(c, made, 200);
  return c.body(made.ok.json, 200, { "content-type": "application/json" });
});

app.get("/rooms/:code/socket", async (c) => {
  const code = codeIn(c.req.param("code"));
  if (!code) return fail(c, "bad_code", "code");
  if (c.req.header("Upgrade")?.toLowerCase() !== "websocket") return fail(c, "no_upgrade");
  // The raw request goes to the room, and its answer back untouched: a 101 has headers nobody may add to.
  return roomOf(c.env, code).fetch(c.req.raw);
});

app.get("/rules/:hash", (c) => serveRules(c, c.req.param("hash")));

app.all("*", (c) => fail(c, "not_found"));
