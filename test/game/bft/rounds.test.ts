// Whole rounds of the game's own bft: what holds for the machines alone must hold with seats, bots, world and clock.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FORK_LOOT, STANDSTILL } from "../../../src/game/mechanisms/bft/stakes.ts";
import type { BftState } from "../../../src/game/mechanisms/bft/state.ts";
import type { BftViews } from "../../../src/game/mechanisms/bft/view.ts";
import { Round } from "../../../src/game/round.ts";
import type { Scenario } from "../../../src/game/scenario.ts";
import { scenarios } from "../../../src/game/scenarios.ts";
import type { RoundState } from "../../../src/game/state.ts";
import type { ChainState } from "../../../src/game/worlds/chain/state.ts";
import { bounds, playBft } from "../../../src/lab/models/bft.ts";
import { openedRound } from "../../../src/lab/models/opened.ts";
import { labKey, runKey } from "../../../src/lab/run.ts";
import { type Faulty, faulty } from "../support/faulty.ts";
import { type Dice, diceOf } from "../support/hide.ts";
import { patience, runs } from "../support/runs.ts";
import { viewsOf } from "../support/views.ts";

interface Opened {
  r: RoundState;
  round: Round;
  s: BftState;
  world: ChainState;
}

type More = Partial<Omit<Scenario, "options" | "trials">> & Faulty & { net?: object; rules?: object };

/** A round of n seats; bots play those that `policy` names. */
function open(
  run: number,
  n: number,
  policy: (seat: number, liar: boolean) => string | undefined,
  more: More = {},
): Opened {
  const { net = {}, rules = {}, liars, cut, loss, ...rest } = more;
  const base = scenarios.bft as Scenario;
  const options = { world: { ...base.options.world, ...net }, mechanism: rules };
  const scenario = { ...base, briefing: 0, fill: n, options, ...rest } as Scenario;
  const seats = Array.from({ length: n }, (_, seat) => seat);
  const key = runKey(labKey("bft"), run);
  const r = openedRound(faulty(scenario, { liars, cut, loss } as Faulty), seats, key);
  const round = Round.of(r, 0);
  for (const seat of seats) {
    const id = policy(seat, r.roles[seat] !== undefined);
    if (id) round.mind(seat, id);
  }
  return { r, round, s: r.parts.bft as BftState, world: r.parts.chain as ChainState };
}

const QUICK = { propose: 1500, decide: 4000, vote: 1500, grow: 1000, pause: 3000, gossip: 1500 };

/** Plays to the end with liars whose people press whatever there is, at random. */
function riot({ r, round }: Opened, dice: Dice): void {
  const liars = Object.keys(r.roles).map(Number);
  for (let t = 0; r.phase !== "over" && t <= r.end; t += 100 + dice(900)) {
    round.advance(t);
    if (r.phase !== "play" || liars.length === 0) continue;
    const liar = liars[dice(liars.length)] as number;
    const offers = round.offers(liar).filter((offer) => !offer.not);
    const offer = offers[dice(offers.length)];
    if (!offer) continue;
    const aim = offer.aim ? { [offer.aim.field]: offer.aim.ids[0] as number } : {};
    expect(round.act(liar, { verb: offer.verb, ...aim }, t)).toBeUndefined();
  }
  round.advance(r.end);
}

test("as many liars as it survives never fork it, whatever they press, on a bad network and a cut one", {
  timeout: patience,
}, () => {
  let heights = 0;
  let split = 0;
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const dice = diceOf(seed);
      const n = 4 + dice(7);
      const liars = (bounds(n).survived + 0.001) / n;
      const loss = [0, 0.1, 0.3][dice(3)];
      const until = [0, 0.5, 0.7][dice(3)] as number;
      const cut = until > 0 ? { from: 0.2, until } : undefined;
      const policy = (seat: number, liar: boolean) => (liar ? undefined : seat % 2 ? "lazy" : "honest");
      const opened = open(seed % 1_000_000, n, policy, { liars, loss, cut, clock: 60_000, rules: QUICK });
      riot(opened, dice);
      const { facts } = opened.round.score();
      expect(facts.conflict).toBe(0);
      heights += facts.heights as number;
      split += Object.keys(opened.s.pairs).length;
    }),
    { numRuns: runs(60) },
  );
  expect(heights).toBeGreaterThan(60);
  expect(split).toBeGreaterThan(20);
});

