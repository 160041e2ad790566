import { expect, test } from "vitest";
import { DESERTED_AFTER, HEARTBEAT } from "../../src/room/limits.ts";
import { Desk, type Phone } from "./desk.ts";

/** A harbour goes on as long as its clock runs; a swarm may have decided by then. */
function playing(scenario = "bft"): { desk: Desk; host: Phone; guest: Phone } {
  const desk = new Desk({ scenario, fill: 12 });
  const host = desk.join("Host", { host: true });
  const guest = desk.join("Guest");
  desk.play(host);
  desk.say(host, { type: "more", ms: 600_000 });
  desk.pass(5000);
  return { desk, host, guest };
}

/** Long enough for a heartbeat to notice. */
const NOTICED = DESERTED_AFTER + 2 * HEARTBEAT;

test.each(["authority", "pow", "bft", "ec"])(
  "a round of %s that everybody has left ends, counts for nothing, and the room sleeps",
  (scenario) => {
    const { desk, host, guest } = playing(scenario);
    for (const phone of [host, guest]) desk.hangUp(phone);
    desk.pass(DESERTED_AFTER - 1000);
    expect(desk.room.session.phase).toBe("round");
    desk.pass(NOTICED);
    expect(desk.room.session).toMatchObject({ phase: "lobby", history: [], rounds: 1 });
    expect(desk.room.session.seats.map((seat) => seat.score)).toEqual(desk.room.session.seats.map(() => 0));
    expect(desk.room.agenda.wakeAt(desk.wall)).toBeUndefined();
    expect(desk.room.agenda.lookAt()).toBe(Number.POSITIVE_INFINITY);
    expect(desk.room.agenda.watchdogAt()).toBeUndefined();
    expect(desk.disk.recorded).toEqual([]);
    const stored = desk.disk.log.length;
    desk.pass(600_000);
    expect(desk.disk.log.length).toBe(stored);
    // It is stored; whoever comes back is told, and the next round is another.
    desk.reload(60_000);
    const back = desk.open({ seat: 0, host: true });
    desk.pass(200);
    expect(back.all).toMatchObject({ phase: "lobby", dropped: { round: 1, why: "round_deserted" } });
    desk.play(back);
    expect(back.all).toMatchObject({ phase: "round", round: { number: 2 } });
    expect(back.all.dropped).toBeUndefined();
  },
);

test("so does one whose phones fell silent without a word", () => {
  const { desk } = playing();
  desk.pass(NOTICED + 40_000, false);
  expect(desk.room.session).toMatchObject({ phase: "lobby", dropped: { why: "round_deserted" } });
});

test.each([{ seat: 1 }, { host: true }, { screen: true }])("%j alone keeps it going to its end", (who) => {
  const { desk, host, guest } = playing();
  desk.open(who);
  for (const phone of [host, guest]) desk.hangUp(phone);
  desk.pass(900_000);
  expect(desk.room.session.phase).toBe("reveal");
  expect(desk.room.session.history).toHaveLength(1);
});

test("who comes back in time finds it going on, again and again", () => {
  const { desk, host, guest } = playing();
  desk.hangUp(host);
  let last = guest;
  for (let i = 0; i < 2; i++) {
    desk.hangUp(last);
    desk.pass(DESERTED_AFTER - 5000);
    last = desk.open({ seat: 1 });
    desk.pass(200);
    expect(last.all.phase).toBe("round");
  }
});

test("a room that was gone itself waits as long again for those who could not come back to it", () => {
  const { desk, host, guest } = playing();
  for (const phone of [host, guest]) desk.hangUp(phone);
  desk.pass(10_000);
  // The process slept, a laptop's lid closed.
  desk.wall += 30 * 60_000;
  desk.room.tick(desk.wall);
  desk.pass(DESERTED_AFTER - 5000);
  expect(desk.room.session.phase).toBe("round");
  // It died, and came back.
  desk.reload(30_000);
  desk.pass(DESERTED_AFTER - 5000);
  expect(desk.room.session.phase).toBe("round");
  desk.pass(NOTICED);
  expect(desk.room.session).toMatchObject({ phase: "lobby", dropped: { why: "round_deserted" } });
});

test("one that stands still waits for its people as long as the room lives", () => {
  const { desk, host, guest } = playing();
  desk.say(host, { type: "pause" });
  desk.pass(500);
  for (const phone of [host, guest]) desk.hangUp(phone);
  desk.pass(3_600_000);
  expect(desk.room.session).toMatchObject({ phase: "round", paused: true });
  expect(desk.room.agenda.wakeAt(desk.wall)).toBeUndefined();
});
