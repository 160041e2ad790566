import type { BftState } from "../../game/mechanisms/bft/state.ts";
import type { PowState } from "../../game/mechanisms/pow/state.ts";
import { mechanisms } from "../../game/mechanisms/registry.ts";
import { type CardOffer, cardsFor } from "../../game/parts.ts";
import { type Scenario, withCard } from "../../game/scenario.ts";
import type { RoundState } from "../../game/state.ts";
import type { Ms } from "../../game/types.ts";
import type { ChainState } from "../../game/worlds/chain/state.ts";
import { runKey } from "../run.ts";
import { AFTER, openRound } from "./play.ts";
import { setUp } from "./setup.ts";

/** A card and when it is played, as a share of the clock. */
export interface Played {
  trial: string;
  at: number;
  options?: Record<string, unknown>;
}

export type Attack = "liars" | "sybils" | "sybils by stake" | "bribes";

/** Rounds of a mechanism with a card, or with liars; each is held against the same round, with the same luck, without. */
export interface TrialTask {
  kind: "matrix" | "spoil" | "crash" | "attack";
  mechanism: string;
  /** What the row calls it. */
  label: string;
  cards: Played[];
  /** Trials that the round begins with. */
  trials?: { id: string; options: Record<string, unknown> }[];
  /** Liars among the seats. */
  liars?: number;
  /** What an attack is made of: liars dealt at the start, seats that one holds, points for bribes. */
  by?: Attack;
  x?: number;
}

/** What many pairs of rounds come to. Plain JSON. */
export interface TrialTally {
  /** Rounds that came to something good: the best home; a chain on which nothing was undone, and all agree. */
  good: number;
  goodWithout: number;
  /** The home is worth at least half of that without it; the chain is good, with at least half of the final blocks. */
  survived: number;
  /** Worth less than half of what it was without, the worst home, or a double-spend or an undone block where there was none: flipped. */
  flipped: number;
  /** Sums of how long it took as a share of the clock, or of the blocks that became final; and of the same without. */
  pace: number;
  paceSquares: number;
  paceWithout: number;
}

/** Each mechanism at the size that is played, with nobody who lies. */
const SETUPS: Readonly<Record<string, { scenario: string; mechanism?: Record<string, unknown> }>> = {
  queen: { scenario: "queen", mechanism: { who: "bot" } },
  council: { scenario: "council" },
  ballot: { scenario: "ballot" },
  bees: { scenario: "meadow" },
  authority: { scenario: "authority", mechanism: { crash: 0 } },
  "council-bft": { scenario: "council-bft" },
  pow: { scenario: "pow" },
  ec: { scenario: "ec" },
  bft: { scenario: "bft" },
};
export const MECHANISMS: readonly string[] = Object.keys(SETUPS);
export const inSwarm = (mechanism: string): boolean => base(mechanism).world === "swarm";
/** The cards that a host can play under it, where nobody lies yet. */
export const handOf = (mechanism: string): readonly CardOffer[] => cardsFor(base(mechanism), "open");
/** Seats can be turned while it runs: so they can be held and bribed. */
export const turnsIn = (mechanism: string): boolean => mechanisms.get(mechanism)?.turns === true;
/** How many seats play it. */
export const seatsOf = (mechanism: string): number => base(mechanism).fill;

const bases = new Map<string, Scenario>();
const base = (mechanism: string): Scenario => {
  const { scenario, mechanism: options = {} } = SETUPS[mechanism] as (typeof SETUPS)[string];
  const known = bases.get(mechanism) ?? setUp(scenario, { liars: 0 }, { world: {}, mechanism: options }).scenario;
  bases.set(mechanism, known);
  return known;
};

/** As many liars as that, drawn anew in each round; of one who decides alone, that one. */
function withLiarsOf(mechanism: string, liars: number): Scenario {
  const { scenario, mechanism: options = {} } = SETUPS[mechanism] as (typeof SETUPS)[string];
  const fill = base(mechanism).fill;
  const alone = mechanism === "authority";
  return setUp(scenario, { liars: alone ? Math.min(0.9, liars) : liars / fill }, { world: {}, mechanism: options })
    .scenario;
}