test.each([4, 5, 7, 10, 12])("2Q − n liars of %i fork it, and proofs name a third of all", (n) => {
  for (let run = 0; run < runs(5); run++) {
    const common = { n, attack: "equivocator", honest: "lazy", clock: 130_000, partition: false };
    const { round, s, r } = playBft({ ...common, liars: bounds(n).forking }, labKey("fork"), run);
    const { ending, facts } = round.score();
    expect([ending, facts.conflict]).toEqual(["forked", 1]);
    expect(3 * (facts.evidence as number)).toBeGreaterThanOrEqual(n);
    const { equivocated } = round.reveal().bft as { equivocated: { seat: number }[] };
    for (const { seat } of equivocated) expect(r.roles[seat]).toBeDefined();
    const slot = Object.values(s.decided).findIndex((blocks) => blocks.length > 1) + 1;
    const [first, second] = r.decisions.filter((d) => d.slot === slot);
    expect(second?.undoes).toBe(first?.option);
  }
});

describe("a good network", () => {
  test("finalises as many heights as the clock allows, each node the same ones", () => {
    const { r, round, s } = open(1, 12, () => "honest");
    round.advance(r.end);
    const { ending, facts } = round.score();
    expect(ending).toBe("safe");
    expect(facts.heights).toBeGreaterThanOrEqual(7);
    for (const n of s.nodes) {
      expect(n.commits.length).toBeGreaterThanOrEqual((facts.heights as number) - 1);
      for (const [i, { block }] of n.commits.entries()) expect(s.decided[i + 1]?.map((d) => d.block)).toEqual([block]);
    }
  });

  test("brings a node that was cut off up to date", () => {
    const { r, round, s } = open(2, 12, () => "lazy", { cut: { from: 0.1, until: 0.8, share: 1 / 12 } });
    round.advance(r.begin + Math.round(0.79 * (r.end - r.begin)));
    const heights = () => s.nodes.map((n) => n.height).sort((a, b) => a - b);
    expect((heights()[1] as number) - (heights()[0] as number)).toBeGreaterThan(4);
    round.advance(r.end);
    expect((heights()[1] as number) - (heights()[0] as number)).toBeLessThanOrEqual(1);
  });

  test("halts every side of a cut without two thirds, and goes on when it is healed", () => {
    const { r, round, s } = open(3, 12, () => "lazy", { cut: { from: 0.2, until: 0.6 } });
    const at = (share: number) => {
      round.advance(r.begin + Math.round(share * (r.end - r.begin)));
      return Object.keys(s.decided).length;
    };
    const [early, late] = [at(0.25), at(0.59)];
    expect(late).toBe(early);
    expect(at(1)).toBeGreaterThan(late + 2);
  });

  test("goes on where a tenth of all messages is lost", () => {
    const { r, round } = open(4, 12, () => "honest", { loss: 0.1 });
    round.advance(r.end);
    expect(round.score().facts.heights).toBeGreaterThanOrEqual(4);
  });
});

test("a third that is silent halts it", () => {
  const { r, round } = open(5, 12, (_seat, liar) => (liar ? "silent" : "lazy"), { liars: 4 / 12 });
  round.advance(r.end);
  expect(round.score()).toMatchObject({ ending: "halted", facts: { heights: 0 } });
});

