import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { type Session, sessionHash } from "../../src/game/index.ts";
import { RULES } from "../../src/game/rules.generated.ts";
import { HEARTBEAT, WATCHDOG_AFTER } from "../../src/room/limits.ts";
import { wake } from "../../src/room/wake.ts";
import { eachMechanism } from "../game/support/setups.ts";
import { age, makeRoom, roomOf, stored, takeSeat, type Viewer, watch } from "./client.ts";
import { Desk, type Phone } from "./desk.ts";

const HOUR = 3_600_000;

/** A round of a host and a guest whose clock stands still, told to all. */
function paused(scenario = "meadow"): { desk: Desk; host: Phone; guest: Phone } {
  const desk = new Desk({ scenario, fill: 12 });
  const host = desk.join("Host", { host: true });
  const guest = desk.join("Guest");
  desk.play(host);
  desk.pass(10_000);
  desk.say(host, { type: "pause" });
  desk.pass(500);
  return { desk, host, guest };
}

const end = ({ room }: Desk): number => room.session.round?.end ?? 0;

describe.each(eachMechanism.map((one) => one.id))("a paused round of %s", (id) => {
  test("has no timer, writes nothing, tells nothing and runs nothing, however long it stands", () => {
    const { desk, host, guest } = paused(id);
    expect(host.all).toMatchObject({ phase: "round", paused: true });
    expect(desk.room.agenda.wakeAt(desk.wall)).toBeUndefined();
    expect(desk.room.agenda.watchdogAt()).toBeUndefined();
    const { log, snapshots, clock } = desk.disk;
    const before = [log.length, snapshots, { ...clock }, host.texts.length, guest.texts.length];
    const hash = sessionHash(desk.room.session);
    desk.pass(8 * HOUR);
    // Whatever makes the room look at the time: it has not moved.
    desk.room.tick(desk.wall);
    expect([log.length, desk.disk.snapshots, desk.disk.clock, host.texts.length, guest.texts.length]).toEqual(before);
    expect(sessionHash(desk.room.session)).toBe(hash);
  });

  test("goes on from where it stopped: its end is as much later as it stood still", () => {
    const { desk, host } = paused(id);
    const left = end(desk) - desk.room.session.now;
    desk.pass(2 * HOUR);
    desk.say(host, { type: "resume" });
    desk.pass(500);
    expect(host.all).not.toHaveProperty("paused");
    expect((desk.room.agenda.watchdogAt() ?? 0) - desk.wall).toBeCloseTo(left - 500 + WATCHDOG_AFTER, -3);
    expect(desk.room.agenda.wakeAt(desk.wall)).toBeLessThanOrEqual(desk.wall + HEARTBEAT);
    const { now } = desk.room.session;
    desk.pass(5000);
    expect(desk.room.session.now - now).toBeGreaterThan(3000);
    expect(desk.room.session.now - now).toBeLessThan(6000);
    // Not a moment of it was taken for a pause of the machine's.
    expect(desk.disk.batches.filter((batch) => batch.paused !== undefined)).toEqual([]);
  });

  test.each([500, HOUR])(
    "killed while it stands still, it wakes so after %i ms, its clock where it stopped",
    (gone) => {
      const { desk } = paused(id);
      const hash = sessionHash(desk.room.session);
      const { t } = desk.disk.clock;
      desk.reload(gone);
      expect(desk.room.session.paused).toBe(true);
      expect(sessionHash(desk.room.session)).toBe(hash);
      const host = desk.open({ seat: 0, host: true });
      desk.pass(60_000);
      expect(host.frames[0]).toMatchObject({ full: true, rate: 0, t, set: { all: { paused: true } } });
      expect(host.frames.at(-1)?.t).toBe(t);
      expect([desk.room.agenda.wakeAt(desk.wall), desk.room.agenda.watchdogAt()]).toEqual([undefined, undefined]);
      expect(desk.disk.batches.filter((batch) => batch.paused !== undefined)).toEqual([]);
      desk.say(host, { type: "resume" });
      desk.pass(2 * HEARTBEAT);
      expect(desk.disk.clock.t).toBeGreaterThan(t);
      expect(desk.disk.clock.t).toBeLessThanOrEqual(t + 2 * HEARTBEAT);
    },
  );

  test("under other rules starts again, and stands still as it did", () => {
    const { desk } = paused(id);
    desk.reload(HOUR, "rules 2");
    expect(desk.room.session).toMatchObject({ phase: "round", paused: true, rounds: 1, round: { phase: "briefing" } });
    desk.pass(HOUR);
    expect(desk.room.agenda.wakeAt(desk.wall)).toBeUndefined();
    expect(desk.room.session.round?.phase).toBe("briefing");
    const host = desk.open({ seat: 0, host: true });
    desk.say(host, { type: "resume" });
    desk.pass(20_000);
    expect(desk.room.session.round?.phase).toBe("play");
  });
});

