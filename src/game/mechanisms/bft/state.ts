import * as z from "zod/mini";
import type { MechanismEffects, MechanismFacts } from "../../part.ts";
import type { Ms, Refusal, SeatId } from "../../types.ts";
import type { ChainPorts } from "../../worlds/chain/ports.ts";
import { type BlockId, GENESIS, type NodeId } from "../../worlds/chain/state.ts";
import { type NodeState, proposalNow, type Wait } from "./node.ts";

const ms = (most: number) => z.int().check(z.minimum(0), z.maximum(most));

/** The knobs of `bft`; times in ms. In round r of a height, `grow`·r is added to the time to decide, half of it to the others. */
export const bftOptions = z.strictObject({
  /** How long a node waits for a proposal before it prevotes for nil. */
  propose: z._default(ms(60_000), 5000),
  /** How long a seat has to decide from the beginning of a round; then its node takes the default. */
  decide: z._default(ms(120_000), 14_000),
  /** How long a node waits for the other votes when it has two thirds, but not for one thing. */
  vote: z._default(ms(60_000), 3500),
  grow: z._default(ms(60_000), 4000),
  /** The pause between a final block and the next height. */
  pause: z._default(ms(60_000), 3000),
  /** How often a node hands on what it holds to a few others. */
  gossip: z._default(z.int().check(z.minimum(500), z.maximum(60_000)), 4000),
  /** How long a round goes on after a fork: time enough for the proofs to go about and be reported. */
  aftermath: z._default(ms(60_000), 12_000),
});
export type BftOptions = z.infer<typeof bftOptions>;

/** How a node speaks: as the rules say; not at all; or to each half of the honest in its own way. */
export type Voice = "speak" | "mute" | "split";

/** What a seat has done. Secret, each its own. */
export interface Desk {
  /** What it decided, by block: true to approve. */
  stands: Record<BlockId, boolean>;
  voice: Voice;
  /** Its node's next new block is to be a double-spend. */
  cheats?: true;
  /** How many liars it proved first. */
  reports: number;
}

/** A block that is final at a height for somebody: for whom first, when, and by whose signatures. */
export interface Decided {
  t: Ms;
  block: BlockId;
  round: number;
  node: NodeId;
  cert: string;
}

export interface BftState {
  options: BftOptions;
  /** Voting power by node; whoever comes late has none. */
  powers: number[];
  /** Weighted round-robin: priorities, and the proposers so far: round r of height h is at h − 1 + r. */
  priorities: number[];
  order: NodeId[];
  nodes: NodeState[];
  desks: Record<SeatId, Desk>;
  /** How liars tell the others apart: 0 and 1 the halves of the honest, 2 themselves. Secret. */
  camps: number[];
  /** Blocks that were proposed in pairs. Secret. */
  twins: Record<BlockId, [BlockId, BlockId]>;
  /** By height, the blocks final for anybody: one, unless it forked. */
  decided: Record<number, Decided[]>;
  /** How many nodes locked which block, as `height:round:block`. */
  locks: Record<string, number>;
  /** Nodes proven to have signed twice and reported. Public. */
  slashed: NodeId[];
}

export type BftCommand =
  | { verb: "approve" | "reject"; block: BlockId }
  | { verb: "report"; seat: SeatId }
  | { verb: "cheat" | Voice };

export type BftEvent =
  | { kind: "wait"; node: NodeId; what: Wait; height: number; round: number }
  | { kind: "gossip"; node: NodeId; tick: number }
  /** Some time after a fork, which decides the round. */
  | { kind: "end" };

/** The ports of the chain that `bft` uses. */
export const needs = ["nodes", "blocks", "network", "audits", "truth"] as const;
export type Facts = MechanismFacts<ChainPorts, typeof needs>;
export type Fx = MechanismEffects<ChainPorts, typeof needs, BftEvent>;

export function deskOf(s: BftState, seat: SeatId): Desk {
  const desk = s.desks[seat];
  if (!desk) throw new Error(`seat ${seat} has no desk`);
  return desk;
}

export function nodeAt(s: BftState, node: NodeId): NodeState {
  const found = s.nodes[node];
  if (!found) throw new Error(`there is no node ${node}`);
  return found;
}

/** All voting power; 1 where nobody has any, so that a quorum of it is never had. */
export function totalOf(s: BftState): number {
  return Math.max(
    1,
    s.powers.reduce((sum, power) => sum + power, 0),
  );
}

/** What two votes take to get about, on an ordinary network: what a height needs beside people's time. ms */
const VOTING = 1500;

/** How many heights the clock allows when people take all their time. */
export function parOf(s: BftState, f: Pick<Facts, "begin" | "end">): number {
  const { decide, pause } = s.options;
  return Math.max(1, Math.floor((f.end - f.begin) / (decide + pause + VOTING)));
}

/** The last final block of a node. */
export function tipOf(n: NodeState): BlockId {
  return n.finals[n.finals.length - 1]?.block ?? GENESIS;
}

/** A node has the block, and it extends what is final for the node. */
export function fits(n: NodeState, block: BlockId, f: Facts): boolean {
  if (block === GENESIS || !f.world.blocks.has(n.id, block)) return false;
  const { height, parents } = f.world.blocks.at(block);
  return height === n.height && parents[0] === tipOf(n);
}

/** The proposal a node has for its round, if any. */
export function proposalOf(n: NodeState, f: Facts): BlockId | undefined {
  return n.step === "commit" ? undefined : proposalNow(n, { fits: (node, block) => fits(node, block, f) });
}

/** The seats that a seat could report: those whose node signed twice, as its own node can prove. */
export function reportable(s: BftState, seat: SeatId, f: Facts): SeatId[] {
  const caught = nodeAt(s, f.world.nodes.of(seat)).evidence;
  const nodes = Object.keys(caught).map(Number);
  return nodes.filter((node) => !s.slashed.includes(node)).flatMap((node) => [...f.world.nodes.seats(node)]);
}

/** Why this command is not possible now, if so. `act` and `offers` both ask here, so that they cannot disagree. */
export function refuse(s: BftState, seat: SeatId, c: BftCommand, f: Facts): Refusal | undefined {
  const n = nodeAt(s, f.world.nodes.of(seat));
  const desk = deskOf(s, seat);
  if (c.verb === "approve" || c.verb === "reject") {
    const block = proposalOf(n, f);
    if (block === undefined || block !== c.block) return { code: "no_proposal" };
    if (f.world.blocks.at(block).by === n.id) return { code: "own_proposal" };
    if (desk.stands[block] !== undefined) return { code: "decided_already" };
    return n.step === "propose" ? undefined : { code: "voted_already" };
  }
  if (c.verb === "report") {
    if (!f.seats.includes(c.seat)) return { code: "no_proof" };
    const node = f.world.nodes.of(c.seat);
    if (!n.evidence[node]) return { code: "no_proof" };
    return s.slashed.includes(node) ? { code: "reported_already" } : undefined;
  }
  if (f.role(seat).kind !== "liar") return { code: "not_attacker" };
  if (c.verb === "cheat") return desk.cheats ? { code: "chosen_already" } : undefined;
  return desk.voice === c.verb ? { code: "chosen_already" } : undefined;
}
