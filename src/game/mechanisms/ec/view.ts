import type { Channel, Ms, SeatId } from "../../types.ts";
import type { BlockId } from "../../worlds/chain/state.ts";
import { historiesOf } from "./head.ts";
import { type Judged, judgedBy } from "./judging.ts";
import { type Chosen, currentWins, cutoffMs, type EcState, epochMs, type Facts, leadMs } from "./state.ts";

/**
 * Channel `all`: epoch e, from 1, runs from `begin − lead + (e − 1)·epochMs`; its winners choose for `cutoff` ms of it. A block
 * carries `epoch`, `miner` (a seat), `wins` and `ticket` beside the world's own.
 */
export interface EcAllView {
  epoch: number;
  epochs: number;
  epochMs: Ms;
  lead: Ms;
  cutoff: Ms;
  finality: number;
  expected: number;
  /** A verdict on a block counts as often as its maker was drawn. */
  weighs?: true;
  /** By miner: who reported its latest fault. */
  slashed: Record<SeatId, SeatId>;
}
/** Channel `node:k`. The tipset it builds on is the world's `head`. */
export interface EcNodeView {
  weight: number;
  /** The last tipset that is final for this node. */
  final: BlockId[];
  /** How many seats looked at a block and doubt it, as far as this node has heard; only blocks that somebody doubts. */
  doubts: Record<BlockId, number>;
}
/** Channel `seat:n`. */
export interface EcSeatView {
  /** How often it has won in this epoch (WinCount); absent for not at all. */
  wins?: number;
  chosen?: Chosen;
  /** The miners of whose consensus faults its node has evidence. */
  evidence: SeatId[];
  /** Blocks that it does not build on, those that it doubts, and those that it vouches for; of the last epochs. */
  excluded: BlockId[];
  doubted: BlockId[];
  vouched: BlockId[];
  /** Double-spends that an attacker can still make; absent for honest seats. */
  purse?: number;
}

export function evidenceOf(s: EcState, seat: SeatId, f: Facts): SeatId[] {
  const proofs = s.nodes[f.world.nodes.of(seat)]?.evidence ?? {};
  return Object.keys(proofs)
    .map(Number)
    .filter((other) => other !== seat);
}

function seatView(s: EcState, seat: SeatId, f: Facts): EcSeatView {
  const mine: EcSeatView = {
    evidence: evidenceOf(s, seat, f),
    excluded: s.excluded[seat] ?? [],
    doubted: s.doubted[seat] ?? [],
    vouched: s.vouched[seat] ?? [],
  };
  const wins = currentWins(s, seat);
  if (wins > 0) mine.wins = wins;
  const chosen = s.chosen[seat];
  if (chosen) mine.chosen = chosen;
  if (f.role(seat).kind === "liar") mine.purse = Math.max(0, s.options.purse - (s.spent[seat] ?? 0));
  return mine;
}

/** What `ec` shows in a channel. */
export function view(s: EcState, channel: Channel, f: Facts): object | undefined {
  const [kind, id] = channel.split(":");
  if (kind === "all") {
    const { epochs } = s;
    const { finality, expected, weighs } = s.options;
    const slashed = Object.fromEntries(s.reports.map((report) => [report.seat, report.by]));
    const { epoch } = s;
    const times = { epochMs: epochMs(s, f), lead: leadMs(s, f), cutoff: cutoffMs(s, f) };
    return { epoch, epochs, ...times, finality, expected, ...(weighs && { weighs }), slashed } satisfies EcAllView;
  }
  if (kind === "seat") return f.seats.includes(Number(id)) ? seatView(s, Number(id), f) : undefined;
  const node = kind === "node" ? s.nodes[Number(id)] : undefined;
  return node && ({ weight: node.weight, final: node.final, doubts: { ...node.doubts } } satisfies EcNodeView);
}

/** What everybody is shown in the end. It names only those cheaters whose faults were reported. */
export interface EcReveal {
  /** Null rounds: epochs that nobody won. */
  nulls: number[];
  /** By seat: how often it won, and how often on average it would have. */
  wins: Record<SeatId, { wins: number; expected: number }>;
  /** Epochs with more than one tipset. */
  forks: number[];
  /** The most tipsets that a change of a node's head dropped. */
  reorg: number;
  /** The final chain, tipset by tipset: that of the most power. */
  final: BlockId[][];
  /** What other nodes hold for final in its place; empty where all agree. */
  rival: BlockId[][];
  /** What each seat's judgement came to; absent in discreet rounds, where it would tell of blocks which are frauds. */
  judged?: Record<SeatId, Judged>;
  /** Each report, with the two blocks that prove the fault, and the epoch in which it was made. */
  reports: { seat: SeatId; by: SeatId; epoch: number; fault: string; blocks: BlockId[] }[];
  /** Blocks on the final chain, each minute. */
  rate: number;
}

/** Expected Consensus's views by kind of channel, and what it reveals. */
export interface EcViews {
  all: EcAllView;
  node: EcNodeView;
  seat: EcSeatView;
  reveal: EcReveal;
}

export function nullsOf(s: EcState): number[] {
  return s.wins.flatMap((won, i) => (Object.keys(won).length === 0 ? [i + 1] : []));
}

export function forksOf(s: EcState): number[] {
  const heights = s.tipsets.map((group) => group.height);
  return [...new Set(heights.filter((height, i) => heights.indexOf(height) !== i))].sort((a, b) => a - b);
}

export function reveal(s: EcState, f: Facts): EcReveal {
  const wins: EcReveal["wins"] = {};
  for (const seat of f.seats) {
    const won = s.wins.reduce((sum, epoch) => sum + (epoch[seat] ?? 0), 0);
    const share = f.world.nodes.total > 0 ? f.world.nodes.seatPower(seat) / f.world.nodes.total : 0;
    wins[seat] = { wins: won, expected: Math.round(100 * s.options.expected * share * s.wins.length) / 100 };
  }
  const reports = s.reports.map((report) => ({ ...report, blocks: [...report.blocks] }));
  const histories = historiesOf(s, f);
  const [final, rival] = [histories.final, histories.rival].map((list) => list.map((ids) => [...ids])) as [
    BlockId[][],
    BlockId[][],
  ];
  const last = final[final.length - 1]?.[0];
  const minutes = last === undefined ? 0 : (f.world.blocks.at(last).height * epochMs(s, f)) / 60_000;
  const rate = minutes === 0 ? 0 : Math.round((10 * final.flat().length) / minutes) / 10;
  const judged = Object.fromEntries(
    f.seats.filter((seat) => f.role(seat).kind !== "liar").map((seat) => [seat, judgedBy(s, seat, f)]),
  );
  const told = { nulls: nullsOf(s), wins, forks: forksOf(s), reorg: s.reorg, final, rival, reports, rate };
  return f.level === "open" ? { ...told, judged } : told;
}