describe("while the clock stands still", () => {
  test("frames say so: rate 0 when it stops, the usual one when it goes on, and in every full one", () => {
    const { desk, host, guest } = paused();
    const rates = (phone: Phone): number[] => phone.frames.flatMap(({ rate }) => (rate === undefined ? [] : [rate]));
    expect(rates(guest)).toEqual([1, 0]);
    desk.raw(guest, JSON.stringify({ type: "resync" }));
    desk.pass(200);
    expect(rates(guest)).toEqual([1, 0, 0]);
    desk.say(host, { type: "resume" });
    desk.pass(200);
    expect(rates(guest)).toEqual([1, 0, 0, 1]);
  });

  test("nobody can act, and people come, go, rename and find their seats", () => {
    const { desk, host, guest } = paused();
    const t = desk.room.session.now;
    const id = desk.act(guest, { verb: "explore" });
    desk.say(guest, { type: "rename", name: "Wren" });
    const late = desk.join("Late");
    desk.hangUp(host);
    desk.pass(HOUR);
    expect(guest.refusals).toEqual([{ id, code: "paused" }]);
    expect(late.own.playing).toBe(true);
    for (const { not } of late.own.offers) expect(not?.code).toBe("paused");
    expect(late.all.seats[1]?.name).toBe("Wren");
    expect(desk.room.session.seats[0]?.away).toBe(true);
    expect(desk.room.session.now).toBe(t);
    const back = desk.open({ seat: 0, host: true });
    desk.say(back, { type: "resume" });
    desk.pass(3000);
    expect(desk.room.session.seats[0]?.away).toBe(false);
  });

  test("the machine's own clock may jump: session time stays", () => {
    const { desk, host } = paused();
    const { t } = desk.disk.clock;
    for (const jump of [-HOUR, 3 * HOUR]) {
      desk.wall += jump;
      desk.say(host, { type: "rename", name: `Host ${jump}` });
      desk.pass(1000);
      expect(desk.disk.clock.t).toBe(t);
    }
    desk.say(host, { type: "resume" });
    desk.pass(2 * HEARTBEAT);
    expect(desk.disk.clock.t).toBeGreaterThan(t);
    expect(desk.disk.clock.t - t).toBeLessThanOrEqual(2 * HEARTBEAT);
  });
});

test("more time moves the watchdog by as much", () => {
  // Which decides nothing before its clock runs out.
  const desk = new Desk({ scenario: "authority", fill: 12 });
  const host = desk.join("Host", { host: true });
  desk.play(host);
  const [at, watched] = [desk.room.agenda.watchdogAt() ?? 0, desk.room.agenda.watched];
  desk.say(host, { type: "more", ms: 90_000 });
  expect(desk.room.agenda.watchdogAt()).toBe(at + 90_000);
  expect(desk.room.agenda.watched).not.toBe(watched);
  desk.pass(at - desk.wall);
  expect(desk.room.session.phase).toBe("round");
});

// From here on with the real sockets, disk and alarm.

const alarm = (code: string): Promise<number | null> =>
  runInDurableObject(roomOf(code), (_, { storage }) => storage.getAlarm());
const sessionOf = async (code: string): Promise<Session> => wake(await stored(code), RULES).session;

async function room(): Promise<{ code: string; tokens: string[]; host: Viewer; say: (m: object) => Promise<void> }> {
  const { code, hostToken } = await makeRoom({ scenario: "practice", fill: 12 });
  const { token } = await takeSeat(code, "Amber Otter");
  const host = await watch(code, hostToken, token);
  const say = async (message: object): Promise<void> => {
    const id = host.send(message);
    await host.until(() => host.acked.has(id));
  };
  await say({ type: "start" });
  return { code, tokens: [hostToken, token], host, say };
}

describe("a paused room's object", () => {
  test("sleeps with its sockets open, expires like any, and goes on when its host says so", async () => {
    const { code, host, say } = await room();
    await say({ type: "pause" });
    const left = ((await alarm(code)) ?? 0) - Date.now();
    expect(left).toBeGreaterThan(23.9 * HOUR);
    // Rejects, or hangs, as long as a timer is set.
    await evictDurableObject(roomOf(code));
    expect(host.closed).toBeUndefined();
    const { clock } = await stored(code);
    await age(code, 5 * HOUR);
    const before = host.frames.length;
    await say({ type: "rename", name: "Ruby Fox" });
    expect(host.frames[before]).toMatchObject({ full: true, rate: 0, t: clock.t });
    await say({ type: "resume" });
    const soon = ((await alarm(code)) ?? 0) - Date.now();
    expect(soon).toBeLessThan(HOUR);
    await host.until(() => (host.frames.at(-1)?.t ?? 0) > clock.t);
    expect((await stored(code)).clock.t - clock.t).toBeLessThan(5000);
    host.close();
  });

  test("is wiped a day after the last activity", async () => {
    const { code, host, say } = await room();
    await say({ type: "pause" });
    await age(code, 24 * HOUR);
    expect(await runDurableObjectAlarm(roomOf(code))).toBe(true);
    await host.until(() => host.closed !== undefined);
    expect(host.closed).toBe(4404);
  });

  test("that was killed wakes paused, where it stopped", async () => {
    const { code, tokens, say } = await room();
    await say({ type: "pause" });
    const before = await sessionOf(code);
    await runInDurableObject(roomOf(code), (_, state) => state.abort("killed")).catch(() => undefined);
    await age(code, HOUR);
    const back = await watch(code, ...tokens);
    expect(back.frames[0]).toMatchObject({ rate: 0, set: { all: { phase: "round", paused: true } } });
    const after = await sessionOf(code);
    expect([after.paused, after.now, sessionHash({ ...after, seats: [], log: "" })]).toEqual([
      true,
      before.now,
      sessionHash({ ...before, seats: [], log: "" }),
    ]);
    back.close();
  });

  test("has its alarm after the round's end, and later when there is more time", async () => {
    const { code, host, say } = await room();
    const before = (await alarm(code)) ?? 0;
    await say({ type: "more", ms: 600_000 });
    expect(((await alarm(code)) ?? 0) - before).toBeGreaterThan(590_000);
    host.close();
  });
});
