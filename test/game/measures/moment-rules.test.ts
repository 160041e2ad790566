import { describe, expect, test } from "vitest";
import type { Story } from "../../../src/game/measures/moments/story.ts";
import { rules as authority } from "../../../src/game/mechanisms/authority/telling.ts";
import { rules as ballot } from "../../../src/game/mechanisms/ballot/telling.ts";
import { rules as bees } from "../../../src/game/mechanisms/bees/telling.ts";
import { rules as bft } from "../../../src/game/mechanisms/bft/telling.ts";
import { rules as council } from "../../../src/game/mechanisms/council/telling.ts";
import { rules as ec } from "../../../src/game/mechanisms/ec/telling.ts";
import { rules as pow } from "../../../src/game/mechanisms/pow/telling.ts";
import { rules as queen } from "../../../src/game/mechanisms/queen/telling.ts";
import type { Moment } from "../../../src/game/moments.ts";
import { decided, find, story } from "../support/story.ts";

describe("a swarm's rules", () => {
  const lost = { site: 1, from: 20_000, n: 4, until: 22_000 };
  test("a quorum that was lost, and the one that held", () => {
    const s = { quorums: [lost, { site: 0, from: 50_000, n: 5 }], piping: {} };
    expect(find(bees, "quorumLost", story(), s)).toMatchObject([{ t: 22_000, site: 1, n: 4, held: 2000 }]);
    expect(find(bees, "quorum", story(), s)).toMatchObject([{ t: 50_000, site: 0, n: 5 }]);
    expect(find(bees, "quorum", story(), { quorums: [lost] })).toEqual([]);
  });

  test("without a home, how close it came", () => {
    const trace: Story["trace"] = [
      [1, 0, 1],
      [2, 1, 1],
      [3, 2, 1],
      [9, 2, -1],
    ];
    expect(find(bees, "closest", story({ trace }), { quorum: 4 })).toMatchObject([{ t: 3, site: 1, n: 3, of: 4 }]);
    expect(find(bees, "closest", story({ trace, decisions: [decided(1)] }), { quorum: 4 })).toEqual([]);
  });

  test("the stop after which a site lost its dancers", () => {
    const trace: Story["trace"] = [
      [1, 0, 2],
      [2, 1, 2],
      [3, 2, 2],
      [10, 0, -1],
      [12, 1, -1],
      [14, 2, -1],
    ];
    const diaries: Story["diaries"] = { 5: [{ t: 10, what: "stopped", site: 2, seat: 0 }] };
    const of = story({ trace, diaries, decisions: [decided(0)] });
    expect(find(bees, "stop", of)).toMatchObject([{ t: 10, seat: 5, site: 2, n: 3, before: 3, best: 1 }]);
    expect(find(bees, "stop", story({ trace, diaries, decisions: [decided(2)] }))).toEqual([]);
  });

  test("the liar's best minute counts whoever followed it then, once", () => {
    const note = (t: number) => ({ t, what: "followed", site: 1, seat: 5 });
    const diaries: Story["diaries"] = { 0: [note(1000), note(2000)], 1: [note(30_000)], 2: [note(95_000)] };
    expect(find(bees, "liar", story({ diaries, lied: (seat) => seat === 5 }))).toMatchObject([
      { t: 1000, seat: 5, n: 2 },
    ]);
    expect(find(bees, "liar", story({ diaries }))).toEqual([]);
  });

  test("what the queen heard last, what she never heard, and what she did for somebody else", () => {
    const s = { queen: 3, heard: [{ t: 40_000, seat: 1, site: 0, claim: 9 }] };
    const diaries: Story["diaries"] = { 2: [{ t: 30_000, what: "reported", site: 2, claim: 9 }] };
    const of = story({ diaries, decisions: [decided(0)], felt: [{ n: 1, t: 60_000, kind: "decided", site: 0 }] });
    expect(find(queen, "heard", of, s)).toMatchObject([{ t: 40_000, seat: 1, site: 0, claim: 9, worth: 8 }]);
    expect(find(queen, "unheard", of, s)).toMatchObject([{ t: 30_000, seat: 2, site: 2 }]);
    expect(find(queen, "captured", of, s)).toEqual([]);
    expect(find(queen, "captured", { ...of, lied: (seat) => seat === 3 }, s)).toMatchObject([{ t: 60_000, site: 0 }]);
  });

  test("an election, a recall, a council of liars", () => {
    const all: Moment[] = [
      { n: 1, t: 10, kind: "elected", seat0: 1, seat1: 2, seat2: 3 },
      { n: 2, t: 20, kind: "recalled", seat: 2, next: 4 },
      { n: 3, t: 60, kind: "decided", site: 0 },
    ];
    const of = story({ felt: all, decisions: [decided(0)], lied: (seat) => seat < 3 });
    expect(find(council, "elected", of)).toMatchObject([{ t: 10, n: 3 }]);
    expect(find(council, "recalled", of)).toMatchObject([{ t: 20, seat: 2 }]);
    expect(find(council, "captured", of, { council: [1, 2, 3] })).toMatchObject([{ t: 60, n: 2, of: 3 }]);
    expect(find(council, "captured", of, { council: [1, 4, 3] })).toEqual([]);
  });

  test("a vote that turned what the board had said", () => {
    const s = { vote: { from: 50 }, count: { votes: [4, 2, 0], winner: 0, from: 60 } };
    const trace: Story["trace"] = [
      [1, 0, 1],
      [2, 1, 1],
      [60, 0, 0],
      [60, 1, 0],
    ];
    expect(find(ballot, "turned", story({ trace }), s)).toMatchObject([{ t: 60, site: 0, other: 1, n: 2 }]);
    expect(find(ballot, "count", story({ trace }), s)).toEqual([]);
    expect(find(ballot, "count", story(), s)).toMatchObject([{ t: 60, site: 0, n: 4, of: 2 }]);
    // The stances at the count are votes: the tipping point knows nothing of them.
    expect(find(ballot, "tipping", story({ trace, decisions: [decided(0)] }), s)).toEqual([]);
  });
});

