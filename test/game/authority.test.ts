import { describe, expect, test } from "vitest";
import type { AuthorityViews } from "../../src/game/mechanisms/authority/view.ts";
import { ChainRound } from "./support/chain-round.ts";
import { viewsOf } from "./support/views.ts";

const FIRST = 2500;
/** Ten blocks in a minute, every 5.75 s from the first on: the last one has its time as well. */
const EACH = 5750;

interface Sequenced {
  it: ChainRound;
  boss: number;
  watchers: number[];
}

function sequenced(
  captured: boolean,
  { n = 6, rules = {}, world = {}, key }: { n?: number; rules?: object; world?: object; key?: string } = {},
): Sequenced {
  const it = new ChainRound({
    n,
    mechanism: "authority",
    liars: captured ? 0.9 : 0,
    world: { delay: 400, ...world },
    rules,
    ...(key && { key }),
  });
  const boss = viewsOf<AuthorityViews>(it.round, "authority")("all").sequencer;
  return { it, boss, watchers: it.r.seats.filter((seat) => seat !== boss) };
}

const newest = (it: ChainRound, seat: number): number => it.node(seat).head[0] as number;
const stand = (it: ChainRound, seat: number, verb: "deal" | "keep") => it.act(seat, { verb, block: newest(it, seat) });

