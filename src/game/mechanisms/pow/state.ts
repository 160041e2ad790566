import * as z from "zod/mini";
import type { MechanismEffects, MechanismFacts } from "../../part.ts";
import type { Ms, Refusal, SeatId } from "../../types.ts";
import type { ChainPorts } from "../../worlds/chain/ports.ts";
import type { BlockId, NodeId } from "../../worlds/chain/state.ts";
import { isTip, tipOf } from "./tips.ts";

/** The options of `pow`; times in ms. */
export const powOptions = z.strictObject({
  /** How many blocks are found in a round, by both sides together; 0 for as many as come. */
  blocks: z._default(z.int().check(z.minimum(0), z.maximum(200)), 24),
  /** Mean time from one block to the next, where `blocks` is 0; otherwise it follows from the clock. */
  interval: z._default(z.int().check(z.minimum(100), z.maximum(1_000_000)), 7000),
  /** An attack counts when it undoes so many blocks. */
  confirmations: z._default(z.int().check(z.minimum(1), z.maximum(100)), 4),
  /** A block with so many confirmations, its own the first, counts as decided; 0 for never. */
  final: z._default(z.int().check(z.minimum(0), z.maximum(100)), 6),
  /**
   * The attackers' reach, Eyal & Sirer's γ: when they publish a block against a rival of the same height, so large a share
   * of the nodes, drawn each time, has it at once and before the rival. Above 0, they also hear of blocks at once.
   */
  reach: z._default(z.number().check(z.minimum(0), z.maximum(1)), 0),
});
export type PowOptions = z.infer<typeof powOptions>;

/** A pool's node: its forks, and which tip each of its seats wants to mine on. */
export interface Pool {
  /** The power that its seats claim; that of attackers among them mines at their own node. */
  power: number;
  /** The tips of its block tree that are less than TIP_REACH below the highest or just so far, in the order in which they came. */
  tips: BlockId[];
  /** By seat: mine on the highest tip that descends from this block. Dropped once that leaves no choice. */
  votes: Record<SeatId, BlockId>;
}

export type CartelVote = "hold" | "publish" | "reveal" | "restart";

/** The attackers' own node and branch. Secret. */
export interface Cartel {
  node: NodeId;
  /** What their node mines on: their own branch, whatever others have. */
  tip: BlockId;
  /** Their blocks that they have not published, the oldest first. */
  held: BlockId[];
  /** All blocks they have made. */
  made: BlockId[];
  /** The highest block known to their node that is not held back; of equals the first seen. */
  best: BlockId;
  votes: Record<SeatId, CartelVote>;
  /** When each of their blocks was published. */
  releasedAt: Record<BlockId, Ms>;
}

export interface PowState {
  options: PowOptions;
  /** When the last block is found at the latest, and the mean time between blocks. */
  until: Ms;
  interval: Ms;
  /** How many blocks there will be, where the options fix that; more time makes more of them. */
  blocks: number;
  /** The timer of the next one; absent when there is none. */
  next?: number;
  /** The confirmations to wait for, by Nakamoto's table and the announced share of attackers: see confirmations.ts. */
  usual: number;
  /** How many blocks were due so far: what chance gives a block is keyed by this number. */
  turns: number;
  /** All blocks, in the order in which they were found. */
  found: BlockId[];
  nodes: Record<NodeId, Pool>;
  cartel?: Cartel;
  /** All power that seats claim. */
  power: number;
  /** The public chain's head: the highest block that nodes with more than half of the power have; of equals the first. */
  head: BlockId;
  /** By block: the power of the nodes that have it, while that is not more than half. */
  receivedPower: Record<BlockId, number>;
  /** The decided block of each height, height 1 at index 0. */
  decided: BlockId[];
  /** Reorganisations: changes of a node's head that dropped blocks, and how many. */
  reorgs: { t: Ms; node: NodeId; depth: number }[];
  /** The most blocks that one dropped. */
  deepestReorg: number;
  /** Successful attacks: a branch with attackers' blocks replaced public ones. Its tip then, and how many blocks it undid. */
  undone: { tip: BlockId; depth: number }[];
}

export type PowCommand = { verb: "tip"; block: BlockId } | { verb: "untip" } | { verb: CartelVote };
export type PowEvent = { kind: "mine" };

/** The ports of the chain that `pow` uses. */
export const needs = ["nodes", "blocks", "network", "orders"] as const;
export type Facts = MechanismFacts<ChainPorts, typeof needs>;
export type Fx = MechanismEffects<ChainPorts, typeof needs, PowEvent>;

/** @throws Error for a node that has no seats, which only the attackers' own is: a bug, not bad input. */
export function poolOf(s: PowState, node: NodeId): Pool {
  const found = s.nodes[node];
  if (!found) throw new Error(`no pool at node ${node}`);
  return found;
}

/** Why this command is not possible now, if so. `act` and `offers` both ask here, so that they cannot disagree. */
export function refuse(s: PowState, seat: SeatId, c: PowCommand, f: Facts): Refusal | undefined {
  if (c.verb === "tip" || c.verb === "untip") {
    const pool = poolOf(s, f.world.nodes.of(seat));
    const vote = pool.votes[seat];
    if (c.verb === "untip") return vote === undefined ? { code: "no_tip_vote" } : undefined;
    if (!isTip(pool, c.block)) return { code: "not_a_tip" };
    return vote !== undefined && tipOf(pool, vote, f) === c.block ? { code: "stands_already" } : undefined;
  }
  if (!s.cartel || f.role(seat).kind !== "liar") return { code: "no_attacker" };
  const { votes, held, tip, best } = s.cartel;
  if ((c.verb === "publish" || c.verb === "reveal") && held.length === 0) return { code: "nothing_held" };
  if (c.verb === "restart" && tip === best) return { code: "nothing_to_give_up" };
  return votes[seat] === c.verb ? { code: "stands_already" } : undefined;
}
