import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { expect, test, vi } from "vitest";
import { type Input, replay, sessionHash } from "../../src/game/index.ts";
import { RULES } from "../../src/game/rules.generated.ts";
import { PING, PONG } from "../../src/protocol/limits.ts";
import { Store } from "../../src/room/store.ts";
import type { Batch } from "../../src/room/stored.ts";
import { wake } from "../../src/room/wake.ts";
import { age, evict, makeRoom, roomOf, stored, takeSeat, type Viewer, watch } from "./client.ts";

/** All inputs since the room began. */
const inputs = (code: string): Promise<Input[]> =>
  runInDurableObject(roomOf(code), (_, { storage }) => new Store(storage).log());

/** The pauses in the log, in ms of wall time. */
const pauses = (code: string): Promise<number[]> =>
  runInDurableObject(roomOf(code), (_, { storage }) => {
    const rows = storage.sql.exec<{ body: string }>("SELECT body FROM log ORDER BY n").toArray();
    return rows.flatMap(({ body }) => (JSON.parse(body) as Batch).paused ?? []);
  });

const roundOf = (viewer: Viewer) => (viewer.view("all") as { round: { phase: string; end: number } }).round;

async function room(
  until: "lobby" | "briefing" | "play",
): Promise<{ code: string; token: string; host: Viewer; player: Viewer }> {
  const { code, hostToken } = await makeRoom({ scenario: "practice", fill: 12 });
  const { token } = await takeSeat(code, "Amber Otter");
  const [host, player] = [await watch(code, hostToken), await watch(code, token)];
  if (until === "lobby") return { code, token, host, player };
  host.send({ type: "start" });
  await player.until(() => player.view("all")?.phase === "round");
  if (until === "briefing") return { code, token, host, player };
  await player.until(() => roundOf(player).phase === "play");
  const id = player.send({ type: "act", round: 1, command: { verb: "explore" } });
  await player.until(() => player.acked.has(id));
  return { code, token, host, player };
}

test("in the lobby nothing keeps the room awake; its sockets outlive it, and the next message finds everything", async () => {
  const { code, host, player } = await room("lobby");
  // Rejects, or hangs, as long as a timer is set.
  await evictDurableObject(roomOf(code));
  expect([host.closed, player.closed]).toEqual([undefined, undefined]);
  const before = player.frames.length;
  player.send({ type: "rename", name: "Ruby Fox" });
  await host.until(() => JSON.stringify(host.view("all")).includes("Ruby Fox"));
  await player.until(() => player.frames.length > before);
  expect(player.frames[before]).toMatchObject({ n: 1, full: true, you: { seat: 0 } });
  host.close();
  player.close();
});

test("a ping is answered without waking the room", async () => {
  const { code, host, player } = await room("lobby");
  await evictDurableObject(roomOf(code));
  const load = vi.spyOn(Store.prototype, "load");
  const pong = new Promise((done) => player.socket.addEventListener("message", (event) => done(event.data)));
  player.raw(PING);
  expect(await pong).toBe(PONG);
  expect(load).not.toHaveBeenCalled();
  const id = player.send({ type: "rename", name: "Ruby Fox" });
  await player.until(() => player.acked.has(id));
  expect(load).toHaveBeenCalledTimes(1);
  load.mockRestore();
  host.close();
  player.close();
});

test.each(["hibernate", "close"] as const)(
  "evicted in the middle of a round (%s), the round goes on where it was",
  async (how) => {
    const { code, token, host, player } = await room("play");
    await evict(code, how);
    const asleep = await stored(code);
    const before = await inputs(code);
    const { session } = wake(asleep, RULES);
    expect(session.phase).toBe("round");

    const back = how === "close" ? await watch(code, token) : player;
    const seen = how === "close" ? 0 : back.frames.length;
    back.send({ type: "rename", name: "Ruby Fox" });
    await back.until(() => JSON.stringify(back.view("all")).includes("Ruby Fox"));
    expect(back.frames[seen]).toMatchObject({ n: 1, full: true });
    expect(back.view("all")).toMatchObject({ phase: "round", round: { number: 1, commit: expect.any(String) } });
    expect(back.view("seat")).toMatchObject({ playing: true, diary: session.round?.diaries[0] && expect.anything() });

    // Bit by bit: the whole log up to then makes what was stored then, and what is stored now goes on from there.
    expect(sessionHash(replay(before, asleep.clock.t))).toBe(sessionHash(session));
    const now = await stored(code);
    const all = await inputs(code);
    expect(all.slice(0, before.length)).toEqual(before);
    expect(all.slice(before.length)).toContainEqual(expect.objectContaining({ type: "rename", name: "Ruby Fox" }));
    expect(sessionHash(replay(all, now.clock.t))).toBe(sessionHash(wake(now, RULES).session));
    expect(now.clock.t).toBeGreaterThanOrEqual(asleep.clock.t);
    expect(await pauses(code)).toEqual([]);
    host.close();
    back.close();
  },
);

test("a minute without the room is a logged pause, and the round's clock stands where it stood", async () => {
  const { code, host, player } = await room("briefing");
  await evict(code);
  const { clock } = await stored(code);
  await age(code, 60_000);
  const id = player.send({ type: "rename", name: "Ruby Fox" });
  await player.until(() => player.acked.has(id));
  expect(player.frames.at(-1)?.t).toBeLessThan(clock.t + 1000);
  expect((await pauses(code)).at(-1)).toBeGreaterThan(60_000);
  await scheduler.wait(4500);
  expect((await stored(code)).clock.t).toBeGreaterThan(clock.t + 1000);
  expect((await stored(code)).clock.t).toBeLessThan(clock.t + 8000);
  expect(player.view("all")).toMatchObject({ phase: "round" });
  host.close();
  player.close();
});

test("the watchdog wakes a room that was evicted in its round, though nobody comes back", async () => {
  const { code, host, player } = await room("briefing");
  const { end } = roundOf(player);
  const left = end - (player.frames.at(-1)?.t ?? 0);
  const alarm = await runInDurableObject(roomOf(code), (_, { storage }) => storage.getAlarm());
  expect((alarm ?? 0) - Date.now()).toBeGreaterThan(left);
  expect((alarm ?? 0) - Date.now()).toBeLessThan(left + 30_000);
  await evict(code, "close");
  const { clock } = await stored(code);
  expect(await runDurableObjectAlarm(roomOf(code))).toBe(true);
  await scheduler.wait(4500);
  expect((await stored(code)).clock.t).toBeGreaterThan(clock.t + 1000);
  expect([host.closed, player.closed]).not.toContain(undefined);
});
