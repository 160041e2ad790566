import { describe, expect, test } from "vitest";
import { Round, scenarios } from "../../../src/game/index.ts";
import { judgementPoints } from "../../../src/game/mechanisms/ec/judging.ts";
import type { EcState } from "../../../src/game/mechanisms/ec/state.ts";
import type { EcReveal } from "../../../src/game/mechanisms/ec/view.ts";
import type { ChainState } from "../../../src/game/worlds/chain/state.ts";
import { openedRound } from "../../../src/lab/models/opened.ts";
import { EcRound, until } from "./ec-round.ts";

const judged = (h: EcRound, seat: number) => (h.round.reveal().ec as EcReveal).judged?.[seat];
const ALL = [0, 1, 2, 3, 4, 5];

describe("a verdict", () => {
  test("is what one's block builds on and leaves out; of who makes none, what it vouches for and doubts", () => {
    const h = new EcRound();
    const { epoch, maker, other } = until(h, 3, (e) => {
      const others = h.of(e - 1);
      const maker = h.winners.find((seat) => others.filter((b) => b.miner !== seat).length > 1);
      const other = ALL.find((seat) => !h.winners.includes(seat) && others.every((b) => b.miner !== seat));
      return maker !== undefined && other !== undefined ? { epoch: e, maker, other } : undefined;
    });
    const fresh = h.of(epoch - 1).map((b) => b.id);
    const foreign = h
      .of(epoch - 1)
      .filter((b) => b.miner !== maker)
      .map((b) => b.id);
    const [out] = foreign as [number];
    for (const seat of [maker, other]) expect(h.act(seat, "doubt", { block: out })).toBeUndefined();
    expect(h.act(other, "vouch")).toBeUndefined();
    expect(h.act(other, "vouch")).toEqual({ code: "vouched_already" });
    expect(h.seat(other).vouched).toEqual(
      fresh.filter((id) => id !== out).sort((a, b) => fresh.indexOf(a) - fresh.indexOf(b)),
    );
    h.to(epoch, 3600);
    const stood = (ids: number[]) => Object.fromEntries(ids.map((id) => [id, id === out ? 0 : 1]));
    expect(h.s.verdicts[maker]).toMatchObject(stood(foreign));
    expect(h.s.verdicts[other]).toMatchObject(stood(fresh));
    // Who says nothing has said nothing.
    const silent = ALL.find((seat) => seat !== other && !h.winners.includes(seat));
    if (silent !== undefined) for (const id of fresh) expect(h.s.verdicts[silent]?.[id]).toBeUndefined();
  });

  test("is asked of fresh blocks alone, and can be taken back until the next are made", () => {
    const h = new EcRound().to(1);
    for (const seat of ALL) expect(h.act(seat, "vouch")).toEqual({ code: "no_fresh_block" });
    const block = until(h, 2, (e) => h.of(e - 1)[0]);
    const { epoch } = h.s;
    const seat = ALL.find((one) => one !== block.miner)!;
    expect(h.act(seat, "trust", { block: block.id })).toEqual({ code: "not_doubted" });
    h.act(seat, "doubt", { block: block.id });
    expect(h.act(seat, "trust", { block: block.id })).toBeUndefined();
    h.act(seat, "vouch");
    h.to(epoch, 3600);
    expect(h.s.verdicts[seat]?.[block.id]).toBe(1);
  });

  test("pays as it was right, and most for the first doubt that rests on a look", () => {
    const h = new EcRound({ liars: 0.2, key: "5" });
    const liar = h.liars[0]!;
    const epoch = until(h, 2, (e) => (h.winners.includes(liar) ? e : undefined));
    h.act(liar, "cheat");
    // As soon as it has come, so that all looks are done before the next blocks are made.
    h.to(epoch, 4700);
    const fraud = h.of(epoch).find((b) => b.miner === liar)!.id;
    const clean = h.of(epoch).find((b) => b.miner !== liar);
    const [first, second, blind, trusting] = ALL.filter((seat) => seat !== liar && seat !== clean?.miner);
    h.act(first!, "audit", { block: fraud });
    h.act(second!, "audit", { block: fraud });
    h.to(epoch + 1, 800);
    const before = ALL.map((seat) => ({ ...judged(h, seat) }));
    for (const seat of [first!, second!, blind!]) expect(h.act(seat, "doubt", { block: fraud })).toBeUndefined();
    h.act(trusting!, "vouch");
    h.to(epoch + 1, 3600);
    const more = (seat: number) => {
      const [was, is] = [before[seat]!, judged(h, seat)!];
      return [is.againstFraud - was.againstFraud!, is.stoodFraud - was.stoodFraud!, is.first - was.first!];
    };
    expect([more(first!), more(second!), more(blind!), more(trusting!)]).toEqual([
      [1, 0, 1],
      [1, 0, 0],
      [1, 0, 0],
      [0, 1, 0],
    ]);
    const points = { stoodClean: 5, againstClean: 1, stoodFraud: 1, againstFraud: 1, first: 1 };
    expect(judgementPoints(points)).toBeCloseTo(5 * 0.4 - 1.6 - 4 + 5 + 3);
  });
});

