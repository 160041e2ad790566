import { describe, expect, test } from "vitest";
import { advance, apply, createSession, type Session, scenarios, Views } from "../../../src/game/index.ts";
import { checksThatTurned } from "../../../src/game/measures/moments/checks.ts";
import { KEY_MAX, keyMoments } from "../../../src/game/measures/moments/key.ts";
import { played } from "../../../src/game/measures/moments/played.ts";
import { boast, felt, firstWord, overlooked, tippingPoint } from "../../../src/game/measures/moments/rules.ts";
import type { Story } from "../../../src/game/measures/moments/story.ts";
import type { Level } from "../../../src/game/types.ts";
import type { AllView } from "../../../src/game/views.ts";
import { decided, story } from "../support/story.ts";

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
      // Looked before anybody, and went along.
      3: [
        { t: 1, what: "audited", block: 5, fraud: 0.95 },
        { t: 2, what: "approved", block: 5 },
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
