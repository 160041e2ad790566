import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Round, scenarios } from "../../../src/game/index.ts";
import type { EcState } from "../../../src/game/mechanisms/ec/state.ts";
import type { EcReveal } from "../../../src/game/mechanisms/ec/view.ts";
import type { ChainState } from "../../../src/game/worlds/chain/state.ts";
import { openedRound } from "../../../src/lab/models/opened.ts";
import { faulty } from "../support/faulty.ts";
import { patience, runs } from "../support/runs.ts";
import { EcRound, until } from "./ec-round.ts";

describe("an epoch", () => {
  test("runs by itself: every winner's block is made at the cut-off, on all that there is", () => {
    const h = new EcRound({ rules: { epochs: 25 } }).done();
    const { s } = h;
    expect(s.epoch).toBe(25);
    for (let epoch = 1; epoch <= 25; epoch++)
      expect(h.of(epoch).map((b) => b.miner)).toEqual(Object.keys(s.wins[epoch - 1]!).map(Number));
    // Everything arrives in time, nobody leaves anything out: one tipset an epoch, all final but the last five epochs'.
    expect(s.tipsets.length - 1).toBe(s.wins.filter((won) => Object.keys(won).length > 0).length);
    expect(s.reorg).toBe(0);
    expect(h.r.decisions.map((d) => d.slot)).toEqual(s.final.map((ids) => h.world.blocks[ids[0]!]!.height));
    expect(s.final.length).toBeGreaterThan(15);
    expect(h.round.score()).toMatchObject({ ending: "agree", worth: 10, facts: { orphans: 0, frauds: 0, forks: 0 } });
  });

  test("tells winners in private, and others by the block alone", () => {
    const h = new EcRound();
    const epoch = until(h, 1, (e) => (h.winners.length > 0 && h.winners.length < 6 ? e : undefined));
    const loser = [0, 1, 2, 3, 4, 5].find((seat) => !h.winners.includes(seat))!;
    for (const seat of h.winners) expect(h.seat(seat).wins).toBeGreaterThan(0);
    expect(h.seat(loser).wins).toBeUndefined();
    h.to(epoch, 3600);
    const [block] = h.of(epoch);
    expect(h.world.blocks[block!.id]!.meta).toMatchObject({ epoch, miner: block!.miner });
  });

  test("what a winner leaves out it does not build on; what others built on it then, it follows", () => {
    const h = new EcRound();
    const { epoch, seat, out } = until(h, 3, (e) => {
      const seat = h.winners[0];
      const out = h.of(e - 1).find((b) => b.miner !== seat);
      return seat !== undefined && out && h.of(e - 1).length > 1 ? { epoch: e, seat, out: out.id } : undefined;
    });
    expect(h.act(seat, "doubt", { block: out })).toBeUndefined();
    expect(h.act(seat, "doubt", { block: out })).toEqual({ code: "doubted_already" });
    expect(h.seat(seat).excluded).toEqual([out]);
    h.to(epoch, 3600);
    const mine = h.of(epoch).find((b) => b.miner === seat)!;
    expect(mine.parents.length).toBeGreaterThan(0);
    expect(mine.parents).not.toContain(out);
    // The next epoch decides: the heavier of the two goes on, and all build on that.
    h.to(epoch + 2);
    expect(h.seat(seat).excluded).toEqual([]);
    expect(new Set(h.world.nodes.map((node) => node.head.join())).size).toBe(1);
  });

  test("who thinks better of it builds on all again", () => {
    const h = new EcRound();
    const seat = until(h, 3, (e) => h.winners.find((one) => h.of(e - 1).some((b) => b.miner !== one)));
    const epoch = h.s.epoch;
    const out = h.of(epoch - 1).find((b) => b.miner !== seat)!.id;
    h.act(seat, "doubt", { block: out });
    expect(h.act(seat, "trust", { block: out })).toBeUndefined();
    h.to(epoch, 3600);
    expect(h.of(epoch).find((b) => b.miner === seat)!.parents).toContain(out);
  });

  test("one's own block one cannot leave out, and no block that is not there or long settled", () => {
    const h = new EcRound();
    const own = until(h, 2, (e) => h.of(e - 1)[0]);
    const old = own.id;
    expect(h.act(own.miner, "doubt", { block: old })).toEqual({ code: "unknown_block" });
    for (const block of [0, 999]) expect(h.act(own.miner, "doubt", { block })).toEqual({ code: "unknown_block" });
    const other = [0, 1, 2, 3, 4, 5].find((seat) => seat !== own.miner)!;
    expect(h.to(h.s.epoch + 8).act(other, "doubt", { block: old })).toEqual({ code: "unknown_block" });
  });

  test("a doubt travels, is counted once for each seat, and names nobody", () => {
    const h = new EcRound();
    const block = until(h, 2, (e) => h.of(e - 1)[0]);
    const [a, b] = [0, 1, 2, 3, 4, 5].filter((seat) => seat !== block.miner) as [number, number];
    const { epoch } = h.s;
    for (const seat of [a, b]) expect(h.act(seat, "audit", { block: block.id })).toBeUndefined();
    h.to(epoch, 2100);
    expect(h.act(a, "doubt", { block: block.id })).toBeUndefined();
    expect(h.act(a, "doubt", { block: block.id })).toEqual({ code: "doubted_already" });
    expect([h.node(a).doubts, h.node(b).doubts]).toEqual([{ [block.id]: 1 }, {}]);
    h.to(epoch, 3200);
    expect(h.node(b).doubts).toEqual({ [block.id]: 1 });
    expect(h.act(b, "doubt", { block: block.id })).toBeUndefined();
    h.to(epoch, 5000);
    for (let node = 0; node < 6; node++) expect(h.node(node).doubts[block.id]).toBe(2);
    // Who doubts a block does not build on it.
    expect(h.seat(a).excluded).toEqual([block.id]);
    h.to(epoch + 9);
    expect(h.node(b).doubts[block.id]).toBeUndefined();
  });

  test("who has not looked at a block doubts it for itself alone", () => {
    const h = new EcRound();
    const block = until(h, 2, (e) => h.of(e - 1)[0]);
    const seat = [0, 1, 2, 3, 4, 5].find((one) => one !== block.miner)!;
    h.act(seat, "doubt", { block: block.id });
    h.to(h.s.epoch, 3000);
    expect(h.seat(seat).excluded).toEqual([block.id]);
    for (let node = 0; node < 6; node++) expect(h.node(node).doubts).toEqual({});
  });

  test("a block that never arrives leaves its miner alone on its chain, and the others' goes on", () => {
    const h = new EcRound({ cut: { from: 0, until: 1, share: 1 / 6 } }).done();
    const heads = h.world.nodes.map((node) => node.head.join());
    const alone = (h.world.links.cuts[0]?.sides ?? []).indexOf(1);
    expect(heads.filter((head) => head === heads[alone]).length).toBe(1);
    expect(new Set(heads).size).toBe(2);
    const { final, rival } = h.round.reveal().ec as EcReveal;
    const miners = (history: number[][]) => new Set(history.flat().map((id) => h.world.blocks[id]!.meta.miner));
    expect(miners(final).has(alone)).toBe(false);
    expect(final.length).toBeGreaterThan(15);
    // However little power it has, what it holds final it holds.
    expect([...miners(rival)]).toEqual([alone]);
    expect(h.round.score()).toMatchObject({ ending: "split", worth: 0, facts: { conflict: 1 } });
  });
});

