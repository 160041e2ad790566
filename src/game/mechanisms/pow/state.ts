import * as z from "zod/mini";
import type { MechanismEffects, MechanismFacts } from "../../part.ts";
import type { Ms, Refusal, SeatId } from "../../types.ts";
import type { ChainPorts } from "../../worlds/chain/ports.ts";
import type { BlockId, NodeId } from "../../worlds/chain/state.ts";

/** The options of `pow`; times in ms. */
export const powOptions = z.strictObject({
  /** How many blocks are found in a round, by both sides together; 0 for as many as come. */
  blocks: z._default(z.int().check(z.minimum(0), z.maximum(200)), 24),
  /** Mean time from one block to the next, where `blocks` is 0; otherwise it follows from the clock. */
  interval: z._default(z.int().check(z.minimum(100), z.maximum(1_000_000)), 7000),
  /** A block with so many confirmations, its own the first, counts as decided; 0 for never. */
  final: z._default(z.int().check(z.minimum(0), z.maximum(100)), 6),
  /**
   * The attackers' reach, Eyal & Sirer's γ: when they publish a block against a rival of the same height, so large a share
   * of the nodes, drawn each time, has it at once and before the rival. Above 0, they also hear of blocks at once.
   */
  reach: z._default(z.number().check(z.minimum(0), z.maximum(1)), 0),
  /** Mean time from one of a seat's orders to its next; 0 for a round without orders. See orders.ts. */
  orders: z._default(z.int().check(z.minimum(0), z.maximum(600_000)), 0),
  /** What an order pays less with every confirmation, in coins; and how many times its worth is lost where it is undone. */
  fee: z._default(z.int().check(z.minimum(0), z.maximum(100)), 6),
  loss: z._default(z.int().check(z.minimum(0), z.maximum(100)), 8),
  /** The biggest pool has an operator, who attacks while it has more than half of the power; seats may change pools. See pools.ts. */
  operator: z._default(z.boolean(), false),
});
export type PowOptions = z.infer<typeof powOptions>;

/** A customer's order: goods to ship from a berth, and a payment on its way into the chain. */
export interface Order {
  /** The how-manieth it was that came to its seat, from 0; those that a full quay turned away are counted. */
  n: number;
  born: Ms;
  /** Coins. */
  worth: number;
  /** The customer works for the attackers, and means to spend the money twice. Secret. */
  crooked: boolean;
  /** When it was shipped, and with how many confirmations of its payment. */
  shipped?: { t: Ms; z: number };
}

/** A place on the quay: the order that lies there, or since when it is empty. */
export interface Berth {
  order?: number;
  emptied?: Ms;
}

/** A seat that sells. */
export interface Merchant {
  /** How many orders have come to it. */
  came: number;
  /** Those that it took in, by number. */
  orders: Record<number, Order>;
  berths: Berth[];
}

/** A seat that mines for pay, where pools can be changed. */
export interface Miner {
  /** Coins at `since`; from then on, and not before `paid`, its pool pays it steadily. */
  coins: number;
  since: Ms;
  paid: Ms;
  /** Coins that attacks have taken so far. */
  taken: number;
  /** How many times PAY the biggest pool pays it while it is there. */
  more: number;
  /** The pool that it began in. */
  from: NodeId;
  /** The pool that it goes to with the next block. */
  to?: NodeId;
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
  /** How many branches with a block in them they published to win, and how many they gave up. */
  published: number;
  givenUp: number;
}

/** The biggest pool's operator, whose branch is the cartel's. Secret, but for what it took. */
export interface Operator {
  /** The biggest pool as the round began. */
  pool: NodeId;
  /** Its pool mines on its hidden branch. */
  attacking: boolean;
  /** When it attacks again, at the soonest. */
  next: Ms;
  /** How many attacks it has begun. */
  begun: number;
  /** When it took everybody's coins. */
  thefts: Ms[];
  /** Its pool had more than half of the power as it was listed last: public. */
  past: boolean;
  /** How many times as much as others it offers whoever comes, at most so far, and when it last raised that; and how often it came past half again. */
  more: number;
  highest: number;
  raised: Ms;
  crossed: number;
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
  /** How many blocks were due so far: what chance gives a block is keyed by this number. */
  turns: number;
  /** All blocks, in the order in which they were found. */
  found: BlockId[];
  /** By node: the power that its seats claim; that of attackers among them mines at their own node. */
  nodes: Record<NodeId, { power: number }>;
  cartel?: Cartel;
  merchants: Record<SeatId, Merchant>;
  miners: Record<SeatId, Miner>;
  operator?: Operator;
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
  /** What every node has by now: its highest block, of equals the first; and the blocks after which a fork was told of. */
  seen: { head: BlockId; forks: BlockId[] };
  /** Successful attacks: a branch with attackers' blocks replaced public ones. Its tip then, and how many blocks it undid. */
  undone: { tip: BlockId; depth: number }[];
}

export type PowCommand =
  | { verb: "ship"; order: number }
  | { verb: "move"; pool: NodeId }
  | { verb: "stay" }
  | { verb: CartelVote };
export type PowEvent = { kind: "mine" } | { kind: "order"; seat: SeatId } | { kind: "operator" } | { kind: "lure" };

/** The ports of the chain that `pow` uses. */
export const needs = ["nodes", "blocks", "network"] as const;
export type Facts = MechanismFacts<ChainPorts, typeof needs>;
export type Fx = MechanismEffects<ChainPorts, typeof needs, PowEvent>;

/** Why an attackers' vote is not possible now, if so. `base`: where they would begin anew. */
export function refuseVote(
  s: PowState,
  seat: SeatId,
  verb: CartelVote,
  base: () => BlockId,
  f: Facts,
): Refusal | undefined {
  if (!s.cartel || f.role(seat).kind !== "liar") return { code: "no_attacker" };
  const { votes, held, tip } = s.cartel;
  if ((verb === "publish" || verb === "reveal") && held.length === 0) return { code: "nothing_held" };
  if (verb === "restart" && held.length === 0 && tip === base()) return { code: "nothing_to_give_up" };
  return votes[seat] === verb ? { code: "stands_already" } : undefined;
}
