import { SELF } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { scenarios } from "../../src/game/index.ts";
import { driven, errorBody, roomState, roomWiped } from "../../src/protocol/http.ts";
import { RATE_BURST } from "../../src/protocol/limits.ts";
import { ask, evict, makeRoom, roomOf, takeSeat, watch } from "../room/client.ts";

const drive = (code: string, token: string | undefined, message: object): Promise<Response> =>
  ask("POST", `/rooms/${code}/drive`, token, message);
const state = async (code: string, token: string) =>
  roomState.parse(await (await ask("GET", `/rooms/${code}/state`, token)).json());

async function refused(response: Response): Promise<[number, string, string | undefined]> {
  const { error, field } = errorBody.parse(await response.json());
  return [response.status, error, field];
}
/** Drives, and must be obeyed. */
async function done(code: string, token: string, message: object) {
  const response = await drive(code, token, message);
  expect(response.status, await response.clone().text()).toBe(200);
  return driven.parse(await response.json());
}

test("a program plays a whole plan with the host's token alone, and takes its rounds along", async () => {
  // A round that is ended before its clock runs never was.
  const steps = [scenarios.practice, scenarios.meadow].map((step) => ({ ...step, briefing: 0 }));
  const { code, hostToken } = await makeRoom({ mode: "class", steps });
  expect((await state(code, hostToken)).views.all).toMatchObject({ phase: "lobby", plan: { step: 0, steps: 2 } });
  let n = 0;
  const say = (message: object) => done(code, hostToken, { ...message, id: `program1.${++n}` });
  expect(await say({ type: "start" })).toMatchObject({ phase: "round" });
  await say({ type: "pause" });
  expect(await state(code, hostToken)).toMatchObject({ rate: 0, you: { host: true }, views: { host: { slow: {} } } });
  await say({ type: "more", ms: 30_000 });
  await say({ type: "resume" });
  await say({ type: "pace", pace: 4 });
  expect(await state(code, hostToken)).toMatchObject({ rate: 4 });
  expect(await say({ type: "end" })).toMatchObject({ phase: "reveal" });
  await say({ type: "debrief", card: "truth" });
  expect(await say({ type: "start" })).toMatchObject({ phase: "round" });
  expect((await state(code, hostToken)).views.all).toMatchObject({ scenario: { id: "meadow" }, plan: { step: 1 } });
  await evict(code, "close");
  await say({ type: "end" });
  const taken = await (await ask("GET", `/rooms/${code}/recordings`, hostToken)).json<{
    rounds: { number: number }[];
  }>();
  expect(taken.rounds.map(({ number }) => number)).toEqual([1, 2]);
});

test("a request that comes again counts once, also after the room was gone from memory; one that comes late not at all", async () => {
  const { code, hostToken } = await makeRoom({ scenario: "practice" });
  const host = await watch(code, hostToken);
  const start = { type: "start", id: "program1.7" };
  await done(code, hostToken, start);
  const end = async () => ((await state(code, hostToken)).views.all as { round: { end: number } }).round.end;
  const usual = await end();
  for (const _ of [1, 2, 3]) await done(code, hostToken, { type: "more", ms: 10_000, id: "program1.8" });
  await evict(code, "close");
  await done(code, hostToken, { type: "more", ms: 10_000, id: "program1.8" });
  expect(await end()).toBe(usual + 10_000);
  const late = await drive(code, hostToken, { type: "more", ms: 10_000, id: "program1.3" });
  expect(await refused(late)).toEqual([409, "too_late", undefined]);
  host.close();
});

