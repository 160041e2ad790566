import * as z from "zod/mini";
import { memo } from "../../kit/memo.ts";
import type { MechanismEffects, MechanismFacts } from "../../part.ts";
import type { Ms, Refusal, SeatId } from "../../types.ts";
import type { ChainPorts } from "../../worlds/chain/ports.ts";
import { type BlockId, GENESIS, type NodeId } from "../../worlds/chain/state.ts";
import type { ConsensusFault } from "./consensus-faults.ts";

/** The options of `ec`. Its epochs are spread evenly over the clock. */
export const ecOptions = z.strictObject({
  epochs: z._default(z.int().check(z.minimum(1), z.maximum(100)), 13),
  /** When an epoch's winners must have chosen, as a share of the epoch: the rest is for blocks to reach everybody. */
  cutoff: z._default(z.number().check(z.minimum(0.1), z.maximum(0.95)), 0.6),
  /** How far the first epoch has come as play begins, as a share of it: near the cut-off there are blocks to judge at once. */
  begun: z._default(z.number().check(z.minimum(0), z.maximum(0.9)), 0),
  /** A tipset so many epochs below its head is final: a node follows no fork that leaves it out. Filecoin has 900. */
  finality: z._default(z.int().check(z.minimum(1), z.maximum(100)), 4),
  /** Wins an epoch in the whole room, on average. */
  expected: z._default(z.number().check(z.minimum(0.1), z.maximum(20)), 5),
  /** How many coins an attacker has to spend twice: so many frauds can it put into blocks. */
  purse: z._default(z.int().check(z.minimum(0), z.maximum(100)), 4),
  /** A verdict on a block counts as often as its maker was drawn, which every block says: the great ones' blocks matter more. */
  weighs: z._default(z.boolean(), false),
});
export type EcOptions = z.infer<typeof ecOptions>;

/** All blocks of one epoch with the same parents. A node's tipset is the part of them that it has received. */
export interface MaximalTipset {
  height: number;
  blocks: BlockId[];
}

/** What is known of a block beyond its header. */
export interface BlockRecord {
  /** Its place in `EcState.tipsets`. */
  tipset: number;
  /** The weight of the tipset that it is built on. */
  parentWeight: number;
  /** What its transfers pay its miner together, if it is kept. */
  fees: number;
}

/** What a node knows. */
export interface NodeState {
  /** Weight and tickets, smallest first, of the tipset that it builds on, which is the world's `head`. */
  weight: number;
  tickets: number[];
  /** The last tipset that is final for it. */
  final: BlockId[];
  /** How many seats doubt a block that they have checked, as far as it has heard. */
  doubts: Record<BlockId, number>;
  /** By miner: two blocks that prove a consensus fault which was not reported yet. */
  evidence: Record<SeatId, [BlockId, BlockId]>;
}

/** A consensus fault that was reported: by whom, in which epoch, and the two blocks that prove it. Public. */
export interface Report {
  seat: SeatId;
  by: SeatId;
  epoch: number;
  fault: ConsensusFault;
  blocks: [BlockId, BlockId];
}

/** How an attacker makes the block that it won, where that is not clean. */
export type Chosen = "cheat" | "twice" | "stall";

/** What a seat stood by (1) or against (0) when the next blocks were made: see `judge` in judging.ts. */
export type Verdicts = Record<BlockId, 0 | 1>;

