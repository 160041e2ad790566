// What is read of rounds that are played again with something broken, whoever opened them and under whichever build of the game.
import type { Round, RoundState } from "../../game/index.ts";
import { Chance, purpose } from "../../game/kit/chance.ts";
import { type Finality, finalityOf } from "../../game/measures/finality.ts";
import type { Ms, SeatId } from "../../game/types.ts";
import type { BlockId, ChainState } from "../../game/worlds/chain/state.ts";
import { AFTER } from "../changed/asleep.ts";
import { carried } from "./axes.ts";

const HIT = purpose("lab crashed units");

/** A policy that there is none of: its mind never thinks. */
const MUTE = "mute";
/** Never healed within a round. ms */
const FOREVER: Ms = 1e9;
/** "More than half of the usual rate." */
const RATE = 0.5;

/** A round that is about to begin. */
export interface Opened {
  r: RoundState;
  round: Round;
}

/** The chain's state, where the round is on one. */
const chainOf = (r: RoundState): ChainState | undefined => r.parts.chain as ChainState | undefined;

/** What can crash by itself: a scout; or a node, with all seats that share it. */
export function unitsOf(r: RoundState): SeatId[][] {
  const chain = chainOf(r);
  if (!chain) return r.seats.map((seat) => [seat]);
  return chain.nodes.flatMap(({ seats, hidden }) => (hidden || seats.length === 0 ? [] : [[...seats]]));
}

/** Each seat's power: one each where the world knows no other. */
export function powersOf(r: RoundState): Record<SeatId, number> {
  const chain = chainOf(r);
  return Object.fromEntries(r.seats.map((seat) => [seat, chain?.seats[seat]?.power ?? 1]));
}

/** How many blocks a node's chain has. */
function lengthAt(chain: ChainState, node: number): number {
  let length = 0;
  for (let at = chain.nodes[node]?.head[0] as BlockId; at && at !== 0; length++)
    at = chain.blocks[at]?.parents[0] as BlockId;
  return length;
}

/** What a round came to for those who did not crash: the option that was chosen last, or how long their chain has grown. */
export interface Came {
  option: number | undefined;
  grown: number | undefined;
}

export function cameTo({ r }: Opened, crashed: ReadonlySet<SeatId>): Came {
  const chain = chainOf(r);
  const option = r.decisions[r.decisions.length - 1]?.option;
  if (!chain) return { option, grown: undefined };
  const alive = chain.nodes.flatMap(({ seats, hidden }, node) =>
    hidden || seats.length === 0 || seats.some((seat) => crashed.has(seat)) ? [] : [lengthAt(chain, node)],
  );
  return { option, grown: Math.max(0, ...alive) };
}

/** These seats crash before play begins and stay so: a scout lies still, a node is dark, as under the trial `crash`, and nobody acts. */
export function crash({ r, round }: Opened, crashed: ReadonlySet<SeatId>): void {
  for (const seat of crashed) round.mind(seat, MUTE);
  for (const node of chainOf(r)?.nodes ?? [])
    if (node.seats.length > 0 && node.seats.every((seat) => crashed.has(seat))) node.dark = FOREVER;
}

export function finish({ r, round }: Opened): void {
  round.advance(r.end + AFTER);
}

/** The round's decisions with who carried each: where a decision names nobody, as a secret ballot's, those who stood for it last. */
export function decisionsOf({ decisions, trace }: RoundState): { holders: readonly SeatId[] }[] {
  const stood = new Map(trace.map(([, seat, option]) => [seat, option]));
  const standing = (option: number) => [...stood].flatMap(([seat, one]) => (one === option ? [seat] : []));
  return decisions.map(({ holders, option }) => ({ holders: holders.length > 0 ? holders : standing(option) }));
}

/** A round that nothing was done to. */
export interface Usual {
  came: Came;
  units: SeatId[][];
  /** How much of the decisions each seat carried: see `carried`. */
  carried: Record<SeatId, number>;
  powers: Record<SeatId, number>;
}

/** Plays a round that nothing was done to. */
export function usualOf(opened: Opened): Usual {
  const units = unitsOf(opened.r);
  const powers = powersOf(opened.r);
  finish(opened);
  return { came: cameTo(opened, new Set()), units, powers, carried: carried(decisionsOf(opened.r), powers) };
}