describe("an attacker's block", () => {
  test("with a double-spend is loot once it is final, and nothing when it is left out", () => {
    const play = (leave: boolean) => {
      const h = new EcRound({ key: "f01ed", liars: 0.2, seats: 6 });
      const liar = h.liars[0]!;
      const epoch = until(h, 1, (e) => (h.winners.includes(liar) ? e : undefined));
      h.act(liar, "cheat");
      h.to(epoch + 1);
      const { id, fraud } = h.of(epoch).find((b) => b.miner === liar)!;
      expect(fraud).toBe(true);
      if (leave) for (let seat = 0; seat < 6; seat++) if (seat !== liar) h.act(seat, "doubt", { block: id });
      return { score: h.done().round.score(), liar };
    };
    const [taken, foiled] = [play(false), play(true)];
    expect(taken.score).toMatchObject({ ending: "undone", facts: { frauds: 1 } });
    expect(foiled.score).toMatchObject({ ending: "agree", facts: { frauds: 0, tried: 1 } });
    expect(taken.score.points[taken.liar]! - foiled.score.points[foiled.liar]!).toBeGreaterThanOrEqual(20);
    // Everybody loses by it, and who stood by it most.
    const honest = [0, 1, 2, 3, 4, 5].filter((seat) => seat !== taken.liar);
    const lost = honest.map((seat) => foiled.score.points[seat]! - taken.score.points[seat]!);
    expect(Math.max(...lost)).toBeGreaterThan(Math.min(...lost));
    expect(taken.score.worth).toBe(8);
  });

  test("withheld is not there, and honest seats have no such choice", () => {
    const h = new EcRound({ liars: 0.2, seats: 6 });
    const liar = h.liars[0]!;
    const epoch = until(h, 1, (e) => (h.winners.includes(liar) ? e : undefined));
    expect(h.act(liar, "stall")).toBeUndefined();
    h.to(epoch, 3600);
    expect(h.of(epoch).some((b) => b.miner === liar)).toBe(false);
    for (const verb of ["build", "cheat", "twice", "stall"])
      expect(h.act((liar + 1) % 6, verb)).toEqual({ code: "honest_miner" });
    // Too late to think better of it.
    expect(h.act(liar, "build")).toEqual({ code: "not_mining" });
  });
});

test("honest play is never a fault, however the network is", { timeout: patience }, () => {
  let blocks = 0;
  const net = fc.record({
    delay: fc.constantFrom(0, 400, 3000),
    power: fc.constantFrom("equal", "zipf"),
    pooled: fc.boolean(),
    noise: fc.constantFrom(0.3, 2),
  });
  const wrong = fc.record({
    loss: fc.constantFrom(undefined, 0.2),
    cut: fc.constantFrom(undefined, { from: 0, until: 0.6 }),
  });
  fc.assert(
    fc.property(net, wrong, fc.stringMatching(/^[0-9a-f]{32}$/), fc.constantFrom(1, 5), (world, bad, key, finality) => {
      const base = scenarios.ec!;
      const options = { world: { ...base.options.world, ...world }, mechanism: { epochs: 12, finality } };
      const scenario = faulty({ ...base, briefing: 0, clock: 73_000, options }, bad);
      const seats = [0, 1, 2, 3, 4, 5, 6, 7];
      const minds = Object.fromEntries(seats.map((seat) => [seat, seat % 4 === 3 ? "lazy" : "honest"]));
      const r = openedRound(scenario, seats, key, { minds });
      Round.of(r, 0).advance(r.end + 1);
      const s = r.parts.ec as EcState;
      blocks += Object.keys((r.parts.chain as ChainState).blocks).length;
      expect(s.nodes.flatMap((book) => Object.keys(book.evidence))).toEqual([]);
      expect(new Set(s.final.map((ids) => ids.join())).size).toBe(s.final.length);
      expect(r.decisions.length).toBe(s.final.length);
    }),
    { numRuns: runs(40) },
  );
  expect(blocks).toBeGreaterThan(40 * 20);
});