export interface EcState {
  options: EcOptions;
  /** How many epochs there will be, and how long each is, in ms, once play has begun; more time makes more of them. */
  epochs: number;
  length: Ms;
  /** The last epoch has begun, and no other is scheduled. */
  idle?: true;
  /** The current epoch, from 1; 0 before the first. */
  epoch: number;
  /** This epoch's blocks are made. */
  produced: boolean;
  /** By epoch, the first at 0: how often each seat won (WinCount). Secret until a block shows it. */
  wins: Record<SeatId, number>[];
  /** What the winners of this epoch have chosen to do. */
  chosen: Record<SeatId, Chosen>;
  /** Blocks that a seat leaves out, those that it has doubted, and those that it vouches for; fresh ones only. */
  excluded: Record<SeatId, BlockId[]>;
  doubted: Record<SeatId, BlockId[]>;
  vouched: Record<SeatId, BlockId[]>;
  /** Blocks of the last epochs that a seat has audited. */
  audited: Record<SeatId, BlockId[]>;
  /** By seat, its verdicts on blocks of others; and by block, who was the first to doubt it after a look of its own. Secret. */
  verdicts: Record<SeatId, Verdicts>;
  found: Record<BlockId, SeatId>;
  /** How many double-spends an attacker has made. */
  spent: Record<SeatId, number>;
  blocks: Record<BlockId, BlockRecord>;
  tipsets: MaximalTipset[];
  /** Blocks by miner, in the order in which they were made. */
  mined: Record<SeatId, BlockId[]>;
  nodes: NodeState[];
  /** Every tipset that was ever final for a node, in the order in which it became so. Two that conflict may both be here. */
  final: BlockId[][];
  reports: Report[];
  /** The most tipsets that a change of a node's head has dropped. */
  reorg: number;
  /** What everybody has by now: the heaviest tipset of it, and the epochs in which a fork was told of. */
  seen: { head: BlockId[]; forks: number[] };
}

export type EcCommand =
  | { verb: "build" | "vouch" | "cheat" | "twice" | "stall" }
  | { verb: "doubt" | "trust"; block: BlockId }
  | { verb: "report"; seat: SeatId };
export type EcEvent = { kind: "epoch" | "produce" } | { kind: "relay"; blocks: BlockId[] };

/** The ports of the chain that `ec` uses. */
export const needs = ["nodes", "blocks", "network", "transfers", "audits", "truth"] as const;
export type Facts = MechanismFacts<ChainPorts, typeof needs>;
export type Fx = MechanismEffects<ChainPorts, typeof needs, EcEvent>;

export function created(options: EcOptions): EcState {
  return {
    options,
    epochs: options.epochs,
    length: 0,
    epoch: 0,
    produced: false,
    wins: [],
    chosen: {},
    excluded: {},
    doubted: {},
    vouched: {},
    audited: {},
    verdicts: {},
    found: {},
    spent: {},
    blocks: { [GENESIS]: { tipset: 0, parentWeight: 0, fees: 0 } },
    tipsets: [{ height: 0, blocks: [GENESIS] }],
    mined: {},
    nodes: [],
    final: [],
    reports: [],
    reorg: 0,
    seen: { head: [GENESIS], forks: [] },
  };
}

/** The length of an epoch, in ms: its share of the clock, less the time that the last blocks need to reach all nodes. */
export function epochMs(s: EcState, f: Facts): Ms {
  if (s.length > 0) return s.length;
  const clock = f.end - f.begin;
  const { epochs, begun } = s.options;
  return Math.max(1, Math.floor((clock - Math.min(f.world.network.slowest, clock / 2)) / (epochs - begun)));
}

/** How long before play the first epoch began, in ms. */
export function leadMs(s: EcState, f: Facts): Ms {
  return Math.round(s.options.begun * epochMs(s, f));
}

/** How long after an epoch's beginning its blocks are made, in ms. */
export function cutoffMs(s: EcState, f: Facts): Ms {
  return Math.max(1, Math.round(s.options.cutoff * epochMs(s, f)));
}

export function nodeAt(s: EcState, node: NodeId): NodeState {
  const found = s.nodes[node];
  if (!found) throw new Error(`there is no node ${node}`);
  return found;
}

/** How often a seat has won in the current epoch. */
export function currentWins(s: EcState, seat: SeatId): number {
  return s.wins[s.epoch - 1]?.[seat] ?? 0;
}

/** The epoch in which a fault of a seat was last reported; 0 for none. */
export function lastReported(s: EcState, seat: SeatId): number {
  return s.reports.reduce((last, report) => (report.seat === seat ? report.epoch : last), 0);
}

/**
 * A reported miner takes no part in the election for as many epochs as make a tipset final: in Filecoin 900 (chain finality)
 * after a consensus fault.
 */
