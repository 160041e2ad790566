import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { expect, test, vi } from "vitest";
import { sessionHash } from "../../src/game/index.ts";
import { RULES } from "../../src/game/rules.generated.ts";
import { PING, PONG } from "../../src/protocol/limits.ts";
import { Store } from "../../src/room/store.ts";
import type { Stored } from "../../src/room/stored.ts";
import { wake } from "../../src/room/wake.ts";
import { evict, makeRoom, roomOf, takeSeat, type Viewer, watch } from "./client.ts";

const stored = (code: string): Promise<Stored> =>
  runInDurableObject(roomOf(code), (_, { storage }) => new Store(storage).load());

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
    const { session } = wake(asleep, RULES);
    expect(session.phase).toBe("round");

    const back = how === "close" ? await watch(code, token) : player;
    const before = back.frames.length;
    back.send({ type: "rename", name: "Ruby Fox" });
    await back.until(() => JSON.stringify(back.view("all")).includes("Ruby Fox"));
    expect(back.frames.slice(how === "close" ? 0 : before)[0]).toMatchObject({ n: 1, full: true });
    expect(back.view("all")).toMatchObject({ phase: "round", round: { number: 1, commit: expect.any(String) } });
    expect(back.view("seat")).toMatchObject({ playing: true, diary: session.round?.diaries[0] && expect.anything() });

    // Bit by bit: what is stored now, taken back to the inputs of then and that time, is what was stored then.
    const now = await stored(code);
    const then = { ...now, clock: asleep.clock, batches: now.batches.slice(0, asleep.batches.length) };
    expect(sessionHash(wake(then, RULES).session)).toBe(sessionHash(session));
    expect(now.clock.t).toBeGreaterThanOrEqual(asleep.clock.t);
    expect(now.batches.slice(asleep.batches.length).every((batch) => batch.paused === undefined)).toBe(true);
    host.close();
    back.close();
  },
);

test("a minute without the room is a logged pause, and the round's clock stands where it stood", async () => {
  const { code, host, player } = await room("briefing");
  await evict(code);
  const clock = await runInDurableObject(roomOf(code), (_, { storage }) => {
    const last = new Store(storage).clock();
    const shifted = { wall: last.wall - 60_000, t: last.t };
    storage.sql.exec("UPDATE meta SET value = ? WHERE key = 'clock'", JSON.stringify(shifted));
    return last;
  });
  const id = player.send({ type: "rename", name: "Ruby Fox" });
  await player.until(() => player.acked.has(id));
  expect(player.frames.at(-1)?.t).toBeLessThan(clock.t + 1000);
  const { batches } = await stored(code);
  expect(batches.findLast((batch) => batch.paused !== undefined)?.paused).toBeGreaterThan(60_000);
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
