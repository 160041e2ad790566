import { describe, expect, test } from "vitest";
import { redacted, Views } from "../../../src/game/index.ts";
import type { BallotViews } from "../../../src/game/mechanisms/ballot/view.ts";
import { endOf, headOf, recordingOf } from "../../../src/game/recording.ts";
import { Round } from "../../../src/game/round.ts";
import { BallotRoom } from "../support/ballot-room.ts";
import { allView, ownView } from "../support/play.ts";

const floorOf = ({ s }: BallotRoom): BallotViews["floor"] =>
  (new Views(s, s.now).view("floor") as { parts: { ballot: BallotViews["floor"] } }).parts.ballot;

describe("the board", () => {
  test("has what scouts told at the swarm, with their names; a newer word takes the place of the older", () => {
    const room = new BallotRoom().tells(0, 9, 1).tells(0, 4, 2);
    expect(floorOf(room).board[0]).toMatchObject({ n: 2, mean: 6.5, told: { 1: 9, 2: 4 } });
    room.tells(0, 8, 2);
    expect(floorOf(room).board[0]).toMatchObject({ n: 2, mean: 8.5, told: { 1: 9, 2: 8 } });
    expect(room.own(2).said).toEqual({ 0: 8 });
    // Who is out does not see it, nor does the page of everybody.
    expect(room.all()).not.toHaveProperty("board");
  });

  test("tells nothing of what one has not just come back from", () => {
    const room = new BallotRoom();
    expect(room.act(1, { verb: "tell", site: 0, claim: 5 })).toBe("not_from_there");
    expect(room.act(1, { verb: "quiet" })).toBe("no_news");
    room.tells(2, 3, 1);
    expect(room.act(1, { verb: "tell", site: 2, claim: 5 })).toBe("not_from_there");
    expect(room.act(1, { verb: "tell", site: 2, claim: 5.25 })).toBe("bad_command");
  });

  test("sends whoever wants to see for itself; a site that one has read one returns to", () => {
    const room = new BallotRoom().tells(0, 9, 1);
    const other = [2, 3, 4].find((seat) => room.scout(seat).known[0] === undefined) ?? 2;
    expect(room.act(other, { verb: "check", site: 1 })).toBe("not_told_of");
    room.do(other, { verb: "check", site: 0 });
    expect(room.scout(other)).toMatchObject({ at: "wing", why: "follow", site: 0 });
    expect(room.act(other, { verb: "check", site: 0 })).toBe("not_at_swarm");
    expect(room.act(1, { verb: "check", site: 0 })).toBe("been_there");
    room.pass(6000);
    expect(room.scout(other).known[0]?.reading).toBe(9);
  });

  test("in a large room it lists the latest twelve of each site, and counts all", () => {
    const room = new BallotRoom({ people: 20, fill: 20, qualities: [9, 6] });
    for (let seat = 0; seat < 20; seat++) room.do(seat, { verb: "explore" });
    room.pass(9000);
    for (let seat = 0; seat < 20; seat++) room.act(seat, { verb: "home" });
    room.pass(3000);
    for (let seat = 0; seat < 20; seat++) {
      const { back } = room.own(seat);
      if (back !== undefined) room.do(seat, { verb: "tell", site: back, claim: 5 });
    }
    const board = Object.values(floorOf(room).board);
    expect(board.reduce((sum, { n }) => sum + n, 0)).toBe(20);
    for (const { n, told } of board) expect(Object.keys(told)).toHaveLength(Math.min(12, n));
  });
});

