import { env, listDurableObjectIds, runDurableObjectAlarm, SELF } from "cloudflare:test";
import { beforeEach, expect, test } from "vitest";
import { MISS_PAUSE, MISSES_FREE, Rates } from "../../src/http/rates.ts";
import { codeFrom } from "../../src/protocol/code.ts";
import { MISSES_MAX, MISSES_WINDOW, ROOMS_MADE_MAX } from "../../src/protocol/limits.ts";
import { age, makeRoom, roomOf, upgrade } from "../room/client.ts";

const BASE = "https://leaderless.test/api";
/** The rooms that there are, by their ids: tests before these have made a thousand, and of a million codes a guess hits one now and then. */
let taken: ReadonlySet<string> = new Set();
beforeEach(async () => {
  taken = new Set((await listDurableObjectIds(env.ROOM)).map(String));
});

/** A code of no room. */
function guess(): string {
  for (;;) {
    const code = codeFrom(crypto.getRandomValues(new Uint8Array(8)));
    if (!taken.has(String(env.ROOM.idFromName(code)))) return code;
  }
}
const index = env.ROOMS.get(env.ROOMS.idFromName("index"));

/** A request from an address; with a key, where one is given. */
const from = (address: string, path: string, key?: string, init: RequestInit = {}): Promise<Response> =>
  SELF.fetch(BASE + path, {
    ...init,
    headers: { "CF-Connecting-IP": address, ...(key !== undefined && { Authorization: `Bearer ${key}` }) },
  });

test("guesses wake no room, whatever is asked", async () => {
  await makeRoom();
  const before = (await listDurableObjectIds(env.ROOM)).length;
  for (let i = 0; i < 10; i++) {
    expect((await SELF.fetch(`${BASE}/rooms/${guess()}`)).status).toBe(404);
    const init = { method: "POST", body: JSON.stringify({ name: "Amber Otter" }) };
    expect((await from(`198.51.100.${i}`, `/rooms/${guess()}/seats`, undefined, init)).status).toBe(404);
    expect((await from(`198.51.100.${i}`, `/rooms/${guess()}/recordings`, "a".repeat(22))).status).toBe(404);
    expect((await upgrade(guess(), ["a".repeat(22)], { "CF-Connecting-IP": `198.51.100.${i}` })).status).toBe(404);
  }
  expect((await listDurableObjectIds(env.ROOM)).length).toBe(before);
});

test("many misses from one address wait, and then shut it out, but for those who hold a key", async () => {
  const { code, hostToken } = await makeRoom();
  // The window is a minute of the wall's clock: where that is set forward meanwhile, as on a machine that was stopped for a while,
  // it has ended, and whoever was shut out is not any more. Then once more, from another address.
  for (let host = 7; !(await shutsOut(`203.0.113.${host}`, code, hostToken)); host++) expect(host).toBeLessThan(12);
});

/** Whether all of it happened within the window, by the clock that it goes by. */
async function shutsOut(guesser: string, code: string, hostToken: string): Promise<boolean> {
  const began = Date.now();
  let latest = began;
  // Also where the clock was set forward and back again: the window had ended meanwhile.
  const late = () => {
    latest = Math.max(latest, Date.now());
    return latest - began >= MISSES_WINDOW;
  };
  const miss = async () => {
    const { status } = await from(guesser, `/rooms/${guess()}`);
    late();
    return status;
  };
  for (let i = 0; i < MISSES_FREE; i++) expect(await miss()).toBe(404);
  const waited = Date.now();
  const rest = await Promise.all(Array.from({ length: MISSES_MAX - MISSES_FREE }, miss));
  const paused = Date.now() - waited;
  // A room that is there, one that is not, and a key that does not fit look the same.
  const ask = (room: string, key?: string) => from(guesser, `/rooms/${room}`, key);
  const asked: readonly [string, string?][] = [[code], [guess()], [code, "a".repeat(22)], [guess(), "x"]];
  const answers = [];
  for (const [room, key] of asked) answers.push(await ask(room, key));
  if (late()) return false;
  expect(new Set(rest)).toEqual(new Set([404]));
  expect(waited - began).toBeLessThan(MISS_PAUSE * 5);
  expect(paused).toBeGreaterThanOrEqual(MISS_PAUSE * 0.9);
  const bodies = [];
  for (const answer of answers) {
    expect(answer.status, `${Date.now() - began} ms after the first miss`).toBe(429);
    expect(Number(answer.headers.get("Retry-After"))).toBeGreaterThan(0);
    expect(Number(answer.headers.get("Retry-After"))).toBeLessThanOrEqual(60);
    bodies.push(await answer.text());
  }
  expect(new Set(bodies).size).toBe(1);
  expect((await ask(code, hostToken)).status).toBe(200);
  const opened = await upgrade(code, [hostToken], { "CF-Connecting-IP": guesser });
  expect(opened.status).toBe(101);
  opened.webSocket?.accept();
  opened.webSocket?.close(1000);
  // Others, and those of whom nobody knows where they are, get in.
  expect((await from("203.0.113.200", `/rooms/${code}`)).status).toBe(200);
  expect((await SELF.fetch(`${BASE}/rooms/${code}`)).status).toBe(200);
  return true;
}

test("one address makes so many rooms, another still can", async () => {
  const make = async (address: string) =>
    (await from(address, "/rooms", undefined, { method: "POST", body: "{}" })).status;
  for (let i = 0; i < ROOMS_MADE_MAX; i++) expect(await make("203.0.113.20")).toBe(201);
  expect(await make("203.0.113.20")).toBe(429);
  expect(await make("203.0.113.21")).toBe(201);
}, 60_000);

test("a code is free again when its room has ended, and never before", async () => {
  const { code } = await makeRoom();
  expect(await index.reserve(code)).toBe(false);
  expect(await index.has(code)).toBe("yes");
  await age(code, 25 * 3_600_000);
  await runDurableObjectAlarm(roomOf(code));
  expect(await index.has(code)).toBe("no");
  expect((await SELF.fetch(`${BASE}/rooms/${code}`)).status).toBe(404);
  expect(await index.reserve(code)).toBe(true);
});

test("a room that could not be made leaves its code free", async () => {
  const listed = async () => (await index.codes()).length;
  const before = await listed();
  const answer = await SELF.fetch(`${BASE}/rooms`, { method: "POST", body: JSON.stringify({ scenario: "nowhere" }) });
  expect(answer.status).toBe(400);
  expect(await listed()).toBe(before);
});

test("a window begins with the first, and all is forgotten at its end", () => {
  const rates = new Rates(1000);
  expect(rates.count("a", 0)).toBe(0);
  expect([rates.add("a", 0), rates.add("a", 900), rates.add("b", 950)]).toEqual([1, 2, 1]);
  expect([rates.count("a", 999), rates.left("a", 900)]).toEqual([2, 100]);
  expect([rates.count("a", 1000), rates.add("a", 1000), rates.count("b", 1000)]).toEqual([0, 1, 1]);
});