/** The blocks that are final, or buried as deep as counts as final, at the end. */
function settled(mechanism: string, r: RoundState): number {
  if (mechanism === "pow") return (r.parts.pow as PowState).decided.length;
  const slots = new Set(r.decisions.map(({ slot }) => slot));
  return slots.size;
}

interface Came {
  good: boolean;
  /** Good, and no double-spend is final either: what an attack is held against. */
  clean: boolean;
  worth: number;
  pace: number;
}

function play(mechanism: string, scenario: Scenario, key: string): Came {
  const { r, round } = openRound({ scenario, idle: 0 }, key);
  round.advance(r.end + AFTER);
  const { ending, worth, facts } = round.score();
  const took = ((r.ended ?? r.end) - r.begin) / (r.end - r.begin);
  if (inSwarm(mechanism)) {
    const good = ending === "best";
    return { good, clean: ending !== "worst", worth, pace: took };
  }
  // Nothing that was final is undone, and no two nodes hold final what cannot both be.
  const undone = r.decisions.some(({ undoes }) => undoes !== undefined) || (facts.conflict ?? 0) > 0;
  const lost = mechanism === "pow" && ((facts.undone ?? 0) > 0 || (facts.lost ?? 0) > 0);
  const good = !undone && !lost && !["split", "thrown", "forked"].includes(ending);
  const clean = good && !["captured", "undone"].includes(ending);
  return { good, clean, worth, pace: settled(mechanism, r) };
}

export const emptyTrial = (): TrialTally => ({
  good: 0,
  goodWithout: 0,
  survived: 0,
  flipped: 0,
  pace: 0,
  paceSquares: 0,
  paceWithout: 0,
});

export function addTrials(a: TrialTally, b: TrialTally): TrialTally {
  const sum = emptyTrial();
  for (const name of Object.keys(sum) as (keyof TrialTally)[]) sum[name] = a[name] + b[name];
  return sum;
}

/** Plays runs of a task, each with the card and without. */
export function playTrials(
  { mechanism, cards, liars, trials = [] }: TrialTask,
  key: string,
  from: number,
  to: number,
): TrialTally {
  const plain = base(mechanism);
  const dealt = liars === undefined ? plain : withLiarsOf(mechanism, liars);
  const begun = { ...dealt, trials: [...dealt.trials, ...trials] };
  const broken = cards.reduce((s, { trial, at, options }) => withCard(s, trial, at, options), begun);
  const tally = emptyTrial();
  for (let run = from; run < to; run++) {
    const luck = runKey(key, run);
    const [without, came] = [play(mechanism, plain, luck), play(mechanism, broken, luck)];
    const half = came.worth >= without.worth / 2;
    const goes = inSwarm(mechanism) ? half : (came.good || !without.good) && 2 * came.pace >= without.pace;
    if (came.good) tally.good++;
    if (without.good) tally.goodWithout++;
    if (goes) tally.survived++;
    if (!half || (without.clean && !came.clean)) tally.flipped++;
    tally.pace += came.pace;
    tally.paceSquares += came.pace ** 2;
    tally.paceWithout += without.pace;
  }
  return tally;
}

/** A cut of power.md, played by the game's own mechanism: see `cutRun`. */
export type CutTask =
  | { kind: "cut"; mechanism: "pow"; share: number; blocks: number }
  | { kind: "cut"; mechanism: "ec"; share: number; epochs: number }
  | { kind: "cut"; mechanism: "bft"; nodes: number }
  | { kind: "cut"; mechanism: "authority" };

/** Sums over rounds that were cut. What each means depends on the mechanism: see `cutRun`. Plain JSON. */
export interface CutTally {
  first: number;
  second: number;
  third: number;
}

const CUT_N = 16;
const BLOCK: Ms = 9000;
/** A cut from this share of the clock on, to beyond the end unless it is healed before. */
const FOREVER: Ms = 600_000;

