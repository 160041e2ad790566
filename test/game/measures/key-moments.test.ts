import { describe, expect, test } from "vitest";
import { advance, apply, createSession, type Session, scenarios, Views } from "../../../src/game/index.ts";
import { checksThatTurned } from "../../../src/game/measures/moments/checks.ts";
import { KEY_MAX, keyMoments } from "../../../src/game/measures/moments/key.ts";
import { played } from "../../../src/game/measures/moments/played.ts";
import { boast, felt, firstWord, overlooked, tippingPoint } from "../../../src/game/measures/moments/rules.ts";
import type { Rule, Rules, Story } from "../../../src/game/measures/moments/story.ts";
import { rules as authority } from "../../../src/game/mechanisms/authority/telling.ts";
import { rules as ballot } from "../../../src/game/mechanisms/ballot/telling.ts";
import { rules as bees } from "../../../src/game/mechanisms/bees/telling.ts";
import { rules as bft } from "../../../src/game/mechanisms/bft/telling.ts";
import { rules as council } from "../../../src/game/mechanisms/council/telling.ts";
import { rules as ec } from "../../../src/game/mechanisms/ec/telling.ts";
import { rules as pow } from "../../../src/game/mechanisms/pow/telling.ts";
import { rules as queen } from "../../../src/game/mechanisms/queen/telling.ts";
import type { Moment } from "../../../src/game/moments.ts";
import type { Level } from "../../../src/game/types.ts";
import type { AllView } from "../../../src/game/views.ts";

const TRUTH = [8, 4, 9].map((worth, option) => ({ option, worth, facts: {} }));

/** A story in which nothing happens but what a test says. Play runs from 0 to 100 s. */
const story = (more: Partial<Story> = {}): Story => ({
  begin: 0,
  ended: 100_000,
  seats: [0, 1, 2, 3, 4, 5],
  trace: [],
  diaries: {},
  level: "open",
  felt: [],
  decisions: [],
  truth: TRUTH,
  ...more,
});
const decided = (option: number, t = 90_000) => ({ t, slot: 0, option, holders: [] });
/** A rule with a state of which a test writes only what the rule reads, and facts that tell frauds by their numbers. */
const find = (rules: Rules<never, never>, kind: string, of: Story, s: object = {}, frauds: readonly number[] = []) => {
  const f = {
    level: of.level,
    exposed: () => false,
    world: {
      blocks: { at: () => ({ by: 0 }) },
      nodes: { seats: () => [0] },
      truth: { fraud: (id: number) => frauds.includes(id) },
    },
  };
  return (rules[kind] as Rule)(of, s, f);
};

describe("rules that fit several mechanisms", () => {
  test("what the room felt is told as it was, the first of it", () => {
    const all = [1, 2].map((n) => ({ n, t: n * 1000, kind: "fork", height: n }));
    expect(felt("fork", 4)(story({ felt: all }), {}, {})).toEqual([{ t: 1000, height: 1, weight: 4 }]);
  });

  test("the first word is that for what was chosen", () => {
    const diaries: Story["diaries"] = { 0: [{ t: 5, what: "told", site: 1 }], 2: [{ t: 9, what: "told", site: 0 }] };
    const of = story({ diaries, decisions: [decided(0)] });
    expect(firstWord("told")(of, {}, {})).toMatchObject([{ t: 9, seat: 2, site: 0 }]);
    expect(firstWord("told")(story({ diaries }), {}, {})).toEqual([]);
  });

  test("it tips where the chosen one comes to lead for good, and nowhere where it always led", () => {
    const trace: Story["trace"] = [
      [1, 0, 1],
      [2, 1, 0],
      [3, 2, 0],
      [4, 0, 0],
      [5, 3, 1],
    ];
    expect(tippingPoint(story({ trace, decisions: [decided(0)] }))).toMatchObject([
      { t: 3, site: 0, n: 2, other: 1, of: 1 },
    ]);
    expect(tippingPoint(story({ trace: trace.slice(1), decisions: [decided(0)] }))).toEqual([]);
    // Behind again later: it tipped there no more.
    const back: Story["trace"] = [...trace, [6, 4, 1], [7, 5, 1], [8, 1, 1]];
    expect(tippingPoint(story({ trace: back, decisions: [decided(0)] }))).toEqual([]);
    expect(tippingPoint(story({ trace: back, decisions: [decided(0)] }), 5)).toHaveLength(1);
  });

  test("the best is overlooked where somebody found it and nobody ever spoke for it", () => {
    const diaries: Story["diaries"] = { 4: [{ t: 7, what: "found", site: 2 }] };
    expect(overlooked(story({ diaries, decisions: [decided(0)] }), {}, {})).toMatchObject([{ t: 7, seat: 4, site: 2 }]);
    expect(overlooked(story({ diaries, decisions: [decided(0)], trace: [[8, 4, 2]] }), {}, {})).toEqual([]);
    expect(overlooked(story({ diaries, decisions: [decided(2)] }), {}, {})).toEqual([]);
  });

  test("the boldest lie is told where everybody is told who lied, and an honest mistake never", () => {
    const diaries: Story["diaries"] = {
      1: [{ t: 7, what: "told", site: 1, claim: 9.5 }],
      2: [{ t: 3, what: "told", site: 1, claim: 10 }],
    };
    const rule = boast("told");
    expect(rule(story({ diaries, lied: (seat) => seat === 1 }), {}, {})).toMatchObject([
      { t: 7, seat: 1, site: 1, claim: 9.5, worth: 4 },
    ]);
    expect(rule(story({ diaries }), {}, {})).toEqual([]);
  });

  test("a check turned a vote where the fraud that it found was not chosen", () => {
    const diaries: Story["diaries"] = {
      1: [
        { t: 7, what: "audited", block: 5, fraud: 0.9 },
        { t: 8, what: "rejected", block: 5 },
      ],
      2: [
        { t: 3, what: "audited", block: 5, fraud: 0.2 },
        { t: 9, what: "rejected", block: 5 },
      ],
    };
    const turned = (kept: boolean, fraud: boolean | undefined) =>
      checksThatTurned(
        story({ diaries }),
        [5],
        () => kept,
        () => fraud,
        ["rejected"],
      );
    expect(turned(false, true)).toMatchObject([{ t: 7, seat: 1, block: 5, n: 2 }]);
    for (const [kept, fraud] of [
      [true, true],
      [false, false],
      [false, undefined],
    ] as const)
      expect(turned(kept, fraud)).toEqual([]);
  });

  test("a card is told with what it hit and what was decided all the same", () => {
    const card = { name: "crash-1", trial: "crash", options: {}, t: 10_000, by: "host" as const };
    const cards = [{ ...card, did: { seats: [1, 2], until: 20_000 } }];
    const of = story({ decisions: [decided(0, 15_000), decided(0, 30_000)] });
    expect(played.card?.(of, cards, {})).toMatchObject([{ t: 10_000, trial: "crash", n: 2, lasts: 10_000, went: 1 }]);
  });
});

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
    const s = { proposals: [5], decided: {}, final: [], found: { 5: 2 } };
    expect(find(bft, "refusedGood", story({ diaries }), s)).toMatchObject([{ t: 8, block: 5, n: 1 }]);
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

