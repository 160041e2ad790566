import { describe, expect, test } from "vitest";
import { AFTER, openRound } from "../../../src/lab/models/play.ts";
import { setUp } from "../../../src/lab/models/setup.ts";
import { BallotRoom } from "../support/ballot-room.ts";
import { ownView } from "../support/play.ts";

const NONE = { world: {}, mechanism: {} };

describe("a vote that does not go as it should", () => {
  test("nobody votes: no home, and it is said how it came", () => {
    const room = new BallotRoom().tells(0, 9, 1).bell().pass(12_000);
    expect(room.all().count).toMatchObject({ votes: [0, 0, 0] });
    expect(room.all().count).not.toHaveProperty("winner");
    expect(room.s.round!.felt!.all.at(-1)).toMatchObject({ kind: "nobody" });
    expect(room.pass(7000).result()).toMatchObject({ ending: "homeless", facts: { turnout: 0 } });
  });

  test("nobody found anything: there is nothing to vote for, and that is refused with its reason", () => {
    const room = new BallotRoom().bell();
    for (let seat = 0; seat < 5; seat++) {
      expect(ownView(room.s, seat, room.s.now).offers).toEqual([]);
      expect(room.act(seat, { verb: "vote", site: 0 })).toBe("not_eligible");
    }
    expect(room.pass(19_000).result()).toMatchObject({ ending: "homeless" });
  });

  test("all tie: the lot decides among those that lead, by the round's key, and all are told", () => {
    const winners = new Set<number>();
    for (let i = 0; i < 12; i++) {
      const key = (i + 3).toString(16).padStart(2, "0").repeat(16);
      const room = new BallotRoom({ key }).tells(0, 9, 1).tells(1, 6, 2).tells(2, 3, 3).bell();
      room.votes(0, 0, 1).votes(1, 2, 3).votes(2, 4).pass(3000);
      const { winner, tied } = room.all().count!;
      expect(tied).toEqual([0, 1]);
      expect(tied).toContain(winner);
      expect(room.s.round!.felt!.all.at(-1)).toMatchObject({ kind: "count" });
      winners.add(winner!);
      expect(room.pass(7000).result()).toMatchObject({ option: winner, facts: { tied: 1 } });
      expect(room.reveal().tied).toEqual([0, 1]);
    }
    expect([...winners].sort()).toEqual([0, 1]);
  });

  test("how many voted for what they had seen is told where that points at nobody", () => {
    // These three have seen it; of the others only those count as having looked that have.
    const counted = (...seats: number[]): { byLook: number | undefined; looked: number } => {
      const room = new BallotRoom().tells(0, 9, 1).tells(0, 9, 2).tells(0, 9, 3);
      const looked = seats.filter((seat) => room.scout(seat).known[0]?.reading !== undefined).length;
      return {
        byLook: room
          .bell()
          .votes(0, ...seats)
          .pass(19_000)
          .reveal().byLook,
        looked,
      };
    };
    expect(counted(0, 1, 2, 3, 4)).toEqual({ byLook: 3, looked: 3 });
    // A single vote by the board would be somebody's, and so would a single one by a look.
    expect(counted(1, 2, 3, 4)).toEqual({ byLook: undefined, looked: 3 });
    expect(counted(0, 1, 4)).toEqual({ byLook: undefined, looked: 1 });
    expect(counted(1, 2, 3)).toEqual({ byLook: undefined, looked: 3 });
  });

  test("one vote is enough, whoever else abstains", () => {
    const room = new BallotRoom().tells(1, 6, 1).bell().votes(1, 1).pass(19_000);
    expect(room.result()).toMatchObject({ option: 1, ending: "second", facts: { turnout: 20 } });
    expect(room.reveal()).toMatchObject({ voted: 1, abstained: 4, unseen: 0 });
  });

  test("one person among bots: all have voted within seconds, and nobody waits out the window", () => {
    const room = new BallotRoom({ people: 1, fill: 8, ballot: { early: 600_000 } }).bell();
    const sites = ownView(room.s, 0, room.s.now).offers.find(({ verb }) => verb === "vote")!.aim!.ids;
    room.votes(sites[0]!, 0);
    for (let i = 0; i < 120 && !room.all().count; i++) room.pass(100);
    const { vote, count } = room.all();
    expect(vote!.cast).toBe(8);
    expect(count!.from - vote!.from).toBeLessThan(10_000);
  });

  test("a person who does not vote keeps nobody longer than the window", () => {
    const room = new BallotRoom({ people: 1, fill: 8, ballot: { early: 600_000 } }).bell().pass(11_999);
    expect(room.all().vote!.cast).toBe(7);
    expect(room.all().count).toBeUndefined();
    expect(room.pass(1).all().count).toBeDefined();
  });

  test("a seat that needs longer has a window as much longer, with the whole room", () => {
    const room = new BallotRoom();
    room.put({ t: room.s.now, type: "slow", seat: 2, times: 2 });
    // Session time itself is slower: the room's clock runs at half its rate, through the vote as well.
    room.tells(0, 9, 1).bell();
    expect(room.all().vote!.until - room.s.now).toBe(12_000);
    expect(room.s.times).toBe(2);
  });

  test("latecomers vote by the board, and everybody is no longer everybody", () => {
    const room = new BallotRoom({ people: 5, fill: 5 }).tells(0, 9, 1).bell().votes(0, 0, 1, 2, 3, 4);
    expect(room.all().vote!.until - room.s.now).toBe(3000);
    expect(room.put({ t: room.s.now, type: "sit", name: "Late" })).toBeUndefined();
    expect(room.all().vote!.until - room.s.now).toBe(12_000);
    expect(room.act(5, { verb: "explore" })).toBe("grounded");
    room.votes(0, 5).pass(10_000);
    expect(room.reveal()).toMatchObject({ votes: [6, 0, 0], unseen: 5 });
  });
});