/** The units in the order in which they crash: drawn; or those first that carried most, then the most powerful. */
function order({ units, carried: by, powers }: Usual, key: string, aimed: boolean): SeatId[][] {
  const drawn = new Chance(key).shuffle(HIT, units.length).map((i) => units[i] as SeatId[]);
  if (!aimed) return drawn;
  const sum = (of: Readonly<Record<SeatId, number>>, seats: readonly SeatId[]) =>
    seats.reduce((all, seat) => all + (of[seat] ?? 0), 0);
  return drawn.sort((a, b) => sum(by, b) - sum(by, a) || sum(powers, b) - sum(powers, a));
}

/**
 * Whether a round comes to the same with so many units crashed: the same decision, or more than half of the chain's usual growth.
 * `grows`: whether the chain grows at all. Undefined where the usual round came to nothing, which cannot be kept.
 * `open` opens the same round anew; `key` draws whom it hits.
 */
export function survivesIn(
  open: () => Opened,
  key: string,
  before: Usual,
  crashes: { units: number; aimed: boolean },
): { same: boolean; grows: boolean } | undefined {
  const { came } = before;
  if (came.grown === undefined ? came.option === undefined : came.grown === 0) return undefined;
  const crashed = new Set(order(before, key, crashes.aimed).slice(0, crashes.units).flat());
  const opened = open();
  crash(opened, crashed);
  finish(opened);
  const now = cameTo(opened, crashed);
  if (came.grown === undefined) return { same: now.option === came.option, grows: now.option !== undefined };
  const grown = now.grown ?? 0;
  return { same: grown > RATE * came.grown, grows: grown > 0 };
}

/** How rounds end in which nothing was forced; and those in which it was stopped. All other endings are what liars want. */
const FINE: ReadonlySet<string> = new Set(["best", "second", "other", "safe", "agree", "mistaken"]);
const STOPPED: ReadonlySet<string> = new Set(["homeless", "halted", "still", "crashed"]);

/** What these owners could force: the worst option, or that nothing is decided. */
export type Forced = "worst" | "stopped" | "neither";

/** What it comes to that a round ends so, for those who wanted to force something. */
export const forcedBy = (ending: string): Forced =>
  STOPPED.has(ending) ? "stopped" : FINE.has(ending) ? "neither" : "worst";

/** The network is cut for this stretch of the clock. */
export const CUT = { from: 0.2, until: 0.6 };

/** What became of a chain that was cut in two: how it ended, on how many sides it went on meanwhile, how many blocks a node dropped. */
export interface Parted {
  ending: Finality;
  sides: number;
  dropped: number;
}

/** Of its usual growth, a side that has so much less stands still. */
const STILL = 1 / 3;

/** What became of a chain cut in two, and of the same one whole: both are about to begin. */
export function partedIn(whole: Opened, opened: Opened): Parted | undefined {
  const grown = [whole, opened].map((one) => {
    const { r, round } = one;
    const at = (part: number): Ms => r.begin + Math.round(part * (r.end - r.begin));
    const chain = chainOf(r) as ChainState;
    const lengths = () => chain.nodes.map((_, node) => lengthAt(chain, node));
    round.advance(at(CUT.from) + 1);
    const [before, sides] = [lengths(), chain.links.cuts[0]?.sides ?? chain.nodes.map(() => 0)];
    round.advance(at(CUT.until));
    return { sides, by: lengths().map((length, node) => length - (before[node] ?? 0)) };
  });
  const [usually, meanwhile] = grown as [(typeof grown)[0], (typeof grown)[0]];
  const most = Math.max(...usually.by);
  if (most === 0) return undefined;
  const lives = [0, 1].map((side) => {
    const own = meanwhile.by.filter((_, node) => (meanwhile.sides[node] ?? 0) === side);
    return Math.max(0, ...own) / most;
  });
  finish(opened);
  const { facts } = opened.round.score();
  const dropped = facts.reorg ?? 0;
  const live = Math.min(1, Math.max(...lives));
  return {
    ending: finalityOf({ conflict: (facts.conflict ?? 0) > 0, dropped, live }),
    sides: lives.filter((one) => one >= STILL).length,
    dropped,
  };
}
