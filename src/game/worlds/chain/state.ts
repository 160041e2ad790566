import { memo } from "../../kit/memo.ts";
import type { Effects, Ms, Notifying, SeatId } from "../../types.ts";
import type { Slowing } from "../slow.ts";
import type { ChainOptions } from "./options.ts";

/** A block's id, drawn for its maker and slot (see ids.ts); 0 is the genesis block, which everybody has. */
export type BlockId = number;
/** Number of a node: a pool's, or a single seat's. */
export type NodeId = number;
export const GENESIS: BlockId = 0;

export interface Block {
  id: BlockId;
  /** One, or a tipset's several; none for the genesis block. */
  parents: BlockId[];
  /** Its height in the chain; its epoch where the mechanism has epochs. */
  height: number;
  /** What tells it from others of its height in its name: see ids.ts. Public with the block; absent where a height has one at most. */
  letter?: number;
  /** The node that is named as its maker. */
  by: NodeId;
  t: Ms;
  /** It is a double-spend. Secret until the reveal. */
  fraud: boolean;
  /** The mechanism's own fields of its header: its round, its wins. Public with the block. */
  meta: Record<string, number>;
}

export interface Node {
  seats: SeatId[];
  /** What it mines or votes with: the power of its seats, without those that are secretly at the attackers' node. */
  power: number;
  /** The blocks that it has, and when they came. Only grows: see arrivals.ts. */
  has: Record<BlockId, Ms>;
  /** How likely each block it received is a fraud, by how it looks to this node, 0 to 1; absent where nothing shows unchecked. */
  looks?: Record<BlockId, number>;
  /** What it builds on: a block, or a tipset's several. Replaced, never modified. */
  head: BlockId[];
  /** How many blocks and other messages it has sent so far: their delays are drawn by these numbers. */
  sent: { block: number; message: number };
  /** The attackers' own node, that nobody else knows of. */
  hidden?: true;
  /** What lies before its seats while it is to make a block. */
  composing?: Composing;
  /** It is dark: until then it does nothing, and what is sent to it waits. */
  dark?: Ms;
  /** Where the network may be cut: when it last heard from each other node, in whole steps of HEARD_STEP; absent before. */
  heard?: Record<NodeId, Ms>;
}

/** A transfer that waits to be taken into a block, as it looks to one node. */
export interface Waiting {
  id: number;
  /** What it pays whoever's block takes it in, if that block is kept. */
  fee: number;
  /** How likely it is a double-spend of what is on the chain already, as far as this node can see; 0 to 1. */
  fraud: number;
}

/** A node's next block, of which its seats choose the transfers: seen by them alone. */
export interface Composing {
  /** What the block is for: a turn, an epoch, as its mechanism counts. */
  slot: number;
  until: Ms;
  waiting: Waiting[];
  /** Ids of those that are double-spends. Secret. Kept, so that they stay what they are where the luck is drawn anew. */
  doubles: number[];
  /** Ids of what its seats chose, in that order, none for an empty block; absent while they have not: see `compose`. */
  chosen?: number[];
}

/** What a seat's audits of a block found: how many there were, and the sum of their findings (each about +1 for a fraud, −1 for none). */
export interface Audit {
  looks: number;
  sum: number;
}

/** A seat: its node, its power, its audits. */
export interface SeatState {
  node: NodeId;
  power: number;
  /** Until when it is busy with an audit. */
  busy: Ms;
  auditing?: BlockId;
  audits: Record<BlockId, Audit>;
}

/**
 * What trials do to the network, each until a time or to the end: how many times as long messages take, what share of them is lost,
 * and where it is cut: the side that each node is on; messages to the other side wait until then.
 */
export interface Links {
  delays: Slowing[];
  losses: { share: number; until?: Ms }[];
  cuts: { sides: number[]; until: Ms }[];
}

export interface ChainState {
  options: ChainOptions;
  nodes: Node[];
  links: Links;
  seats: Record<SeatId, SeatState>;
  blocks: Record<BlockId, Block>;
  /** Who sat where when the mechanism last listed it, where that is what everybody knows: seats may have moved since. */
  listed?: Record<NodeId, { seats: SeatId[]; power: number }>;
}

export type ChainCommand =
  | { verb: "audit"; block: BlockId }
  | { verb: "take" | "drop"; transfer: number }
  | { verb: "clear" };

/** Something that `from` sent, its `n`-th block or other message, reaches all these nodes at one moment. */
interface Delivery {
  from: NodeId;
  n: number;
  nodes: NodeId[];
}
export type ChainEvent =
  | (Delivery & { kind: "block"; block: BlockId })
  | (Delivery & { kind: "message"; body: unknown })
  | { kind: "audited"; seat: SeatId; block: BlockId }
  | { kind: "wakes"; node: NodeId }
  | { kind: "calm" };

/** What the chain tells the mechanism. A block reaches a node once, after all its ancestors. */
export type ChainNotice =
  | { kind: "block"; node: NodeId; block: BlockId }
  | { kind: "message"; node: NodeId; from: NodeId; body: unknown }
  | { kind: "audited"; seat: SeatId; block: BlockId };

/** What the chain may cause. */
export type ChainFx = Effects<ChainEvent> & Notifying<ChainNotice>;

/** @throws Error for a seat that never entered: a bug, not bad input. */
export function seatOf(s: ChainState, seat: SeatId): SeatState {
  const found = s.seats[seat];
  if (!found) throw new Error(`seat ${seat} never entered`);
  return found;
}

export function nodeAt(s: ChainState, node: NodeId): Node {
  const found = s.nodes[node];
  if (!found) throw new Error(`there is no node ${node}`);
  return found;
}

export function blockAt(s: ChainState, id: BlockId): Block {
  const found = s.blocks[id];
  if (!found) throw new Error(`there is no block ${id}`);
  return found;
}

const kept = memo();

/** The attackers' own node, if they have one. It is hidden as it is made. */
export function hiddenNode(s: ChainState): NodeId | undefined {
  return kept(s, "hidden", [s.nodes.length], () => {
    const at = s.nodes.findIndex((node) => node.hidden);
    return at < 0 ? undefined : at;
  });
}

/** The height of what a node builds on. */
export function headHeight(s: ChainState, node: NodeId): number {
  return nodeAt(s, node).head.reduce((most, id) => Math.max(most, blockAt(s, id).height), 0);
}
