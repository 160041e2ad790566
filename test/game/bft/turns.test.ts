// The rounds that people play: turns on a beat, blocks composed by their proposers, votes that are lost.
import { describe, expect, test } from "vitest";
import { quorumOf } from "../../../src/game/mechanisms/bft/quorum.ts";
import type { BftState } from "../../../src/game/mechanisms/bft/state.ts";
import type { BftViews } from "../../../src/game/mechanisms/bft/view.ts";
import { Round } from "../../../src/game/round.ts";
import type { Scenario } from "../../../src/game/scenario.ts";
import { scenarios } from "../../../src/game/scenarios.ts";
import type { RoundState } from "../../../src/game/state.ts";
import { withLiars } from "../../../src/game/trials/liars/liars.ts";
import type { ChainViews } from "../../../src/game/worlds/chain/view.ts";
import { openedRound } from "../../../src/lab/models/opened.ts";
import { labKey, runKey } from "../../../src/lab/run.ts";
import { viewsOf } from "../support/views.ts";

const BEAT = 8400;
const LEAD = 2500;
const TURNS = 14;

interface Opened {
  r: RoundState;
  round: Round;
  s: BftState;
}

function open(
  id: string,
  run: number,
  policy: (seat: number, liar: boolean) => string | undefined,
  liars?: number,
  rules: object = {},
): Opened {
  const base = scenarios[id] as Scenario;
  const { options, ...rest } = liars === undefined ? base : withLiars(base, liars);
  const mechanism = { ...(options.mechanism as object), ...rules };
  const scenario = { ...rest, options: { ...options, mechanism }, briefing: 0 };
  const seats = Array.from({ length: base.fill }, (_, seat) => seat);
  const r = openedRound(scenario, seats, runKey(labKey("turns"), run));
  const round = Round.of(r, 0);
  for (const seat of seats) {
    const mind = policy(seat, r.roles[seat] !== undefined);
    if (mind) round.mind(seat, mind);
  }
  return { r, round, s: r.parts.bft as BftState };
}

const shown = (round: Round) => viewsOf<BftViews>(round, "bft");
const nodeOf = (round: Round, seat: number) => viewsOf<ChainViews>(round, "chain")("node", seat);
const verdict = (round: Round, seat: number) =>
  round.offers(seat).find(({ verb, not }) => verb === "approve" && !not)?.aim?.ids[0];

test("a committee too large to be shown one by one is told as counts, and each node its own vote", () => {
  const n = 90;
  const seats = Array.from({ length: n }, (_, seat) => seat);
  const scenario = { ...withLiars(scenarios.bft as Scenario, 0), fill: n, briefing: 0 };
  const round = Round.of(openedRound(scenario, seats, runKey(labKey("crowd"), 1)), 0);
  for (const seat of seats) round.mind(seat, "lazy");
  round.advance(LEAD + BEAT / 2);
  const tallies = seats.map((seat) => shown(round)("node", seat).prevotes);
  for (const { votes, counts, yes } of tallies) {
    expect(votes).toBe("");
    expect(Object.values(counts ?? {}).reduce((sum, count) => sum + count, 0)).toBe(n);
    expect(counts?.y ?? 0).toBe(yes);
  }
  // Some have voted by now, and each of them knows that at least of itself.
  const voted = tallies.filter(({ own }) => own === "y");
  expect(voted.length).toBeGreaterThan(0);
  expect(voted.length).toBeLessThan(n);
  expect(Math.min(...voted.map(({ yes }) => yes))).toBeGreaterThan(0);
});

describe("on a beat", () => {
  test("there are as many turns whatever anybody does, and each validator proposes in two of them", () => {
    for (const mind of ["lazy", undefined]) {
      const { r, round, s } = open("bft", 1, () => mind, 0);
      round.advance(r.end);
      expect(r.end - r.begin).toBe(LEAD + TURNS * BEAT);
      expect(s.order.slice(0, TURNS).toSorted((a, b) => a - b)).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]);
      const turns = Object.values(s.turns).toSorted((a, b) => a - b);
      expect(turns).toEqual(Array.from({ length: TURNS }, (_, turn) => turn));
      expect(round.score().facts.heights).toBe(mind === "lazy" ? TURNS : 0);
    }
  });

  test("whoever is silent has no vote, and a check that is done is one", () => {
    const { round, s } = open("bft", 2, (seat) => (seat < 3 ? undefined : "lazy"), 0);
    for (let t = LEAD; t < LEAD + 6 * BEAT; t += 100) {
      round.advance(t);
      const block = verdict(round, 0);
      if (block === undefined || verdict(round, 1) === undefined) continue;
      // Four lazy ones are one too few: not where the proposer is one of the three, and votes for its own.
      if (nodeOf(round, 0).blocks[block]!.by < 3) continue;
      expect(round.act(0, { verb: "audit", block }, t)).toBeUndefined();
      const { until, height, round: at } = shown(round)("node", 0);
      round.advance(until + 600);
      const { values, masks } = s.nodes[3]!.votes[height]![at]!.prevote!;
      const voted = (node: number) => values.filter((_, i) => ((masks[node] ?? 0) & (1 << i)) > 0);
      const { fraud } = viewsOf<ChainViews>(round, "chain")("seat", 0).audits[block]!;
      expect([voted(0), voted(1)]).toEqual([[fraud < 0.5 ? block : 0], [0]]);
      expect(s.seats[0]!.verdicts).toEqual({ [block]: fraud < 0.5 });
      expect(s.seats[1]!.verdicts).toEqual({});
      return;
    }
    throw new Error("nothing was proposed");
  });

  test("the next proposer chooses what goes into its block while the others vote on the last one", () => {
    const { round, s } = open("bft", 3, () => undefined, 0);
    round.advance(100);
    const [first, second] = s.order as [number, number];
    expect(nodeOf(round, first).composing).toMatchObject({ slot: 0, until: LEAD });
    expect(nodeOf(round, second).composing).toMatchObject({ slot: 1, until: LEAD + BEAT });
    const [one, two] = nodeOf(round, second).composing!.waiting;
    for (const transfer of [one!.id, two!.id])
      expect(round.act(second, { verb: "take", transfer }, 100)).toBeUndefined();
    round.advance(LEAD + BEAT + 2000);
    const { proposal } = shown(round)("node", first);
    expect(nodeOf(round, first).blocks[proposal!]).toMatchObject({
      by: second,
      fees: one!.fee + two!.fee,
      transfers: 2,
    });
    expect(nodeOf(round, second).composing).toBeUndefined();
  });

  test("a block that is kept pays its proposer its fees; one that is refused costs", () => {
    const kept = open("bft", 4, (seat) => (seat === 0 ? undefined : "lazy"), 0);
    const refused = open("bft", 4, () => undefined, 0);
    const bonus = [kept, refused].map(({ r, round, s }) => {
      const fees: number[] = [];
      for (let t = 0; t < r.end; t += 250) {
        round.advance(t);
        const composing = nodeOf(round, 0).composing;
        if (!composing || composing.chosen) continue;
        // The best looks, so that it is clean.
        const best = composing.waiting.reduce((a, b) => (b.fraud < a.fraud ? b : a));
        expect(round.act(0, { verb: "take", transfer: best.id }, t)).toBeUndefined();
        fees.push(best.fee);
      }
      round.advance(r.end);
      expect(fees).toHaveLength(2);
      expect(s.proposals.length).toBe(TURNS);
      return { own: round.score().bonus[0], fees: fees.reduce((a, b) => a + b, 0), points: round.score().points[0] };
    });
    expect(bonus[0]!.own).toBe(bonus[0]!.fees);
    // Nothing was ever final: twice a loss of four, and nothing to lose it from.
    expect([bonus[1]!.own, bonus[1]!.points]).toEqual([0, 0]);
  });
});