describe("is refused", () => {
  test("without a key that may: none, another room's, a seat's, a screen's", async () => {
    const { code, screenToken } = await makeRoom({ mode: "class" });
    const other = await makeRoom();
    const { token } = await takeSeat(code, "Amber Otter");
    const start = { type: "start", id: "program1.1" };
    for (const wrong of [undefined, "", other.hostToken, "a".repeat(22)])
      expect(await refused(await drive(code, wrong, start))).toEqual([401, "wrong_token", undefined]);
    for (const weak of [token, screenToken])
      expect(await refused(await drive(code, weak, start))).toEqual([403, "not_host", undefined]);
    expect(await refused(await ask("GET", `/rooms/${code}/state`))).toEqual([401, "wrong_token", undefined]);
    expect((await state(code, token)).views.host).toBeUndefined();
  });

  test("when it is not well-formed, with its field; when it does not fit the moment, with the reason", async () => {
    const { code, hostToken } = await makeRoom();
    const bad: [object, string][] = [
      [{ type: "start" }, "id"],
      [{ type: "start", id: "1" }, "id"],
      [{ type: "pace", id: "program1.1", pace: 11 }, "pace"],
      [{ type: "act", id: "program1.1", round: 1, command: { verb: "explore" } }, "type"],
      [{ type: "pause", id: "program1.1", more: 1 }, "more"],
    ];
    for (const [message, field] of bad)
      expect(await refused(await drive(code, hostToken, message))).toEqual([400, "bad_body", field]);
    expect(await refused(await drive(code, hostToken, { type: "end", id: "program1.2" }))).toEqual([
      409,
      "no_round",
      undefined,
    ]);
  });

  test("when it comes faster than a socket may send, and says when to come again", async () => {
    const { code, hostToken } = await makeRoom();
    const all = await Promise.all(
      Array.from({ length: RATE_BURST + 40 }, () => ask("GET", `/rooms/${code}/state`, hostToken)),
    );
    const fast = all.filter(({ status }) => status === 429);
    expect(fast.length).toBeGreaterThan(0);
    expect(all.length - fast.length).toBeGreaterThanOrEqual(RATE_BURST);
    for (const { headers } of fast) expect(headers.get("Retry-After")).toBe("1");
  });
});

test("what the projector shows can be read by who sits before it, while there is one; a seat sees no more of it than that", async () => {
  const { code, hostToken, screenToken } = await makeRoom({ steps: [{ ...scenarios.meadow, briefing: 0 }] });
  const { token } = await takeSeat(code, "Amber Otter");
  await done(code, hostToken, { type: "start", id: "program1.1" });
  const asScreen = async (key: string) =>
    roomState.parse(await (await ask("GET", `/rooms/${code}/state?as=screen`, key)).json());
  expect((await asScreen(token)).views).toEqual({});
  const wall = await watch(code, screenToken);
  expect(Object.keys((await asScreen(token)).views).sort()).toEqual(["all", "screen"]);
  expect((await asScreen(token)).you).toEqual({ screen: true });
  expect((await state(code, token)).views).not.toHaveProperty("screen");
  wall.close();
});

describe("a room is wiped", () => {
  test("by who made it: its lines are closed, its code opens nothing, nothing of it is stored", async () => {
    const { code, hostToken } = await makeRoom();
    const { token } = await takeSeat(code, "Amber Otter");
    const guest = await watch(code, token);
    const response = await ask("DELETE", `/rooms/${code}`, hostToken);
    expect(roomWiped.parse(await response.json())).toEqual({ wiped: code });
    await guest.until(() => guest.closed === 4404);
    for (const [method, path] of [
      ["GET", ""],
      ["GET", "/state"],
      ["DELETE", ""],
    ] as const)
      expect((await refused(await ask(method, `/rooms/${code}${path}`, hostToken)))[1]).toBe("no_room");
    expect(await roomOf(code).info(code, undefined)).toEqual({ error: "no_room" });
  });

  test("by nobody else: no guest, no screen, no host to whom the chair was not carried", async () => {
    const { code, screenToken } = await makeRoom();
    const { token } = await takeSeat(code, "Amber Otter");
    for (const key of [token, screenToken])
      expect((await refused(await ask("DELETE", `/rooms/${code}`, key)))[1]).toBe("not_host");
    expect((await refused(await ask("DELETE", `/rooms/${code}`)))[1]).toBe("wrong_token");
    expect((await SELF.fetch(`https://leaderless.test/api/rooms/${code}`)).status).toBe(200);
  });
});
