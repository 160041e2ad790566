import * as z from "zod/mini";
import { memo } from "../../kit/memo.ts";
import type { MechanismEffects, MechanismFacts } from "../../part.ts";
import type { Ms, Refusal, SeatId } from "../../types.ts";
import type { ChainPorts } from "../../worlds/chain/ports.ts";
import { type BlockId, GENESIS, type NodeId } from "../../worlds/chain/state.ts";
import type { Fault } from "./faults.ts";

/** The knobs of `ec`. Its epochs are spread evenly over the clock. */
export const ecOptions = z.strictObject({
  epochs: z._default(z.int().check(z.minimum(1), z.maximum(100)), 25),
  /** When an epoch's winners must have chosen, as a share of the epoch: the rest is for blocks to reach everybody. */
  cutoff: z._default(z.number().check(z.minimum(0.1), z.maximum(0.95)), 0.58),
  /** A tipset so many epochs below its head is final: a node follows no fork that leaves it out. Filecoin has 900. */
  finality: z._default(z.int().check(z.minimum(1), z.maximum(100)), 5),
  /** Wins an epoch in the whole room, on average. */
  expected: z._default(z.number().check(z.minimum(0.1), z.maximum(20)), 5),
  /** How many coins an attacker has to spend twice: so many frauds can it put into blocks. */
  purse: z._default(z.int().check(z.minimum(0), z.maximum(100)), 2),
});
export type EcOptions = z.infer<typeof ecOptions>;

/** Blocks of one epoch with the same parents; a node's tipset is what it has received of them. */
export interface Group {
  height: number;
  blocks: BlockId[];
}

/** What is kept of a block beyond its header. */
export interface Row {
  group: number;
  /** Its parents' weight. */
  base: number;
  /** The parents that its miner had not audited. */
  blind: BlockId[];
}

/** One node's books. */
export interface Book {
  /** Of the tipset that it builds on, which is the world's `head`: weight and smallest ticket. */
  weight: number;
  ticket: number;
  /** The last tipset that it takes for final. */
  final: BlockId[];
  /** How many seats it has heard doubt a block. */
  doubts: Record<BlockId, number>;
  /** By seat: two headers that prove a fault, which nobody has reported yet as far as it knows. */
  proofs: Record<SeatId, [BlockId, BlockId]>;
}

/** A fault that was reported, with its proof. Public. */
export interface Report {
  seat: SeatId;
  by: SeatId;
  epoch: number;
  fault: Fault;
  blocks: [BlockId, BlockId];
}

export type Chosen = "build" | "cheat" | "twice" | "stall";

export interface EcState {
  options: EcOptions;
  /** How many epochs there will be, and how long each is, in ms, once play has begun; more time makes more of them. */
  epochs: number;
  length: Ms;
  /** The last epoch has begun: no other is planned. */
  idle?: true;
  /** The epoch that runs, from 1; 0 before the first. */
  epoch: number;
  /** This epoch's blocks are made. */
  cut: boolean;
  /** Who won how often, by epoch, the first at 0. Secret until a block shows it. */
  record: Record<SeatId, number>[];
  /** What this epoch's winners have chosen. */
  chosen: Record<SeatId, Chosen>;
  /** Blocks that a seat does not build on, and those it has doubted: both only of the last epochs. */
  leaves: Record<SeatId, BlockId[]>;
  doubted: Record<SeatId, BlockId[]>;
  /** Which blocks of the last epochs a seat has audited. */
  checked: Record<SeatId, BlockId[]>;
  /** How many coins an attacker has spent twice. */
  spent: Record<SeatId, number>;
  rows: Record<BlockId, Row>;
  groups: Group[];
  /** Every block by its miner, in order of making. */
  mined: Record<SeatId, BlockId[]>;
  nodes: Book[];
  /** The tipsets that most power takes for final, in order of their epochs. */
  final: BlockId[][];
  reports: Report[];
  /** The most epochs that any node has gone back on. */
  reorg: number;
}

export type EcCommand =
  | { verb: "build" | "cheat" | "twice" | "stall" }
  | { verb: "leave" | "doubt"; block: BlockId }
  | { verb: "report"; seat: SeatId };
export type EcEvent = { kind: "epoch" | "cut" } | { kind: "relay"; blocks: BlockId[] };

/** The ports of the chain that `ec` uses. */
export const needs = ["nodes", "blocks", "network", "orders", "truth"] as const;
export type Facts = MechanismFacts<ChainPorts, typeof needs>;
export type Fx = MechanismEffects<ChainPorts, typeof needs, EcEvent>;

