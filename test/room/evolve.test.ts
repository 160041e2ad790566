import { describe, expect, test } from "vitest";
import { sessionHash } from "../../src/game/index.ts";
import { Desk, type Phone } from "./desk.ts";

/** A room of friends that has played a round, whose bots now live by themselves. */
function evolving(): { desk: Desk; ana: Phone } {
  const desk = new Desk({ fill: 8 });
  const ana = desk.join("Ana", { host: true });
  desk.play(ana);
  desk.say(ana, { type: "end" });
  desk.pass(300);
  desk.say(ana, { type: "evolve", what: "breed" });
  desk.pass(300);
  return { desk, ana };
}

/** Longer than five generations and their test take. ms */
const LONG = 120_000;

describe("a room whose bots evolve", () => {
  test("shows generation after generation, keeps the round before, and sleeps once they are over", () => {
    const { desk, ana } = evolving();
    expect(desk.disk.recorded).toEqual([1]);
    expect(ana.own.playing).toBe(false);
    const seen = new Set<number | undefined>();
    for (let i = 0; i < LONG / 500; i++) {
      desk.pass(500);
      seen.add(ana.all.colony?.on);
    }
    expect([...seen]).toEqual([0, 1, 2, 3, 4, 5, 6, undefined]);
    expect(ana.all).toMatchObject({ phase: "step", colony: { of: 5 } });
    expect(desk.room.agenda.wakeAt(desk.wall)).toBeUndefined();
    // Only the round that people played is a recording.
    expect(desk.disk.recorded).toEqual([1]);
    desk.play(ana);
    expect(desk.room.session.round?.scenario.ways).toHaveLength(24);
  });

  test("goes on where it was when it died on the way, and comes to the same", () => {
    const [whole, killed] = [evolving(), evolving()];
    for (const ms of [4000, 9000]) {
      killed.desk.pass(ms);
      const { on, lived } = killed.desk.room.session.colony ?? {};
      killed.desk.reload(0);
      expect(killed.desk.room.session.colony?.lived.length).toBe(lived?.length);
      expect(killed.desk.room.session.colony?.on).toBe(on);
      killed.desk.open({ seat: 0, host: true });
    }
    whole.desk.pass(LONG);
    killed.desk.pass(LONG);
    const ended = (desk: Desk) => sessionHash({ ...desk.room.session, now: 0, log: "", seats: [] });
    expect(ended(killed.desk)).toBe(ended(whole.desk));
  });

  test("stands still where it is paused, and is in its lobby under other rules, with what has lived", () => {
    const { desk, ana } = evolving();
    while (ana.all.colony?.on !== 1) desk.pass(200);
    desk.say(ana, { type: "pause" });
    desk.pass(300);
    const hash = sessionHash(desk.room.session);
    desk.pass(LONG);
    expect(sessionHash(desk.room.session)).toBe(hash);
    desk.reload(1000, "rules 2");
    expect(desk.room.session).toMatchObject({ phase: "lobby", rounds: 1, colony: { lived: [{}] } });
    expect(desk.room.session.colony).not.toHaveProperty("on");
  });
});