describe("the bell", () => {
  test("rings when the clock has run out: nobody flies or tells any more, and all see the board", () => {
    const room = new BallotRoom().tells(0, 9, 1);
    expect(room.act(1, { verb: "vote", site: 0 })).toBe("no_bell_yet");
    room.pass(room.s.round!.end - room.s.now - 1);
    expect(room.all().vote).toBeUndefined();
    room.pass(1);
    expect(room.all()).toMatchObject({ vote: { cast: 0, of: 5 }, board: { 0: { told: { 1: 9 } } } });
    expect(room.act(2, { verb: "explore" })).toBe("grounded");
    expect(room.act(2, { verb: "check", site: 0 })).toBe("bell_rang");
    expect(room.act(2, { verb: "quiet" })).toBe("bell_rang");
  });

  test("whoever is out hears it and votes from there, and still gets the reading that it flew for", () => {
    const room = new BallotRoom().tells(0, 9, 1);
    room
      .pass(199_000 - room.played)
      .do(2, { verb: "check", site: 0 })
      .bell();
    expect(room.scout(2).at).not.toBe("swarm");
    room.votes(0, 2).pass(5000);
    expect(room.scout(2).known[0]?.reading).toBe(9);
    expect(room.own(2).marks).toEqual([0]);
  });

  test("one vote each, which can be changed until it closes; for what was told, or what one has read oneself", () => {
    const room = new BallotRoom().tells(0, 9, 1).tells(1, 6, 2).bell();
    expect(room.act(3, { verb: "vote", site: 2 })).toBe("not_eligible");
    room.votes(0, 3);
    expect(room.act(3, { verb: "vote", site: 0 })).toBe("marked_already");
    room.votes(1, 3);
    expect(room.own(3).marks).toEqual([1]);
    expect(room.act(3, { verb: "unvote", site: 0 })).toBe("not_marked");
    room.do(3, { verb: "unvote", site: 1 });
    expect(room.own(3).marks).toEqual([]);
    expect(room.all().vote!.cast).toBe(0);
    expect(room.pass(12_000).act(3, { verb: "vote", site: 0 })).toBe("vote_closed");
  });

  test("approval: as many as one likes", () => {
    const room = new BallotRoom({ ballot: { method: "approval" } }).tells(0, 9, 1).tells(1, 6, 2).bell();
    room.votes(0, 1, 2).votes(1, 2, 3, 4);
    expect(room.own(2).marks).toEqual([0, 1]);
    room.pass(12_000);
    expect(room.all().count).toMatchObject({ votes: [2, 3, 0], winner: 1 });
  });

  test("once all have voted it closes after three seconds, counted from the last change; else after twelve", () => {
    const room = new BallotRoom().tells(0, 9, 1).tells(1, 6, 2).bell().votes(0, 0, 1, 2, 3);
    expect(room.all().vote!.until - room.s.now).toBe(12_000);
    room.pass(2000).votes(1, 4);
    expect(room.all().vote!.until - room.s.now).toBe(3000);
    room.pass(2000).votes(0, 4);
    expect(room.all().vote!.until - room.s.now).toBe(3000);
    room.do(4, { verb: "unvote", site: 0 });
    expect(room.all().vote!.until - room.s.now).toBe(8000);
    room.pass(7999);
    expect(room.all().count).toBeUndefined();
    expect(room.pass(1).all().count).toMatchObject({ votes: [4, 0, 0], winner: 0 });
    expect(room.pass(7000).result()).toMatchObject({ option: 0, ending: "best", took: 219_000 });
  });
});

describe("a secret ballot", () => {
  test("nobody is shown what others vote, before the count or after it; only how many have", () => {
    const room = new BallotRoom().tells(0, 9, 1).tells(1, 6, 2).bell();
    const shown = () => [0, 1, 2, 4].map((seat) => JSON.stringify(ownView(room.s, seat, room.s.now).parts!.ballot));
    const before = shown();
    room.votes(1, 3);
    expect(shown()).toEqual(before);
    expect(room.all().vote!.cast).toBe(1);
    room.votes(0, 0, 1, 2, 4).pass(3000);
    expect(room.all().count!.votes).toEqual([4, 1, 0]);
    room.pass(7000);
    const { reveal } = allView(room.s, room.s.now);
    expect(room.reveal()).toMatchObject({ votes: [4, 1, 0], voted: 5, abstained: 0 });
    expect(JSON.stringify(reveal!.parts!.ballot)).not.toContain("marks");
    // Nor does a decision say who carried it.
    expect(room.s.round!.decisions[0]!.holders).toEqual([]);
  });

  test("no recording tells others' votes, not even that there was one; one's own are in one's own", () => {
    const room = new BallotRoom().tells(0, 9, 1).tells(1, 6, 2).bell().votes(1, 3).votes(0, 0, 1, 2, 4).pass(10_000);
    expect(room.s.phase).toBe("reveal");
    const inputs = [0, 1, 2, 3, 4].map((seat) => ({
      t: 70_000,
      type: "act" as const,
      seat,
      round: 1,
      command: { verb: "vote", site: seat === 3 ? 1 : 0 },
    }));
    const whole = recordingOf(headOf(room.s, "0".repeat(16))!, endOf(room.s)!, [
      { t: 0, type: "start", key: "5eed".repeat(8), away: [] },
      ...inputs,
    ]);
    const votesOf = (seat: number) =>
      redacted(whole, { seat, keeper: false, names: true })!.inputs.map((input) => ("seat" in input ? input.seat : -1));
    expect(votesOf(3)).toEqual([3]);
    expect(votesOf(0)).toEqual([0]);
    expect(Round.of(room.s.round!, room.s.now).verbs()).toContain("vote");
  });
});

