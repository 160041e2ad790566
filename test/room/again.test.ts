import { describe, expect, test } from "vitest";
import { sessionHash } from "../../src/game/index.ts";
import { Desk, type Phone } from "./desk.ts";

/** A room whose meadow has been played: a host and a guest, told how it ended. */
function played(mode: "friends" | "class" = "friends"): { desk: Desk; host: Phone; guest: Phone } {
  const desk = new Desk({ scenario: "meadow", fill: 6 });
  const host = desk.join("Host", { host: true });
  const guest = desk.join("Guest");
  if (mode === "class") desk.say(host, { type: "mode", mode });
  desk.play(host);
  desk.pass(5000);
  desk.say(host, { type: "end" });
  desk.pass(500);
  expect(desk.room.session.phase).toBe("reveal");
  return { desk, host, guest };
}

const AGAIN = { type: "start", again: "queen" };
const worths = ({ room }: Desk): number[] =>
  (room.session.round!.parts.swarm as { sites: { quality: number }[] }).sites.map(({ quality }) => quality).sort();

describe("the same again under another rule", () => {
  test("is for whoever may choose: anyone among friends, hosts alone in a class", () => {
    const { desk, guest } = played();
    desk.say(guest, AGAIN);
    desk.pass(300);
    expect(desk.room.session).toMatchObject({
      phase: "round",
      rounds: 2,
      round: { scenario: { id: "queen", again: 1 } },
    });
    expect(guest.all).toMatchObject({ phase: "round", scenario: { id: "queen", again: 1 } });

    const other = played("class");
    const id = other.desk.say(other.guest, AGAIN);
    other.desk.pass(300);
    expect(other.guest.refusals.find((one) => one.id === id)?.code).toBe("not_host");
    other.desk.say(other.host, AGAIN);
    other.desk.pass(300);
    expect(other.desk.room.session.round?.scenario.id).toBe("queen");
  });

  test("is stored as it starts: killed in it, the room wakes to the same round", () => {
    const { desk, host } = played();
    desk.say(host, AGAIN);
    desk.pass(300);
    const hash = sessionHash(desk.room.session);
    desk.reload(500);
    expect(sessionHash(desk.room.session)).toBe(hash);
  });

  test("under other rules it starts again as what it was, of the same worths, and what was compared is kept", () => {
    const { desk, host } = played();
    const before = worths(desk);
    desk.say(host, AGAIN);
    desk.pass(8000);
    desk.reload(500, "rules 2");
    expect(desk.room.session.round).toMatchObject({
      number: 2,
      phase: "briefing",
      scenario: { id: "queen", again: 1 },
    });
    expect(worths(desk)).toEqual(before);
    expect(desk.room.session.compared?.map(({ round }) => round)).toEqual([1]);
  });
});

describe("rounds to be compared", () => {
  test("are on the page after a reload of it and after the room slept, and in no frame of a round", () => {
    const { desk, host } = played();
    expect(host.all.compared).toMatchObject([{ round: 1, scenario: "meadow" }]);
    desk.reload(3_600_000);
    const again = desk.open({ seat: 0, host: true });
    desk.pass(300);
    expect(again.all.compared).toMatchObject([{ round: 1, scenario: "meadow" }]);
    desk.say(again, AGAIN);
    desk.pass(300);
    expect(again.all).not.toHaveProperty("compared");
  });
});
