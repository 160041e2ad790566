import { env, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, test, vi } from "vitest";
import { HEARTBEAT, PAUSE_AFTER, WATCHDOG_AFTER } from "../../src/room/limits.ts";
import { settingsOf } from "../../src/settings/settings.ts";
import { eachMechanism } from "../game/support/setups.ts";
import { makeRoom, post, roomOf, takeSeat, watch } from "./client.ts";
import { Desk, type Phone } from "./desk.ts";

const usual = env.PACE;
afterEach(() => {
  Object.assign(env, { PACE: usual });
  vi.restoreAllMocks();
});

function playing(scenario: string, pace: number): { desk: Desk; host: Phone } {
  const desk = new Desk({ scenario, fill: 12, pace });
  const host = desk.join("Host", { host: true });
  desk.play(host);
  return { desk, host };
}

describe.each(eachMechanism.map((one) => one.id))("at ten times the usual pace a round of %s", (id) => {
  test("runs ten times as fast, and frames say so from the first on", () => {
    const { desk, host } = playing(id, 10);
    const { now } = desk.room.session;
    const at = desk.wall;
    for (let i = 0; i < 8; i++) {
      desk.pass(250);
      desk.room.flush(desk.wall);
    }
    expect(desk.disk.clock.t - now).toBeGreaterThan(9.5 * (desk.disk.clock.wall - at) - 500);
    expect(desk.disk.clock.t - now).toBeLessThanOrEqual(10 * (desk.wall - at) + 500);
    expect(host.frames[0]).toMatchObject({ full: true, rate: 10 });
    expect(host.frames.filter(({ rate }) => rate !== undefined)).toHaveLength(1);
    const { t, wall } = desk.disk.clock;
    expect(desk.room.agenda.watchdogAt()).toBeCloseTo(
      wall + ((desk.room.session.round?.end ?? 0) - t) / 10 + WATCHDOG_AFTER,
      -1,
    );
  });

  test("comes out as it does at the usual pace, in a tenth of the time", () => {
    const results = [1, 10].map((pace) => {
      const { desk } = playing(id, pace);
      const from = desk.wall;
      while (desk.room.session.phase === "round") desk.pass(1000 / pace);
      return { took: desk.wall - from, history: desk.room.session.history };
    });
    // Nobody acts, so that it is the same round.
    expect(results[1]?.history).toEqual(results[0]?.history);
    const [slow, fast] = results.map(({ took }) => took) as [number, number];
    expect(fast).toBeLessThan(slow / 10 + HEARTBEAT);
  });

  test("keeps its pace over a pause, a kill and a wake from the snapshot", () => {
    const { desk, host } = playing(id, 10);
    desk.say(host, { type: "pause" });
    desk.pass(500);
    desk.say(host, { type: "resume" });
    desk.pass(500);
    expect(host.frames.flatMap(({ rate }) => rate ?? [])).toEqual([10, 0, 10]);
    for (const rules of ["rules 1", "rules 2"]) {
      desk.reload(100, rules);
      const back = desk.open({ seat: 0, host: true });
      expect(desk.room.session.pace).toBe(10);
      const { t, wall } = desk.disk.clock;
      desk.pass(HEARTBEAT + 500);
      expect(back.frames[0]?.rate).toBe(10);
      expect(desk.disk.clock.t - t).toBeGreaterThan(9 * (desk.disk.clock.wall - wall));
    }
  });
});

test("a gap in which the room did not run is no time of the round's, however fast it runs", () => {
  const { desk } = playing("meadow", 10);
  desk.pass(1000);
  desk.room.flush(desk.wall);
  const { t } = desk.disk.clock;
  desk.reload(PAUSE_AFTER + 60_000);
  desk.room.flush(desk.wall);
  expect(desk.disk.clock.t).toBe(t);
});

describe("an instance's PACE", () => {
  test.each([
    [undefined, 1],
    ["1", 1],
    ["10", 10],
    ["2.5", 2.5],
    [3 as unknown as string, 3],
  ])("of %j is a pace of %d", (text, pace) => {
    expect(settingsOf(text === undefined ? {} : { PACE: text })).toMatchObject({ PACE: pace });
  });

  test.each(["abc", "", " ", "0", "0.5", "-1", "11", "1e1", "0x5", "NaN", "Infinity", "5 ", "1,5", "10.000001"])(
    "of %j makes no room, and the answer names the setting and what is allowed",
    async (text) => {
      Object.assign(env, { PACE: text });
      vi.spyOn(console, "error").mockImplementation(() => undefined);
      const response = await post("/rooms", {});
      expect(response.status).toBe(500);
      expect(await response.json()).toEqual({
        error: "bad_setting",
        field: "PACE",
        message: "This instance's PACE is wrong: it has to be a number from 1 to 10.",
      });
    },
  );

  test("that is wrong takes no code and leaves no room behind; rooms that are there go on", async () => {
    const before = await makeRoom();
    Object.assign(env, { PACE: "fast" });
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    expect(await roomOf("CFHJK").create("CFHJK", {})).toMatchObject({ error: "bad_setting" });
    await runInDurableObject(roomOf("CFHJK"), async (_, { storage }) => {
      expect(storage.sql.exec("SELECT name FROM sqlite_master WHERE name = 'meta'").toArray()).toEqual([]);
      expect(await storage.getAlarm()).toBeNull();
    });
    expect((await takeSeat(before.code, "Amber Otter")).seat).toBe(0);
  });

  test("is the pace of rooms made under it, over their sockets", async () => {
    Object.assign(env, { PACE: "10" });
    const { code, hostToken } = await makeRoom({ scenario: "practice", fill: 12 });
    const { token } = await takeSeat(code, "Amber Otter");
    const host = await watch(code, hostToken, token);
    expect(host.frames[0]?.rate).toBe(10);
    const began = Date.now();
    host.send({ type: "start" });
    // 4 s to read and 12 to play.
    await host.until(() => (host.frames.at(-1)?.t ?? 0) > (host.frames[0]?.t ?? 0) + 16_000);
    expect(Date.now() - began).toBeLessThan(5000);
    host.close();
  });
});