test("the first epoch is under way as play begins, so that there is a block to judge within two seconds", () => {
  const base = scenarios.ec!;
  const seats = [0, 1, 2, 3, 4, 5, 6, 7];
  for (let key = 1; key <= 20; key++) {
    const r = openedRound({ ...base, briefing: 0 }, seats, key.toString(16).padStart(32, "0"));
    const round = Round.of(r, 0);
    round.advance(2500);
    const s = r.parts.ec as EcState;
    const made = Object.keys((r.parts.chain as ChainState).blocks).length - 1;
    expect(made > 0 || Object.keys(s.wins[0]!).length === 0).toBe(true);
    round.advance(r.end);
    expect(s.epoch).toBe(13);
    // The last epoch's blocks have had the time to reach everybody.
    expect(new Set((r.parts.chain as ChainState).nodes.map((node) => node.head.join())).size).toBe(1);
  }
});

/** A round of the scenario in which nobody is a bot, at the beginning of an epoch in which this seat is drawn. */
function drawn(): { h: EcRound; seat: number; epoch: number } {
  const h = new EcRound({ net: { transfers: 4 } });
  const epoch = until(h, 2, (e) => (h.winners.length > 0 ? e : undefined));
  return { h, seat: h.winners[0]!, epoch };
}

describe("who is drawn composes its block", () => {
  const waiting = (h: EcRound, seat: number) => (h.world.nodes[seat]!.composing ?? { waiting: [] }).waiting;

  test("of at most two transfers; its block says what they pay, and nobody else sees what waits", () => {
    const { h, seat, epoch } = drawn();
    const list = waiting(h, seat);
    expect(list.length).toBeGreaterThanOrEqual(3);
    for (const { id } of list.slice(0, 2)) expect(h.act(seat, "take", { transfer: id })).toBeUndefined();
    expect(h.act(seat, "take", { transfer: list[2]!.id })).toEqual({ code: "block_full" });
    const other = ALL.find((one) => !h.winners.includes(one))!;
    expect(h.act(other, "take", { transfer: list[0]!.id })).toEqual({ code: "not_your_block" });
    h.to(epoch, 3600);
    const mine = h.of(epoch).find((b) => b.miner === seat)!;
    const fees = list[0]!.fee + list[1]!.fee;
    expect(h.world.blocks[mine.id]!.meta).toMatchObject({ transfers: 2, fees });
    expect(waiting(h, seat)).toEqual([]);
  });

  test("or of none, which pays nothing", () => {
    const { h, seat, epoch } = drawn();
    expect(h.act(seat, "clear")).toBeUndefined();
    h.to(epoch, 3600);
    const mine = h.of(epoch).find((b) => b.miner === seat)!;
    expect([mine.fraud, h.world.blocks[mine.id]!.meta.fees]).toEqual([false, 0]);
  });

  test("and who does not choose leaves it to the node's rules", () => {
    const { h, seat, epoch } = drawn();
    h.to(epoch, 3600);
    expect(h.world.blocks[h.of(epoch).find((b) => b.miner === seat)!.id]!.meta.transfers).toBe(1);
  });
});

test("bots leave people six to ten seconds to report", () => {
  const delays: number[] = [];
  for (let key = 1; key <= 12; key++) {
    const base = scenarios.ec!;
    const seats = [0, 1, 2, 3, 4, 5, 6, 7];
    const minds = Object.fromEntries(seats.map((seat) => [seat, "honest"]));
    const r = openedRound({ ...base, briefing: 0 }, seats, key.toString(16).padStart(32, "0"), { minds });
    const round = Round.of(r, 0);
    for (const seat of Object.keys(r.roles).map(Number)) round.mind(seat, "equivocator");
    const s = r.parts.ec as EcState;
    const since = new Map<string, number>();
    let reports = 0;
    for (let t = 0; t <= r.end && r.phase !== "over"; t += 50) {
      round.advance(t);
      for (const { seat } of s.reports.slice(reports)) delays.push(t - (since.get(String(seat)) ?? t));
      reports = s.reports.length;
      // Its own node has both blocks from the first moment.
      const proven = new Set(
        s.nodes.flatMap((node, i) => Object.keys(node.evidence).filter((seat) => seat !== String(i))),
      );
      for (const seat of since.keys()) if (!proven.has(seat)) since.delete(seat);
      for (const seat of proven) if (!since.has(seat)) since.set(seat, t);
    }
  }
  expect(delays.length).toBeGreaterThan(5);
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(6000);
  const sorted = delays.sort((a, b) => a - b);
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(10_500);
});