describe("one sequencer", () => {
  test("makes every block, at even times, and each is final at once and reaches everybody", () => {
    const { it, boss } = sequenced(false);
    it.until(60_000);
    expect(it.r.phase).toBe("over");
    expect(it.r.decisions).toHaveLength(10);
    for (const [i, decision] of it.r.decisions.entries()) {
      expect(decision).toMatchObject({ t: FIRST + i * EACH, slot: i + 1, holders: [boss] });
      expect(it.node(boss).blocks[decision.option]).toMatchObject({ height: i + 1, by: boss });
    }
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
    expect(viewsOf<AuthorityViews>(it.round, "authority")("seat", boss)).toMatchObject({ cheats: true });
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

  test("composes each of its blocks: their fees show, and what waits shows to it alone", () => {
    const { it, boss, watchers } = sequenced(false, { world: { delay: 400, transfers: 5 } });
    it.until(1000);
    const composing = it.node(boss).composing!;
    expect(composing).toMatchObject({ slot: 1, until: FIRST });
    for (const seat of watchers) expect(it.node(seat).composing).toBeUndefined();
    const [one] = composing.waiting;
    it.do(boss, { verb: "take", transfer: one!.id }).until(FIRST + 1000);
    expect(it.node(watchers[0]!).blocks[newest(it, boss)]).toMatchObject({ fees: one!.fee, transfers: 1 });
    expect(it.node(boss).composing).toMatchObject({ slot: 2, until: FIRST + EACH });
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

  test("that crashes takes the chain with it: no block comes any more, everybody is told, and the round ends", () => {
    const made = new Set<number>();
    for (let i = 0; i < 30; i++) {
      const key = i.toString(16).padStart(32, "7");
      const { it } = sequenced(true, { rules: { crash: 1 }, key });
      expect(it.r.roles).toEqual({});
      it.until(60_000);
      const { ending, facts } = it.round.score();
      expect([ending, facts.crashed]).toEqual(["crashed", 1]);
      made.add(facts.blocks as number);
      expect(it.r.ended).toBe(FIRST + EACH * (facts.blocks as number) + 5500);
    }
    expect(Math.min(...made)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...made)).toBeLessThan(10);
    expect(made.size).toBeGreaterThan(2);
  });
});

describe("watchers", () => {
  test("deal on a block or keep out of it, once, until the next one comes", () => {
    const { it, boss, watchers } = sequenced(true);
    const [one, other] = watchers as [number, number];
    expect(stand(it, one, "deal")).toEqual({ code: "no_deal" });
    it.until(FIRST + 1000);
    const first = newest(it, one);
    expect(stand(it, one, "deal")).toBeUndefined();
    expect(stand(it, one, "keep")).toEqual({ code: "stands_already" });
    expect(stand(it, boss, "deal")).toEqual({ code: "you_sequence" });
    it.until(FIRST + EACH + 1000);
    expect(it.act(other, { verb: "deal", block: first })).toEqual({ code: "no_deal" });
    expect(new Set(it.r.seats.flatMap((seat) => it.round.offers(seat).map((o) => o.verb)))).toEqual(
      new Set(["audit", "deal", "keep", "seal", "cheat"]),
    );
  });

  test("gain by dealing soon on clean blocks and keeping out of frauds; who says nothing gets nothing", () => {
    const { it, boss, watchers } = sequenced(true);
    const [quick, slow, wary, silent] = watchers as [number, number, number, number];
    it.until(FIRST + 1000);
    stand(it, quick, "deal");
    stand(it, wary, "keep");
    it.until(FIRST + 5000);
    stand(it, slow, "deal");
    it.do(boss, { verb: "cheat" }).until(FIRST + EACH + 1000);
    stand(it, wary, "keep");
    stand(it, slow, "deal");
    it.until(60_000);
    const { points, facts } = it.round.score();
    // Fees of 5 in each block of a world without transfers: 2·5·.9; 2·5·.5 less 3·2·5·.9; out of a clean one −2.5, of a fraud 5.
    expect([points[quick], points[slow], points[wary], points[silent]]).toEqual([9, 0, 3, 0]);
    // One of five dealt on the fraud.
    expect(facts.loot).toBe(6);
    expect(facts.dealt).toBe(3);
  });
});

describe("how a block looks", () => {
  const world = { delay: 400, transfers: 5, glance: 1.5 };
  const looks = (it: ChainRound, seat: number) => it.node(seat).blocks[newest(it, seat)]?.looks;

  test("shows to each watcher's own node as it comes, and not to its maker", () => {
    const { it, boss, watchers } = sequenced(true, { world });
    it.until(FIRST + 1500);
    const seen = watchers.map((seat) => looks(it, seat));
    for (const one of seen) expect(one).toBeGreaterThan(0);
    expect(new Set(seen).size).toBeGreaterThan(1);
    expect(looks(it, boss)).toBeUndefined();
    expect(JSON.stringify(it.round.view("screen"))).not.toContain("looks");
  });

  test("says how likely it is a fraud: of what looks so likely one, about so many are", () => {
    const bins = [0, 1, 2, 3].map(() => ({ said: 0, frauds: 0, n: 0 }));
    for (let i = 0; i < 60; i++) {
      const { it, watchers } = sequenced(false, { world, key: i.toString(16).padStart(32, "5") });
      it.until(60_000);
      const { blocks } = it.round.reveal().chain as { blocks: Record<number, { fraud?: number }> };
      for (const seat of watchers)
        for (const [id, block] of Object.entries(it.node(seat).blocks)) {
          if (block.looks === undefined) continue;
          const bin = bins[Math.min(3, Math.floor(4 * block.looks))]!;
          bin.said += block.looks;
          bin.frauds += blocks[Number(id)]?.fraud ?? 0;
          bin.n++;
        }
    }
    // The prior is the share among what waits: fewer are frauds among blocks of one that composes by its node's rules.
    const share = bins.map(({ frauds, n }) => frauds / n);
    expect(share).toEqual([...share].sort((a, b) => a - b));
    expect(share[3]! - share[0]!).toBeGreaterThan(0.1);
  });

  test("goes into what a check finds", () => {
    const { it, watchers } = sequenced(true, { world: { ...world, audit: 1000, noise: 5 } });
    it.until(FIRST + 1500);
    const before = watchers.map((seat) => looks(it, seat) as number);
    for (const seat of watchers) it.act(seat, { verb: "audit", block: newest(it, seat) });
    it.until(FIRST + 2600);
    for (const [i, seat] of watchers.entries()) {
      const after = it.seat(seat).audits[newest(it, seat)]?.fraud as number;
      // So noisy a check moves a belief but little, and never to even odds.
      expect(Math.abs(after - before[i]!)).toBeLessThan(0.25);
    }
  });
});