describe("past a third", () => {
  test("three who sign twice fork a room that approves at once; one who looks before it approves prevents it", () => {
    const forks = (careful: boolean) => {
      let n = 0;
      for (let run = 0; run < 6; run++) {
        let first = true;
        const { r, round } = open("bft-liars", run, (_seat, liar) => {
          if (liar) return "forker";
          const mind = careful && first ? "honest" : "lazy";
          first = false;
          return mind;
        });
        round.advance(r.end);
        n += round.score().facts.conflict as number;
      }
      return n;
    };
    expect(forks(false)).toBe(6);
    expect(forks(true)).toBeLessThanOrEqual(1);
  });

  test("who is reported has no vote two turns later, and the rest win the chain back", () => {
    const { r, round, s } = open("bft-liars", 1, (_seat, liar) => (liar ? "forker" : "honest"));
    const liars = Object.keys(r.roles).map(Number);
    let stood = 0;
    for (let t = LEAD + 100; t < r.end; t += BEAT) {
      round.advance(t);
      const { slashed, lost = {}, turn = -1, total, quorum } = shown(round)("all");
      const gone = Object.values(lost).filter((from) => from <= turn).length;
      expect([total, quorum]).toEqual([7 - gone, quorumOf(7 - gone)]);
      for (const seat of slashed) expect(liars).toContain(seat);
      if (gone < 2 && slashed.length > 0) stood++;
    }
    round.advance(r.end);
    expect(stood).toBeGreaterThan(0);
    expect(s.slashed).toHaveLength(3);
    const { ending, facts } = round.score();
    expect(ending).not.toBe("forked");
    expect(facts.heights).toBeGreaterThanOrEqual(8);
  });

  test("a room without slashing lets whom it found out vote on, and keep what they took", () => {
    const [punished, free] = [true, false].map((slash) => {
      const { r, round, s } = open("bft-liars", 1, (_, liar) => (liar ? "forker" : "honest"), undefined, { slash });
      round.advance(r.end);
      const { parts = {} } = round.score();
      const taken = s.slashed.map((node) => Math.abs(parts[node]?.slashed ?? 0));
      return { total: shown(round)("all").total, lost: Object.keys(s.lost).length, most: Math.max(...taken) };
    });
    expect(punished).toMatchObject({ total: 4, lost: 3 });
    expect(punished?.most).toBeGreaterThan(0);
    expect(free).toEqual({ total: 7, lost: 0, most: 0 });
  });

  test("nobody who has no vote is asked to propose", () => {
    for (let run = 0; run < 6; run++) {
      const { r, round, s } = open("bft-liars", run, (_seat, liar) => (liar ? "forker" : "honest"));
      round.advance(r.end);
      expect(Object.keys(s.lost)).toHaveLength(3);
      for (const [turn, proposer] of s.order.entries()) expect(turn).toBeLessThan(s.lost[proposer] ?? 99);
    }
  });

  test("bots leave a proof to people for six seconds at least", () => {
    const { r, round } = open("bft-liars", 2, (_seat, liar) => (liar ? "forker" : "honest"));
    const held = new Map<number, number>();
    const left: number[] = [];
    let before = 0;
    for (let t = 0; t < r.end; t += 100) {
      round.advance(t);
      for (const seat of r.seats)
        for (const liar of shown(round)("seat", seat).evidence) if (!held.has(liar)) held.set(liar, t);
      const { slashed } = shown(round)("all");
      for (const liar of slashed.slice(before)) left.push(t - (held.get(liar) ?? t));
      before = slashed.length;
    }
    expect(left).toHaveLength(3);
    for (const ms of left) expect(ms).toBeGreaterThanOrEqual(5900);
  });
});