describe("the host and the clock", () => {
  test("ending the round rings the bell; ending it again closes the vote; and again lifts off", () => {
    const room = new BallotRoom().tells(0, 9, 1);
    room.put({ t: room.s.now, type: "end" });
    expect(room.all().vote).toMatchObject({ cast: 0 });
    room.votes(0, 1, 2).pass(1000);
    room.put({ t: room.s.now, type: "end" });
    expect(room.all().count).toMatchObject({ votes: [2, 0, 0], winner: 0 });
    room.pass(1000).put({ t: room.s.now, type: "end" });
    expect(room.result()).toMatchObject({ option: 0 });
  });

  test("more time before the bell: it rings later", () => {
    const room = new BallotRoom().tells(0, 9, 1);
    room.put({ t: room.s.now, type: "more", ms: 30_000 });
    room.pass(229_999 - room.played);
    expect(room.all().vote).toBeUndefined();
    expect(room.pass(1).all().vote).toBeDefined();
  });

  test.each([2000, 60_000])(
    "more time while all vote: %d ms more to vote, and the clock that then runs out ends nothing",
    (ms) => {
      const room = new BallotRoom().tells(0, 9, 1).bell().pass(5000);
      room.put({ t: room.s.now, type: "more", ms });
      room.pass(7000 + ms - 1);
      expect(room.all().count).toBeUndefined();
      expect(room.pass(1).all().count).toBeDefined();
    },
  );

  test("more time while all vote, and then the host ends it after all: counted at once", () => {
    const room = new BallotRoom().tells(0, 9, 1).bell().votes(0, 3).pass(1000);
    room.put({ t: room.s.now, type: "more", ms: 60_000 });
    room.pass(1000).put({ t: room.s.now, type: "end" });
    expect(room.all().count).toMatchObject({ votes: [1, 0, 0] });
  });

  test("ended early after more time was given: the clocks that would have run out since close no vote", () => {
    const room = new BallotRoom().tells(0, 9, 1);
    room.pass(195_000 - room.played);
    room.put({ t: room.s.now, type: "more", ms: 5000 });
    room.put({ t: room.s.now, type: "end" });
    const { until } = room.all().vote!;
    room.pass(until - room.s.now - 1);
    expect(room.played).toBeGreaterThan(205_000);
    expect(room.all().count).toBeUndefined();
    expect(room.pass(1).all().count).toBeDefined();
  });

  test("more time during the count changes nothing of it", () => {
    const room = new BallotRoom().tells(0, 9, 1).bell().votes(0, 0, 1, 2, 3, 4).pass(3000);
    const { until } = room.all().count!;
    room.put({ t: room.s.now, type: "more", ms: 60_000 });
    expect(room.pass(until - room.s.now).result()).toMatchObject({ option: 0 });
  });

  test("a pause stops the window", () => {
    const room = new BallotRoom().tells(0, 9, 1).bell();
    room.put({ t: room.s.now, type: "pause" });
    expect(room.act(1, { verb: "vote", site: 0 })).toBe("paused");
    room.put({ t: room.s.now, type: "resume" });
    expect(room.votes(0, 1).pass(12_000).all().count).toBeDefined();
  });
});

test("with 300 seats the vote is one, and a phone is told little", { timeout: 60_000 }, () => {
  const room = new BallotRoom({ people: 300, fill: 5, qualities: [9, 7, 5, 3] });
  for (let seat = 0; seat < 300; seat++) room.do(seat, { verb: "explore" });
  room.pass(9000);
  for (let seat = 0; seat < 300; seat++) room.act(seat, { verb: "home" });
  room.pass(4000);
  for (let seat = 0; seat < 300; seat++) {
    const { back } = room.own(seat);
    if (back !== undefined) room.do(seat, { verb: "tell", site: back, claim: 5 });
  }
  room.bell();
  // The board of four sites with twelve names each; one's own does not grow with the room.
  expect(JSON.stringify(room.all()).length).toBeLessThan(1100);
  for (let seat = 0; seat < 300; seat++) room.votes(seat % 2, seat);
  expect(JSON.stringify(room.own(42)).length).toBeLessThan(200);
  expect(room.pass(3000).all().count).toMatchObject({ votes: [150, 150, 0, 0], tied: [0, 1] });
});

test("rounds of bots end with a home, with liars and without, whatever the method", () => {
  for (const [id, method] of [
    ["ballot", "plurality"],
    ["ballot", "approval"],
    ["ballot-robbers", "plurality"],
  ] as const) {
    const { r, round } = openRound(setUp(id, {}, { ...NONE, mechanism: { method } }), "5c".repeat(16));
    round.advance(r.end + AFTER);
    expect(round.score().ending, `${id} ${method}`).not.toBe("homeless");
  }
});
