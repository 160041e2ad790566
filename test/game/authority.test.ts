import { describe, expect, test } from "vitest";
import type { AuthorityViews } from "../../src/game/mechanisms/authority/view.ts";
import { ChainRound } from "./support/chain-round.ts";
import { viewsOf } from "./support/views.ts";

/** Ten blocks in a minute, at 5.9 s, 11.8 s …: the last one has time to reach everybody. */
function sequenced(captured: boolean, n = 6): { it: ChainRound; boss: number; watchers: number[] } {
  const it = new ChainRound({ n, mechanism: "authority", liars: captured ? 0.9 : 0, world: { delay: 400 } });
  const boss = viewsOf<AuthorityViews>(it.round, "authority")("all").sequencer;
  return { it, boss, watchers: it.r.seats.filter((seat) => seat !== boss) };
}

describe("one sequencer", () => {
  test("makes every block, at even times, and each is final at once and reaches everybody", () => {
    const { it, boss } = sequenced(false);
    it.until(60_000);
    expect(it.r.phase).toBe("over");
    expect(it.r.decisions).toHaveLength(10);
    for (const [i, decision] of it.r.decisions.entries()) {
      expect(decision).toMatchObject({ slot: i + 1, holders: [boss] });
      expect(it.node(boss).blocks[decision.option]).toMatchObject({ height: i + 1, by: boss });
    }
    const gaps = it.r.decisions.slice(1).map((d, i) => d.t - (it.r.decisions[i]?.t ?? 0));
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
    for (const node of it.r.seats) expect(Object.keys(it.node(node).blocks)).toHaveLength(11);
    expect(it.round.score()).toMatchObject({ ending: "safe", worth: 10, facts: { blocks: 10, frauds: 0 } });
  });

  test("that does nothing is played clean; only a captured one can cheat, and what it chose shows to itself alone", () => {
    const honest = sequenced(false);
    expect(honest.it.act(honest.boss, { verb: "cheat" })).toEqual({ code: "no_cheat" });
    const { it, boss, watchers } = sequenced(true);
    const before = it.r.seats.map((seat) => JSON.stringify(it.round.view(`seat:${seat}`)));
    it.do(boss, { verb: "cheat" });
    for (const seat of watchers) expect(JSON.stringify(it.round.view(`seat:${seat}`))).toBe(before[seat]);
    expect(viewsOf<AuthorityViews>(it.round, "authority")("seat", boss)).toEqual({ chosen: "cheat" });
    expect(it.act(boss, { verb: "cheat" })).toEqual({ code: "chosen_already" });
    expect(it.act(watchers[0]!, { verb: "seal" })).toEqual({ code: "not_sequencer" });
    it.until(60_000);
    expect(it.round.score()).toMatchObject({ ending: "captured", worth: 9, facts: { blocks: 10, frauds: 1 } });
  });

  test("may change its mind until the block is made", () => {
    const { it, boss } = sequenced(true);
    it.do(boss, { verb: "cheat" }).do(boss, { verb: "seal" }).until(60_000);
    expect(it.round.score().facts.frauds).toBe(0);
  });

  test("is captured as often as the scenario says, and nobody else is ever turned", () => {
    let captured = 0;
    for (let i = 0; i < 300; i++) {
      const key = i.toString(16).padStart(32, "3");
      const it = new ChainRound({ n: 5, mechanism: "authority", liars: 0.3, key });
      const liars = Object.keys(it.r.roles).map(Number);
      if (liars.length > 0) expect(liars).toEqual([viewsOf<AuthorityViews>(it.round, "authority")("all").sequencer]);
      captured += liars.length;
    }
    expect(Math.abs(captured / 300 - 0.3)).toBeLessThan(4 * Math.sqrt(0.21 / 300));
  });
});

describe("watchers", () => {
  test("can trust or not, and nothing else: no block waits for them", () => {
    const { it, boss, watchers } = sequenced(true);
    it.do(boss, { verb: "cheat" });
    for (const seat of watchers) it.do(seat, { verb: "distrust" });
    expect(it.act(watchers[0]!, { verb: "distrust" })).toEqual({ code: "stands_already" });
    expect(it.act(boss, { verb: "trust" })).toEqual({ code: "you_sequence" });
    it.until(7000);
    expect(it.r.decisions).toHaveLength(1);
    expect(new Set(it.r.seats.flatMap((seat) => it.round.offers(seat).map((o) => o.verb)))).toEqual(
      new Set(["audit", "trust", "distrust", "seal", "cheat"]),
    );
  });

  test("gain by dealing on clean blocks and keeping out of frauds; a cheat takes from those who trust", () => {
    const { it, boss, watchers } = sequenced(true);
    const [wary, naive] = watchers as [number, number];
    it.until(6000);
    it.do(boss, { verb: "cheat" }).do(wary, { verb: "distrust" }).until(12_000);
    it.do(wary, { verb: "trust" }).until(60_000);
    const { points, facts } = it.round.score();
    // Nine clean blocks and a fraud: 9·10 + 6 against 9·10 − 10.
    expect([points[wary], points[naive]]).toEqual([96, 80]);
    // Four of five trusted: 40·4/5, and four a clean block.
    expect(facts.loot).toBe(32);
    expect(points[boss]).toBe(32 + 36);
  });
});