export function created(options: EcOptions): EcState {
  return {
    options,
    epochs: options.epochs,
    length: 0,
    epoch: 0,
    cut: false,
    record: [],
    chosen: {},
    leaves: {},
    doubted: {},
    checked: {},
    spent: {},
    rows: { [GENESIS]: { group: 0, base: 0, blind: [] } },
    groups: [{ height: 0, blocks: [GENESIS] }],
    mined: {},
    nodes: [],
    final: [],
    reports: [],
    reorg: 0,
  };
}

/** How long an epoch is, in ms: the clock's share of it, once the last blocks have had time to reach everybody. */
export function epochMs(s: EcState, f: Facts): Ms {
  if (s.length > 0) return s.length;
  const clock = f.end - f.begin;
  return Math.max(1, Math.floor((clock - Math.min(f.world.network.slowest, clock / 2)) / s.options.epochs));
}

/** How long after an epoch's beginning its blocks are made, in ms. */
export function cutMs(s: EcState, f: Facts): Ms {
  return Math.max(1, Math.round(s.options.cutoff * epochMs(s, f)));
}

export function bookOf(s: EcState, node: NodeId): Book {
  const book = s.nodes[node];
  if (!book) throw new Error(`node ${node} has no book`);
  return book;
}

/** How often a seat has won in the epoch that runs. */
export function winsNow(s: EcState, seat: SeatId): number {
  return s.record[s.epoch - 1]?.[seat] ?? 0;
}

/** The epoch of the last fault of a seat's that was reported; 0 for none. */
export function lastReported(s: EcState, seat: SeatId): number {
  return s.reports.reduce((last, report) => (report.seat === seat ? report.epoch : last), 0);
}

/** A reported miner is out of the sortition for as many epochs as make a tipset final, as in Filecoin. */
export function suspended(s: EcState, seat: SeatId): boolean {
  const last = lastReported(s, seat);
  return last > 0 && s.epoch <= last + s.options.finality;
}

/** How far below its node's head a block may be to be left out or doubted: deeper ones are as good as settled. */
export const WINDOW = 3;

/** The epoch of the tipset that a node builds on. */
export function headHeight(f: Facts, node: NodeId): number {
  return f.world.blocks.at(f.world.blocks.head(node)[0] as BlockId).height;
}

const kept = memo();

/**
 * The fresh blocks of others that a seat can judge, the newest first: by epoch, then as they came. The same list while it is
 * the same.
 */
export function fresh(s: EcState, seat: SeatId, f: Facts): readonly BlockId[] {
  const node = f.world.nodes.of(seat);
  const all = f.world.blocks.received(node, Math.max(0, headHeight(f, node) - WINDOW));
  return kept(s, seat, [all, mayGrind(f, seat)], () => {
    const epoch = (id: BlockId) => f.world.blocks.at(id).height;
    const others = all.filter((id) => f.world.blocks.at(id).meta.miner !== seat || mayGrind(f, seat));
    return others.reverse().sort((a, b) => epoch(b) - epoch(a));
  });
}

/** Only attackers leave out their own blocks: it is a fault. */
const mayGrind = (f: Facts, seat: SeatId) => f.role(seat).kind === "liar";

/** Whether a seat has won and can still choose what its block builds on. */
export function mining(s: EcState, seat: SeatId): boolean {
  return !s.cut && winsNow(s, seat) > 0;
}

/** Whether a seat has blocks left out, and can take them in again. */
const leavesAny = (s: EcState, seat: SeatId) => (s.leaves[seat]?.length ?? 0) > 0;

/** Why this command is not possible now, if so. `act` and `offers` both ask here, so that they cannot disagree. */
export function refuse(s: EcState, seat: SeatId, c: EcCommand, f: Facts): Refusal | undefined {
  if (c.verb === "build") {
    if (leavesAny(s, seat)) return undefined;
    if (!mining(s, seat)) return { code: "not_mining" };
    return s.chosen[seat] === "build" ? { code: "chosen_already" } : undefined;
  }
  if (c.verb === "leave" || c.verb === "doubt") {
    if (!fresh(s, seat, f).includes(c.block)) return { code: "unknown_block" };
    if (c.verb === "leave") return s.leaves[seat]?.includes(c.block) ? { code: "left_already" } : undefined;
    return s.doubted[seat]?.includes(c.block) ? { code: "doubted_already" } : undefined;
  }
  if (c.verb === "report") {
    if (c.seat !== seat && s.nodes[f.world.nodes.of(seat)]?.proofs[c.seat]) return undefined;
    return { code: lastReported(s, c.seat) > 0 ? "reported_already" : "no_evidence" };
  }
  if (f.role(seat).kind !== "liar") return { code: "honest_miner" };
  if (!mining(s, seat)) return { code: "not_mining" };
  if (s.chosen[seat] === c.verb) return { code: "chosen_already" };
  const spends = c.verb === "cheat" || c.verb === "twice";
  return spends && (s.spent[seat] ?? 0) >= s.options.purse ? { code: "purse_empty" } : undefined;
}
