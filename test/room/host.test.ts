import { describe, expect, test } from "vitest";
import { sessionHash } from "../../src/game/index.ts";
import { Desk, type Phone } from "./desk.ts";
import { type Before, type Sample, SHORT, samples } from "./host-samples.ts";

const each = Object.values(samples);

/** A room with a host, a guest, a screen, somebody without a seat, and a round as far as wished. */
function room(where: Sample["in"]): { desk: Desk; host: Phone; others: Phone[] } {
  const desk = new Desk({ fill: 12 });
  const host = desk.join("Host", { host: true });
  const others = [desk.join("Guest"), desk.open({ screen: true }), desk.open({})];
  // With friends a guest may start a round: see powers.test.ts.
  desk.say(host, { type: "mode", mode: "class" });
  if (where === "lesson") {
    if ("fault" in SHORT) throw new Error(SHORT.fault);
    desk.room.change({ type: "lesson", plan: SHORT.plan }, desk.wall);
    desk.say(host, { type: "start" });
    desk.say(others[0]!, { type: "ticket", text: "Nobody decided." });
    desk.pass(200);
    return { desk, host, others };
  }
  if (where === "assembly") desk.say(host, { type: "assembly" });
  else if (where !== "lobby") desk.play(host);
  if (where === "reveal") desk.say(host, { type: "end" });
  if (where === "paused") desk.say(host, { type: "pause" });
  desk.pass(3000);
  return { desk, host, others };
}

const before = ({ room: { session } }: Desk): Before => ({
  end: session.round?.end ?? 0,
  commit: session.round?.keys.opened,
});
/** How often the log says that a command was accepted. */
const logged = (desk: Desk, id: string): number =>
  desk.disk.batches.flatMap((batch) => batch.ids).filter(([, one]) => one === id).length;

describe.each(each.map((sample) => [sample.message, sample] as const))("%j", (message, sample) => {
  test.each(["lobby", "play", "paused", "reveal"] as const)(
    "is refused to everybody but a host, and changes nothing: %s",
    (at) => {
      const { desk, others } = room(at);
      const hash = sessionHash(desk.room.session);
      for (const other of others) {
        const ids = [desk.say(other, message)];
        desk.room.flush(desk.wall);
        expect(other.refusals).toEqual(ids.map((id) => ({ id, code: "not_host" })));
        expect(other.acked).toEqual([]);
      }
      expect(sessionHash(desk.room.session)).toBe(hash);
    },
  );

  test("is obeyed from a host, stored before it is acknowledged, and found again on waking", () => {
    const { desk, host } = room(sample.in);
    const was = before(desk);
    const id = desk.say(host, message);
    desk.room.flush(desk.wall);
    expect(host.refusals).toEqual([]);
    expect(host.acked).toContain(id);
    expect(logged(desk, id)).toBe(1);
    sample.done(desk, was);
    const hash = sessionHash(desk.room.session);
    desk.reload(0);
    expect(sessionHash(desk.room.session)).toBe(hash);
    sample.done(desk, was);
  });

  test("is neither acknowledged nor shown to anybody where it cannot be stored", () => {
    const { desk, host } = room(sample.in);
    const told = desk.phones.map((phone) => phone.texts.length);
    const hash = sessionHash(desk.room.session);
    desk.disk.failing = true;
    expect(() => {
      desk.say(host, message);
      desk.room.flush(desk.wall);
    }).toThrow("disk full");
    expect(desk.phones.map((phone) => phone.texts.length)).toEqual(told);
    desk.disk.failing = false;
    desk.reload(0);
    expect(sessionHash(desk.room.session)).toBe(hash);
  });

  test("counts once when it comes twice, before a restart of the room or after it", () => {
    const { desk, host } = room(sample.in);
    const id = desk.say(host, message);
    desk.room.flush(desk.wall);
    const once = desk.room.session.log;
    desk.say(host, message, id);
    desk.room.flush(desk.wall);
    expect(desk.room.session.log).toBe(once);
    desk.reload(0);
    const again = desk.open({ seat: 0, host: true });
    // A host that comes back ends an election.
    const log = desk.room.session.log;
    desk.say(again, message, id);
    desk.room.flush(desk.wall);
    expect(desk.room.session.log).toBe(log);
    expect([again.acked, again.refusals]).toEqual([[id], []]);
    expect(logged(desk, id)).toBe(1);
  });
});

describe("what a host asks at the wrong moment is refused with the reason:", () => {
  test.each([
    ["lobby", { type: "pause" }, "no_round"],
    ["lobby", { type: "resume" }, "no_round"],
    ["lobby", { type: "more", ms: 1000 }, "no_round"],
    ["lobby", { type: "end" }, "no_round"],
    ["lobby", { type: "restart" }, "no_round"],
    ["lobby", { type: "debrief", card: "truth" }, "no_debrief"],
    ["play", { type: "debrief", card: "truth" }, "no_debrief"],
    ["reveal", { type: "debrief", card: "Truth!" }, "bad_setup"],
    ["lobby", { type: "level", level: "open" }, "no_change"],
    ["play", { type: "resume" }, "no_change"],
    ["play", { type: "start" }, "round_running"],
    ["play", { type: "lobby" }, "round_running"],
    ["play", { type: "setup", scenario: "practice" }, "round_running"],
    ["paused", { type: "pause" }, "no_change"],
    ["paused", { type: "start" }, "round_running"],
  ] as const)("%s: %j is %s", (at, message, code) => {
    const { desk, host } = room(at);
    const hash = sessionHash(desk.room.session);
    const id = desk.say(host, message);
    desk.room.flush(desk.wall);
    expect(host.refusals).toEqual([{ id, code }]);
    expect(sessionHash(desk.room.session)).toBe(hash);
  });

  test("time beyond an hour, ten minutes at a time", () => {
    const { desk, host } = room("play");
    for (let i = 0; i < 6; i++) desk.say(host, { type: "more", ms: 600_000 });
    desk.pass(200);
    expect(host.refusals.map(({ code }) => code)).toEqual(["too_long"]);
  });
});

test("a round that ends and the next one that starts in one flush: the first one's recording is noted", () => {
  const desk = new Desk({ fill: 12, flush: 60_000 });
  const host = desk.join("Host", { host: true });
  desk.play(host);
  desk.say(host, { type: "end" });
  expect(desk.disk.recorded).toEqual([]);
  desk.say(host, { type: "start" });
  expect(desk.room.session).toMatchObject({ phase: "round", rounds: 2 });
  expect(desk.disk.recorded).toEqual([1]);
});