describe("points", () => {
  test("claims held against the truth, and the vote against the best", () => {
    const room = new BallotRoom().tells(0, 9, 1).tells(1, 9, 2).tells(1, 6, 3).bell();
    room.votes(0, 1, 3, 4).votes(1, 2).pass(20_000);
    const of = (seat: number) => ownView(room.s, seat, room.s.now).points?.of;
    expect(of(1)).toMatchObject({ claims: 15, vote: 15 });
    // Three points too much is worth nothing, and neither is a vote for a site that is three points worse.
    expect(of(2)).toMatchObject({ claims: 0, vote: 0 });
    expect(of(3)).toMatchObject({ claims: 15, vote: 15 });
    // Who said nothing has nothing for it; who did not vote, neither.
    expect(of(4)).toMatchObject({ claims: 0, vote: 15 });
    expect(of(0)).toMatchObject({ claims: 0, vote: 0 });
  });

  test("a robber has them for lies that stand on the board, and for its vote", () => {
    const room = new BallotRoom({ liars: 0.2 });
    const robber = Number(Object.keys(room.s.round!.roles)[0]);
    const honest = [0, 1, 2, 3, 4].filter((seat) => seat !== robber);
    room.tells(2, 9, robber).tells(0, 4, robber).tells(0, 9, honest[0]!).bell();
    room
      .votes(2, robber)
      .votes(0, ...honest)
      .pass(10_000);
    expect(room.s.round!.phase).toBe("naming");
    const met = ownView(room.s, honest[0]!, room.s.now).naming!.met as {
      seat: number;
      known: boolean;
      said: object[];
    }[];
    expect(met.find(({ seat }) => seat === robber)!.said).toContainEqual({ site: 0, claim: 4, reading: 9 });
    // Of whoever told nothing one has seen that it told nothing.
    expect(met.every(({ known }) => known)).toBe(true);
    room.pass(20_000);
    expect(ownView(room.s, robber, room.s.now).points?.of).toMatchObject({ lies: 10, vote: 15 });
  });

  test("in a discreet room what was told stands without names", () => {
    const room = new BallotRoom({ level: "discreet" }).tells(0, 9, 1).tells(0, 8, 2).bell().votes(0, 1, 2).pass(20_000);
    expect(room.reveal().told).toEqual([
      { site: 0, claim: 9 },
      { site: 0, claim: 8 },
    ]);
  });
});

describe("the bell before its time", () => {
  const early = () => new BallotRoom().tells(0, 9, 1).pass(30_000);

  test("not at the very beginning; then it takes more than half of the room, and nobody is told who", () => {
    expect(new BallotRoom().act(1, { verb: "ring" })).toBe("bell_later");
    const room = early();
    room.do(1, { verb: "ring" }).do(2, { verb: "ring" });
    expect(room.all().bell).toMatchObject({ wanting: 2, takes: 3 });
    expect(room.act(2, { verb: "ring" })).toBe("asked_so");
    room.do(2, { verb: "hush" });
    expect(room.all().bell).toMatchObject({ wanting: 1 });
    room.do(3, { verb: "ring" });
    expect(room.all().vote).toBeUndefined();
    room.do(4, { verb: "ring" });
    expect(room.all()).toMatchObject({ vote: { from: room.s.now, of: 5 } });
    expect(room.act(0, { verb: "ring" })).toBe("bell_rang");
  });

  test("the vote is as ever, the clock’s end disturbs nothing, and a home that is found sooner brings more", () => {
    const room = early();
    for (const seat of [1, 2, 3]) room.do(seat, { verb: "ring" });
    const left = room.s.round!.end - room.s.now;
    room.votes(0, 0, 1, 2, 3, 4).pass(3000 + 7000);
    const late = early()
      .bell()
      .votes(0, 0, 1, 2, 3, 4)
      .pass(3000 + 7000);
    expect(room.reveal().early).toEqual({ wanting: 3, before: left });
    expect(late.reveal()).not.toHaveProperty("early");
    expect(room.result()!.points[1]).toBeGreaterThan(late.result()!.points[1]!);
    // It rings so shortly before the clock runs out that the vote is still open then.
    const last = early();
    last.pass(last.s.round!.end - last.s.now - 1000);
    for (const seat of [1, 2, 3]) last.do(seat, { verb: "ring" });
    expect(last.pass(2000).all()).toMatchObject({ vote: { cast: 0 } });
    expect(last.votes(0, 1).pass(12_000).all().count).toMatchObject({ winner: 0 });
  });
});
