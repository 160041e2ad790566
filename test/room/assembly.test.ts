import { describe, expect, test } from "vitest";
import { sessionHash } from "../../src/game/index.ts";
import { Desk, type Phone } from "./desk.ts";

/** Two friends in a room of five, whose three bots know of no round yet. */
function room(): { desk: Desk; ana: Phone; ben: Phone; screen: Phone } {
  const desk = new Desk({ fill: 5 });
  const [ana, ben, screen] = [desk.join("Ana"), desk.join("Ben"), desk.open({ screen: true })];
  desk.pass(300);
  return { desk, ana, ben, screen };
}

const QUORUM = { type: "propose", part: "bees", option: "quorum", to: 2 };

describe("an assembly", () => {
  test("runs by the room's clock to its end, and shows what is said aloud and nobody's ballot", () => {
    const { desk, ana, ben, screen } = room();
    desk.say(ana, { type: "assembly" });
    desk.say(ana, QUORUM);
    desk.say(ben, { type: "second", proposal: 0, on: true });
    desk.pass(300);
    expect(screen.all.assembly).toMatchObject({
      stage: "propose",
      proposals: [{ by: 0, from: 3, to: 2, seconds: [0, 1] }],
    });
    desk.pass(40_000);
    expect(ben.all.assembly).toMatchObject({ stage: "vote", voted: [0], cast: 0 });
    const [before, wall] = [ben.texts.length, screen.texts.length];
    desk.say(ana, { type: "ballot", proposal: 0, votes: -1 });
    desk.pass(300);
    expect(ana.own.assembly).toEqual({ ballots: { 0: -1 } });
    expect(ben.all.assembly).toMatchObject({ cast: 1 });
    for (const text of [...ben.texts.slice(before), ...screen.texts.slice(wall)])
      expect(text).not.toMatch(/ballots|votes|"0":-1/);
    desk.say(ben, { type: "ballot", proposal: 0, votes: 1 });
    desk.pass(30_000);
    expect(ben.all.assembly).toMatchObject({ stage: "over", results: [{ passed: false, tally: { yes: 1, no: 1 } }] });
    expect(desk.room.session.assembly?.ballots).toEqual({});
    // Over, it sleeps.
    expect(desk.room.agenda.wakeAt(desk.wall)).toBeUndefined();
  });

  test("goes on wherever the room is killed, and is given up under other rules, but for what was decided", () => {
    const { desk, ana } = room();
    desk.say(ana, { type: "assembly" });
    for (const message of [QUORUM, { type: "count" }, { type: "ballot", proposal: 0, votes: 1 }]) {
      const phone = desk.phones.find(({ peer }) => peer.seat === 0) ?? desk.open({ seat: 0 });
      desk.say(phone, message);
      // With friends nobody ends another's time to speak: here it runs out.
      desk.pass(message.type === "count" ? 36_000 : 300);
      const hash = sessionHash(desk.room.session);
      desk.reload(100);
      expect(sessionHash(desk.room.session)).toBe(hash);
    }
    const again = desk.open({ seat: 0 });
    desk.open({ seat: 1 });
    desk.pass(30_000);
    expect(again.all.assembly).toMatchObject({ results: [{ passed: true, to: 2 }] });
    expect(desk.room.session.plan).toMatchObject([{ options: { mechanism: { quorum: 2 } } }]);
    desk.say(again, { type: "assembly" });
    desk.pass(300);
    desk.reload(100, "rules 2");
    expect(desk.room.session.assembly).toBeUndefined();
    expect(desk.room.session).toMatchObject({ phase: "lobby", constitution: { decided: { "bees.quorum": 2 } } });
    expect(desk.room.session.plan).toMatchObject([{ options: { mechanism: { quorum: 2 } } }]);
  });
});