/** The highest block that any node on a side has. */
function heights(s: ChainState, side: number, sides: readonly number[]): number {
  let most = 0;
  for (const [node, { head }] of s.nodes.entries())
    if (sides[node] === side) for (const id of head) most = Math.max(most, s.blocks[id]?.height ?? 0);
  return most;
}

function opened(scenario: Scenario, luck: string) {
  const plain = { ...scenario, trials: scenario.trials.filter(({ at }) => at !== undefined), mix: {} };
  return openRound({ scenario: plain, idle: 0 }, luck);
}

/**
 * One round that is cut. pow: K blocks while cut; the larger side's chain is longer, as long, and how many blocks are thrown away as
 * they meet. ec: two final histories. bft: heights that the larger and the smaller side made final while cut. authority: blocks that
 * reached the sequencer's side, and the other, while cut.
 */
export function cutRun(task: CutTask, luck: string): CutTally {
  if (task.mechanism === "pow") {
    const n = 10;
    const net = { world: { pooled: false, delay: 0, checks: false }, mechanism: { blocks: task.blocks, orders: 0 } };
    const { scenario } = setUp("pow", { fill: n, liars: 0, clock: 120_000 }, net);
    const cut = withCard(scenario, "partition", 0, { share: 1 - task.share, lasts: FOREVER });
    const { r, round } = opened(cut, luck);
    round.advance(r.end + AFTER);
    const s = r.parts.chain as ChainState;
    const { sides } = s.links.cuts[0] as ChainState["links"]["cuts"][number];
    const [large, small] = [heights(s, 0, sides), heights(s, 1, sides)];
    return { first: large > small ? 1 : 0, second: large === small ? 1 : 0, third: Math.min(large, small) };
  }
  if (task.mechanism === "ec") {
    const [before, after] = [6, 8];
    const epochs = before + task.epochs + after;
    const knobs = {
      world: { delay: 100, spread: 0, jitter: 0, checks: false, transfers: 0 },
      mechanism: { epochs, begun: 0, finality: 5, expected: 5 },
    };
    const { scenario } = setUp("ec", { fill: CUT_N, liars: 0, clock: epochs * BLOCK }, knobs);
    const length = BLOCK - 6;
    const card = { share: task.share, lasts: task.epochs * length };
    const { r, round } = opened(withCard(scenario, "partition", (before * length) / (epochs * BLOCK), card), luck);
    round.advance(r.end + AFTER);
    return { first: round.score().facts.conflict ?? 0, second: 0, third: 0 };
  }
  const authority = task.mechanism === "authority";
  const share = authority ? 0.5 : task.nodes / CUT_N;
  const { scenario } = authority
    ? setUp("authority", { fill: CUT_N, liars: 0 }, { world: {}, mechanism: { crash: 0 } })
    : setUp("bft", { fill: CUT_N, liars: 0 }, { world: {}, mechanism: {} });
  const { r, round } = opened(withCard(scenario, "partition", 0.3, { share, lasts: FOREVER }), luck);
  const at = r.begin + Math.round(0.3 * scenario.clock);
  // What was under way when the cut came has arrived by then.
  round.advance(at + BLOCK);
  const s = r.parts.chain as ChainState;
  const { sides } = s.links.cuts[0] as ChainState["links"]["cuts"][number];
  const had = [0, 1].map((side) => final(r, side, sides));
  round.advance(r.end + AFTER);
  const [large, small] = [0, 1].map((side, i) => final(r, side, sides) - (had[i] as number)) as [number, number];
  if (!authority) return { first: large, second: small, third: 0 };
  const home = sides[(r.parts.authority as { sequencer: number }).sequencer] as 0 | 1;
  return { first: [large, small][home] as number, second: [large, small][1 - home] as number, third: 0 };
}

/** How high what is final on a side is: what any of its nodes holds. */
function final(r: RoundState, side: number, sides: readonly number[]): number {
  if (r.scenario.mechanism === "authority") return heights(r.parts.chain as ChainState, side, sides);
  const { nodes } = r.parts.bft as BftState;
  return Math.max(0, ...nodes.filter(({ id }) => sides[id] === side).map(({ commits }) => commits.length));
}