describe("a chain's rules", () => {
  const two = [decided(5, 10), { ...decided(6, 20), undoes: 5 }];
  test("a fraud that became final, and two final histories", () => {
    const of = story({ decisions: two });
    expect(find(bft, "passed", of, {}, [5])).toMatchObject([{ t: 10, block: 5 }]);
    expect(find(bft, "passed", { ...of, level: "discreet" }, {}, [5])).toEqual([]);
    expect(find(bft, "twoFinal", of)).toMatchObject([{ t: 20, block: 6, other: 5 }]);
    expect(find(bft, "final", of)).toMatchObject([{ t: 10, block: 5 }]);
    expect(find(ec, "twoFinal", of)).toMatchObject([{ t: 20, block: 6 }]);
    expect(find(ec, "passed", of, { final: [[5, 7], [6]] }, [7])).toMatchObject([{ t: 10, block: 7 }]);
  });

  test("a good block that was refused, and a fraud that a check kept out", () => {
    const diaries: Story["diaries"] = {
      1: [
        { t: 7, what: "audited", block: 5, fraud: 0.9 },
        { t: 8, what: "rejected", block: 5 },
      ],
      2: [{ t: 9, what: "doubted", block: 5 }],
    };
    const s = { proposals: [5], decided: {}, final: [], found: { 5: 2 }, pairs: {} };
    expect(find(bft, "refusedGood", story({ diaries }), s)).toMatchObject([{ t: 8, block: 5, n: 1 }]);
    // One of two for the same turn was to be refused, however clean.
    expect(find(bft, "refusedGood", story({ diaries }), { ...s, pairs: { 5: 6, 6: 5 } })).toEqual([]);
    expect(find(bft, "check", story({ diaries }), s, [5])).toMatchObject([{ t: 7, seat: 1, n: 1 }]);
    expect(find(ec, "check", story({ diaries }), s, [5])).toMatchObject([{ t: 9, seat: 2, n: 1 }]);
  });

  test("what one sequencer did, and who looked", () => {
    const s = { made: [5], stands: { 1: { 5: { deals: true } }, 2: { 5: { deals: false } } } };
    const diaries: Story["diaries"] = { 2: [{ t: 12, what: "audited", block: 5, fraud: 0.8 }] };
    const of = story({ diaries, decisions: [decided(5, 10)] });
    expect(find(authority, "passed", of, s, [5])).toMatchObject([{ t: 10, block: 5, n: 1 }]);
    expect(find(authority, "check", of, s, [5])).toMatchObject([{ t: 12, seat: 2, block: 5, n: 1 }]);
    expect(find(authority, "stopped", story({ felt: [{ n: 1, t: 9, kind: "dark" }] }))).toMatchObject([{ t: 9 }]);
  });

  test("branches undone, and who was not paid", () => {
    const all: Moment[] = [
      { n: 1, t: 10, kind: "reorg", blocks: 2 },
      { n: 2, t: 20, kind: "half", past: 1 },
      { n: 3, t: 30, kind: "reorg", blocks: 5 },
      { n: 4, t: 40, kind: "theft", blocks: 5 },
    ];
    expect(find(pow, "reorg", story({ felt: all }))).toMatchObject([
      { t: 30, n: 5 },
      { t: 10, n: 2 },
    ]);
    expect(find(pow, "half", story({ felt: all }))).toMatchObject([{ t: 20, past: 1 }]);
    expect(find(pow, "theft", story({ felt: all }))).toMatchObject([{ t: 40, blocks: 5 }]);
    const undone = (t: number) => ({ t, what: "order_undone", worth: 100 });
    const diaries: Story["diaries"] = {
      1: [{ t: 2, what: "order_shipped", z: 1 }, undone(30_000)],
      2: [undone(31_000)],
      3: [undone(60_000)],
    };
    expect(find(pow, "unpaid", story({ diaries }))).toMatchObject([{ t: 30_000, n: 2 }]);
    expect(find(pow, "shipped", story({ diaries }))).toMatchObject([{ t: 2, seat: 1, n: 1 }]);
  });
});