export function suspended(s: EcState, seat: SeatId): boolean {
  const last = lastReported(s, seat);
  return last > 0 && s.epoch <= last + s.options.finality;
}

/** Blocks so many epochs below the head of one's node, or more, can no longer be excluded or doubted. */
export const WINDOW = 1;

/** The epoch of the tipset that a node builds on. */
export function headHeight(f: Facts, node: NodeId): number {
  return f.world.blocks.at(f.world.blocks.head(node)[0] as BlockId).height;
}

const kept = memo();

/**
 * The blocks of others that a seat can exclude or doubt, the newest first: by epoch, then as they came. The same list object
 * until it changes.
 */
export function recentBlocks(s: EcState, seat: SeatId, f: Facts): readonly BlockId[] {
  const node = f.world.nodes.of(seat);
  const all = f.world.blocks.received(node, Math.max(0, headHeight(f, node) - WINDOW));
  return kept(s, seat, [all, mayGrind(f, seat)], () => {
    const epoch = (id: BlockId) => f.world.blocks.at(id).height;
    const others = all.filter((id) => f.world.blocks.at(id).meta.miner !== seat || mayGrind(f, seat));
    return others.reverse().sort((a, b) => epoch(b) - epoch(a));
  });
}

/** Only attackers may exclude their own blocks: that can make parent grinding, a consensus fault. */
const mayGrind = (f: Facts, seat: SeatId) => f.role(seat).kind === "liar";

/** Whether a seat has won in this epoch, and its block is not made yet. */
export function canProduce(s: EcState, seat: SeatId): boolean {
  return !s.produced && currentWins(s, seat) > 0;
}

/**
 * The blocks that the next ones decide on: those of the newest epoch that a node has any of, whatever they are built on. In
 * the order in which they came.
 */
export function freshBlocks(s: EcState, node: NodeId, f: Facts): readonly BlockId[] {
  const all = f.world.blocks.received(node, Math.max(0, headHeight(f, node) - WINDOW));
  return kept(s, `fresh ${node}`, [all], () => {
    const top = all.reduce((most, id) => Math.max(most, f.world.blocks.at(id).height), 0);
    return all.filter((id) => f.world.blocks.at(id).height === top);
  });
}

/** What a seat can still vouch for: the fresh blocks of others that it neither leaves out nor has vouched for. */
export function unvouched(s: EcState, seat: SeatId, f: Facts): BlockId[] {
  return freshBlocks(s, f.world.nodes.of(seat), f).filter(
    (id) =>
      f.world.blocks.at(id).meta.miner !== seat && !s.excluded[seat]?.includes(id) && !s.vouched[seat]?.includes(id),
  );
}

/** Why this command is not possible now, if so. `act` and `offers` both ask here, so that they cannot disagree. */
export function refuse(s: EcState, seat: SeatId, c: EcCommand, f: Facts): Refusal | undefined {
  if (c.verb === "vouch") {
    if (unvouched(s, seat, f).length > 0) return undefined;
    return { code: (s.vouched[seat]?.length ?? 0) > 0 ? "vouched_already" : "no_fresh_block" };
  }
  if (c.verb === "doubt") {
    if (!recentBlocks(s, seat, f).includes(c.block)) return { code: "unknown_block" };
    return s.excluded[seat]?.includes(c.block) ? { code: "doubted_already" } : undefined;
  }
  if (c.verb === "trust") return s.excluded[seat]?.includes(c.block) ? undefined : { code: "not_doubted" };
  if (c.verb === "report") {
    if (c.seat !== seat && s.nodes[f.world.nodes.of(seat)]?.evidence[c.seat]) return undefined;
    return { code: lastReported(s, c.seat) > 0 ? "reported_already" : "no_evidence" };
  }
  if (f.role(seat).kind !== "liar") return { code: "honest_miner" };
  if (!canProduce(s, seat)) return { code: "not_mining" };
  if ((s.chosen[seat] ?? "build") === c.verb) return { code: "chosen_already" };
  const spends = c.verb === "cheat" || c.verb === "twice";
  return spends && (s.spent[seat] ?? 0) >= s.options.purse ? { code: "purse_empty" } : undefined;
}