describe("a seat", () => {
  /** Seat 0's node has a proposal of another's to decide on. */
  function asked() {
    const opened = open(6, 6, (seat) => (seat === 0 ? undefined : "lazy"));
    const { r, round } = opened;
    for (let t = 0; t < r.end; t += 100) {
      round.advance(t);
      const block = round.offers(0).find((o) => o.verb === "approve" && !o.not)?.aim?.ids[0];
      if (block !== undefined) return { ...opened, t, block };
    }
    throw new Error("nothing was proposed");
  }
  const shown = (round: Round) => viewsOf<BftViews>(round, "bft")("node", 0);

  test("has its node vote when it has decided, once", () => {
    const { round, t, block } = asked();
    expect(shown(round).step).toBe("propose");
    expect(round.act(0, { verb: "reject", block: block + 5 }, t)).toEqual({ code: "no_proposal" });
    expect(round.act(0, { verb: "reject", block }, t)).toBeUndefined();
    expect(round.act(0, { verb: "approve", block }, t)).toEqual({ code: "decided_already" });
    round.advance(t + 1);
    expect(shown(round).prevotes.votes[0]).toBe("n");
    expect(shown(round).step).not.toBe("propose");
  });

  test("may only use a liar's means as a liar", () => {
    const { round, t } = asked();
    for (const verb of ["cheat", "split", "mute", "speak"])
      expect(round.act(0, { verb }, t)).toEqual({ code: "not_attacker" });
    expect(round.act(0, { verb: "report", seat: 3 }, t)).toEqual({ code: "no_proof" });
  });

  test("that reports a proof first is paid, and the liar keeps a third of its points at most", () => {
    const policy = (_seat: number, liar: boolean) => (liar ? "equivocator" : "honest");
    const { r, round, s } = open(7, 12, policy, { liars: 3 / 12 });
    round.advance(r.end);
    const { points, bonus, facts } = round.score();
    expect(s.slashed.length).toBeGreaterThan(0);
    expect(facts.slashed).toBe(s.slashed.length);
    for (const node of s.slashed) {
      expect(r.roles[node]).toBeDefined();
      // Of no more than a fork and a chain that stands still together.
      expect(points[node]).toBeLessThanOrEqual(Math.round((FORK_LOOT + STANDSTILL) / 3));
    }
    const paid = Object.entries(s.seats).filter(([, desk]) => desk.reports > 0);
    expect(paid.length).toBeGreaterThan(0);
    for (const [seat, desk] of paid) expect(bonus[Number(seat)]).toBeGreaterThanOrEqual(6 * desk.reports);
  });

  test("that comes late has no vote, and is brought up to date", () => {
    const { r, round, s } = open(8, 6, () => "lazy");
    round.advance(60_000);
    round.enter(6);
    round.mind(6, "lazy");
    round.advance(r.end);
    expect(s.powers[6]).toBe(0);
    expect(s.nodes[6]?.commits.map(({ block }) => block).slice(0, 5)).toEqual(
      s.nodes[0]?.commits.map(({ block }) => block).slice(0, 5),
    );
    expect(s.nodes[6]?.height).toBeGreaterThanOrEqual((s.nodes[0]?.height as number) - 1);
  });
});

test("a hundred nodes cost little: to store, to show and to send", { timeout: patience }, () => {
  const { r, round } = open(9, 100, () => "honest");
  let size = 0;
  let most = 0;
  let text = "";
  let sent = 0;
  // A phone's own node, four times a second: what changed, field by field, as a patch would carry it.
  for (let t = 0; t <= 60_000; t += 250) {
    round.advance(t);
    const view = round.view("node:0").bft as unknown as Record<string, unknown>;
    const was = text ? (JSON.parse(text) as Record<string, unknown>) : {};
    text = JSON.stringify(view);
    for (const [key, value] of Object.entries(view))
      if (JSON.stringify(value) !== JSON.stringify(was[key])) sent += JSON.stringify({ [key]: value }).length;
    if (t % 1000 > 0) continue;
    most = Math.max(most, sent);
    sent = 0;
    size = Math.max(size, JSON.stringify(r).length);
  }
  if (process.env.SAY) console.log({ most, size });
  expect(most).toBeLessThan(2000);
  expect(size).toBeLessThan(1_500_000);
});
