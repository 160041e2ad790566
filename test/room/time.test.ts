import { describe, expect, test } from "vitest";
import { sessionHash } from "../../src/game/index.ts";
import { AWAY_AFTER, PAUSE_AFTER } from "../../src/room/limits.ts";
import { Desk, type Phone } from "./desk.ts";

function playing(): { desk: Desk; host: Phone; guest: Phone } {
  const desk = new Desk({ fill: 12 });
  const host = desk.join("Host", { host: true });
  const guest = desk.join("Guest");
  desk.play(host);
  return { desk, host, guest };
}

describe("the round's clock", () => {
  test("goes on after a short absence of the room as if nothing had been", () => {
    const { desk } = playing();
    desk.pass(10_000);
    const { t, wall } = desk.disk.clock;
    desk.reload(PAUSE_AFTER - 2000);
    desk.room.flush(desk.wall);
    expect(desk.disk.clock.t - t).toBe(desk.wall - wall);
    expect(desk.disk.batches.some((batch) => batch.paused !== undefined)).toBe(false);
  });

  test.each([60_000, 6 * 3_600_000])("stands still while the room is gone for %i ms, and the log says so", (gone) => {
    const { desk } = playing();
    desk.pass(10_000);
    // To a moment that was stored.
    do {
      desk.pass(100);
      desk.room.flush(desk.wall);
    } while (desk.disk.clock.wall !== desk.wall);
    const { t, wall } = desk.disk.clock;
    const hash = sessionHash(desk.room.session);
    desk.reload(gone);
    expect(desk.disk.clock.t).toBe(t);
    expect(desk.disk.batches.at(-1)?.paused).toBe(gone);
    expect(sessionHash(desk.room.session)).toBe(hash);
    desk.pass(5000);
    expect(desk.disk.clock.t - t).toBeLessThan(7000);
    expect(desk.disk.clock.wall - wall).toBeGreaterThan(gone);
    expect(desk.room.session.phase).toBe("round");
  });

  test("stands still too when the process itself was asleep, a laptop's lid closed", () => {
    const { desk, host } = playing();
    desk.pass(10_000);
    const { t } = desk.disk.clock;
    desk.wall += 30 * 60_000;
    desk.act(host, { verb: "explore" });
    desk.pass(1000);
    expect(host.refusals).toEqual([]);
    expect(desk.disk.clock.t - t).toBeLessThan(4000);
  });

  test("goes on, and never back, when the machine's own clock is set back", () => {
    const { desk, host } = playing();
    desk.pass(10_000);
    const { t } = desk.disk.clock;
    desk.wall -= 3_600_000;
    const id = desk.act(host, { verb: "explore" });
    desk.pass(4000);
    expect(host.acked).toContain(id);
    const times = host.frames.map((frame) => frame.t);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(desk.disk.clock.t - t).toBeGreaterThan(1900);
    expect(desk.disk.clock.t - t).toBeLessThan(6500);
  });

  test("ends the round by itself, and after that nothing wakes the room", () => {
    const { desk, host } = playing();
    expect(desk.room.agenda.wakeAt(desk.wall)).toBeDefined();
    desk.pass(200_000);
    expect(host.all.phase).toBe("reveal");
    expect(desk.room.agenda.wakeAt(desk.wall)).toBeUndefined();
    expect(desk.room.agenda.watchdogAt()).toBeUndefined();
  });

  test("has a watchdog after the round's end while it runs", () => {
    const { desk } = playing();
    const { end } = desk.room.session.round ?? { end: 0 };
    const at = desk.room.agenda.watchdogAt() ?? 0;
    desk.pass(at - desk.wall);
    expect(desk.room.session.phase).toBe("reveal");
    expect(desk.room.session.round?.ended).toBeLessThanOrEqual(end);
  });
});

describe("a room that nobody plays in", () => {
  test("wants no timer in the lobby, whoever comes, goes and does something", () => {
    const desk = new Desk();
    const host = desk.join("Host", { host: true });
    const guest = desk.join("Guest");
    desk.say(guest, { type: "rename", name: "Other" });
    desk.say(host, { type: "plan", steps: ["practice"] });
    desk.raw(guest, "garbage");
    desk.pass(1000);
    expect(desk.room.agenda.wakeAt(desk.wall)).toBeUndefined();
    desk.hangUp(guest);
    desk.pass(1000);
    expect(desk.room.agenda.wakeAt(desk.wall)).toBeUndefined();
    expect(desk.room.agenda.watchdogAt()).toBeUndefined();
  });
});

describe("a seat whose phone is gone", () => {
  const away = (desk: Desk, seat: number) => desk.room.session.seats[seat]?.away;

  test("keeps its person for twenty seconds, then the autopilot plays, and everybody sees it", () => {
    const { desk, host, guest } = playing();
    desk.hangUp(guest);
    desk.pass(AWAY_AFTER - 1000);
    expect(away(desk, 1)).toBe(false);
    desk.pass(3000);
    expect(away(desk, 1)).toBe(true);
    expect(host.all.seats[1]).toMatchObject({ name: "Guest", away: true });
    desk.pass(10_000);
    expect(desk.room.session.round?.minds[1]?.thoughts).toBeGreaterThan(0);
  });

  test("has its person back as soon as a socket opens", () => {
    const { desk, host, guest } = playing();
    desk.hangUp(guest);
    desk.pass(AWAY_AFTER + 3000);
    const back = desk.open({ seat: 1 });
    desk.pass(200);
    expect(away(desk, 1)).toBe(false);
    expect(host.all.seats[1]).not.toHaveProperty("away");
    expect(back.own.playing).toBe(true);
    expect(desk.room.session.round?.minds[1]?.policy ?? "").toBe("");
  });

  test("is not taken for gone over a reload", () => {
    const { desk, guest } = playing();
    desk.hangUp(guest);
    desk.pass(3000);
    desk.open({ seat: 1 });
    desk.pass(30_000);
    expect(away(desk, 1)).toBe(false);
  });

  test("is not taken for gone while another tab of it is open", () => {
    const { desk, guest } = playing();
    desk.open({ seat: 1 });
    desk.hangUp(guest);
    desk.pass(30_000);
    expect(away(desk, 1)).toBe(false);
  });

  test("is found out when its line hangs without ever closing", () => {
    const { desk, guest } = playing();
    desk.phones.splice(desk.phones.indexOf(guest), 1);
    desk.pass(60_000);
    expect(guest.closed).toBe(4001);
    expect(away(desk, 1)).toBe(true);
    expect(away(desk, 0)).toBe(false);
  });

  test("is handed to the autopilot after a restart from which it did not come back", () => {
    const { desk } = playing();
    desk.reload(3000);
    desk.open({ seat: 0, host: true });
    desk.pass(AWAY_AFTER + 3000);
    expect(away(desk, 0)).toBe(false);
    expect(away(desk, 1)).toBe(true);
  });

  test("starts a round under the autopilot when it was not there", () => {
    const desk = new Desk({ fill: 12 });
    const host = desk.join("Host", { host: true });
    desk.room.sit("Nobody", desk.wall);
    desk.play(host);
    expect(host.all.seats[1]).toMatchObject({ name: "Nobody", away: true });
    const late = desk.open({ seat: 1 });
    desk.pass(200);
    expect(late.all.seats[1]).not.toHaveProperty("away");
  });
});
