import { memo } from "../../kit/memo.ts";
import type { Effects, Ms, SeatId, Telling } from "../../types.ts";
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
  /** Where it stands in the chain; an epoch where the mechanism has epochs. */
  height: number;
  /** The node that it says made it. */
  by: NodeId;
  t: Ms;
  /** It spends the same coin twice. Secret until the reveal. */
  fraud: boolean;
  /** What else is written in it, by the mechanism: its round, its wins. Public with the block. */
  meta: Record<string, number>;
}

export interface Node {
  seats: SeatId[];
  /** What it mines or votes with: the power of those of its seats that have not secretly gone elsewhere. */
  power: number;
  /** What it has received, and when. Only grows: see arrivals.ts. */
  has: Record<BlockId, Ms>;
  /** What it builds on: a block, or a tipset's several. Replaced, never modified. */
  head: BlockId[];
  /** How many blocks and other messages it has sent so far: each has its own luck on its way. */
  sent: { block: number; message: number };
  /** The attackers' own node, that nobody else knows of. */
  hidden?: true;
}

/** A customer's order: goods to ship, and a payment on its way into the chain. */
export interface Order {
  n: number;
  born: Ms;
  /** The customer means to spend the money twice. Secret. */
  crooked: boolean;
  shipped?: { t: Ms; z: number };
}

/** What a seat has found out of a block: so many looks, and the sum of their findings (about +1 fraud, −1 valid, each). */
export interface Audit {
  looks: number;
  sum: number;
}

/** One seat's desk at its node. */
export interface Desk {
  node: NodeId;
  power: number;
  /** Busy until then. */
  busy: Ms;
  auditing?: BlockId;
  audits: Record<BlockId, Audit>;
  /** All orders so far, and the number of the one that waits to be shipped. */
  orders: Order[];
  order?: number;
  /** The height at which it last decided to wait. */
  waits?: number;
}

/** How much longer than usual messages take, what share of them is lost, and where the network is cut. */
export interface Links {
  delay: number;
  loss: number;
  /** Which side each node is on, and when what waits to cross gets through. */
  cut?: { sides: number[]; until: Ms };
}

export interface ChainState {
  options: ChainOptions;
  nodes: Node[];
  /** What is wrong with the network, by the round's trials. */
  links: Links;
  desks: Record<SeatId, Desk>;
  blocks: Record<BlockId, Block>;
}

export type ChainCommand = { verb: "audit"; block: BlockId } | { verb: "ship" } | { verb: "wait" };

/** A delivery, to all nodes that something reaches at one moment: it is the `n`-th block, or other message, that `from` sent, from 0. */
interface Delivery {
  from: NodeId;
  n: number;
  nodes: NodeId[];
}
export type ChainEvent =
  | (Delivery & { kind: "block"; block: BlockId })
  | (Delivery & { kind: "message"; body: unknown })
  | { kind: "audited"; seat: SeatId; block: BlockId }
  | { kind: "order"; seat: SeatId };

/** What the chain tells the mechanism. A node hears of a block once, after all its ancestors. */
export type ChainNews =
  | { kind: "block"; node: NodeId; block: BlockId }
  | { kind: "message"; node: NodeId; from: NodeId; body: unknown }
  | { kind: "audited"; seat: SeatId; block: BlockId };

/** What the chain itself may cause. */
export type ChainFx = Effects<ChainEvent> & Telling<ChainNews>;

/** The seat's desk. Throws for a seat that never entered: a bug, not bad input. */
export function deskOf(s: ChainState, seat: SeatId): Desk {
  const desk = s.desks[seat];
  if (!desk) throw new Error(`seat ${seat} has no desk`);
  return desk;
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

/** What is asked for at every look at a node, as long as nothing in it changes. */
const kept = memo();

/** The node at which the attackers meet, if they do. It is hidden as it is made. */
export function hiddenNode(s: ChainState): NodeId | undefined {
  return kept(s, "hidden", [s.nodes.length], () => {
    const at = s.nodes.findIndex((node) => node.hidden);
    return at < 0 ? undefined : at;
  });
}

/** The height of what a node builds on. */
export function heightOf(s: ChainState, node: NodeId): number {
  return nodeAt(s, node).head.reduce((most, id) => Math.max(most, blockAt(s, id).height), 0);
}
