import { expect, test } from "vitest";
import { sessionHash } from "../../src/game/index.ts";
import { NAMING } from "../../src/game/round/naming.ts";
import { WATCHDOG_AFTER } from "../../src/room/limits.ts";
import { Desk, type Phone } from "./desk.ts";

/** A round of robbers with two people that has just come to its naming. */
function named(): { desk: Desk; host: Phone; guest: Phone } {
  const desk = new Desk({ scenario: "robbers", fill: 8 });
  const host = desk.join("Host", { host: true });
  const guest = desk.join("Guest");
  desk.play(host);
  desk.pass(20_000);
  desk.say(host, { type: "end" });
  for (let i = 0; i < 100 && desk.room.session.round?.phase === "play"; i++) desk.pass(500);
  expect(desk.room.session.round?.phase).toBe("naming");
  return { desk, host, guest };
}

test.each([500, 8000])(
  "killed in the middle of a naming, a room has every choice it acknowledged, %i ms later",
  (gone) => {
    const { desk, host, guest } = named();
    desk.act(host, { verb: "name", seat: 3 });
    desk.act(host, { verb: "name", seat: 4 });
    desk.act(guest, { verb: "name", seat: 5 });
    desk.act(host, { verb: "unname", seat: 3 });
    desk.pass(300);
    const hash = sessionHash(desk.room.session);
    desk.reload(0);
    expect(sessionHash(desk.room.session)).toBe(hash);
    desk.reload(gone);
    expect(desk.room.session.round?.naming?.names).toMatchObject({ 0: [4], 1: [5] });
    const back = desk.open({ seat: 0, host: true });
    desk.pass(300);
    expect(back.own).toMatchObject({ naming: { names: [4] } });
    expect(JSON.stringify(back.all)).not.toContain('"names":[5]');
    desk.pass(NAMING + 8000);
    expect(back.all).toMatchObject({ phase: "reveal" });
    expect(desk.room.session.round?.naming?.names).toMatchObject({ 0: [4], 1: [5] });
  },
);

test("the watchdog looks in after its end, and a minute more moves that", () => {
  const { desk, host } = named();
  const left = () => (desk.room.agenda.watchdogAt() ?? 0) - desk.wall - WATCHDOG_AFTER;
  expect(left()).toBeGreaterThan(NAMING - 2000);
  expect(left()).toBeLessThanOrEqual(NAMING);
  desk.say(host, { type: "more", ms: 60_000 });
  desk.pass(300);
  expect(left()).toBeGreaterThan(NAMING + 57_000);
});

test("both have said so: the reveal comes with the next flush, not at the end of the time", () => {
  const { desk, host, guest } = named();
  for (const phone of [host, guest]) desk.act(phone, { verb: "done" });
  desk.pass(600);
  expect(host.all).toMatchObject({ phase: "reveal", reveal: { named: { of: 6 } } });
  expect(guest.own).toMatchObject({ points: { naming: expect.any(Number) } });
});