describe("key moments", () => {
  test("are the most telling, of each kind two at most, in the order of time, and without names in discreet rooms", () => {
    const all = Array.from({ length: 12 }, (_, i) => ({ t: 12 - i, kind: `k${i % 6}`, weight: i % 6, seat: 3 }));
    const many = [...all, ...[1, 2, 3].map((t) => ({ t, kind: "same", weight: 9 }))];
    const told = keyMoments(many, { begin: 0, ended: 50, level: "open" });
    expect(told).toHaveLength(KEY_MAX);
    expect(told.filter(({ kind }) => kind === "same")).toHaveLength(2);
    expect(told.map(({ t }) => t)).toEqual([...told.map(({ t }) => t)].sort((a, b) => a - b));
    expect(told.some(({ kind }) => kind === "k0" || kind === "k1")).toBe(false);
    const discreet = keyMoments(many, { begin: 0, ended: 50, level: "discreet" });
    expect(JSON.stringify(discreet)).not.toContain("seat");
    expect(keyMoments(many, { begin: 60, ended: 90, level: "open" })).toEqual([]);
  });

  /** A round that bots play to its end. */
  function over(id: string, level: Level, ends?: number): Session {
    const s = createSession();
    if (level !== s.level) apply(s, { t: 0, type: "level", level });
    apply(s, { t: 0, type: "plan", steps: [scenarios[id]!] });
    apply(s, { t: 0, type: "sit", name: "Wren" });
    apply(s, { t: 0, type: "start", key: "a".repeat(32), away: [0] });
    if (ends !== undefined) apply(s, { t: s.round!.begin + ends, type: "end" });
    advance(s, 3_600_000);
    return s;
  }
  const told = (s: Session) => (new Views(s, s.now).view("all") as AllView).reveal!.moments!;

  test.each(Object.keys(scenarios))("%s: every round has some, and a discreet one tells nobody by them", (id) => {
    const open = over(id, "open");
    const moments = told(open);
    expect(moments.length).toBeGreaterThan(0);
    expect(moments.length).toBeLessThanOrEqual(KEY_MAX);
    const { begin, ended = 0 } = open.round!;
    for (const { t } of moments) expect(t >= begin && t <= ended).toBe(true);
    const discreet = over(id, "discreet");
    const before = JSON.stringify(told(discreet));
    expect(before).not.toMatch(/"(seat|by|next|first)":/);
    // Whoever lied: the same words. A copy, since what is shown of a round that is over is kept with it.
    const other = structuredClone(discreet);
    const { roles, seats } = other.round!;
    for (const seat of seats) roles[seat] = roles[seat] ? { kind: "honest" } : { kind: "liar" };
    expect(JSON.stringify(told(other))).toBe(before);
  });

  test("a round that ended at once has none, and says so by an empty list", () => {
    expect(told(over("meadow", "open", 1))).toEqual([]);
  });
});
