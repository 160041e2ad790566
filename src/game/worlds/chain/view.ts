import { memo } from "../../kit/memo.ts";
import type { Channel, Facts, Ms, SeatId } from "../../types.ts";
import { type Slowing, slowingAt } from "../slow.ts";
import { arrived } from "./arrivals.ts";
import { fraudAfter } from "./audit.ts";
import { membersOf, sharedBlocks } from "./nodes.ts";
import {
  type BlockId,
  blockAt,
  type ChainState,
  type Node,
  type NodeId,
  type SeatState,
  type Waiting,
} from "./state.ts";

/** A block as its receivers see it. `at` is when this node received it. */
export interface BlockView {
  parents: BlockId[];
  height: number;
  /** What tells it from others of its height: see ids.ts. */
  letter?: number;
  by: NodeId;
  at: Ms;
  /** How likely it is a fraud by how it looks to this node, 0 to 1; absent where nothing shows unchecked. */
  looks?: number;
  [more: string]: number | BlockId[] | undefined;
}
/** Channel `all`: who sits where, with what power, and the mean time a message takes over a link. */
export interface ChainAllView {
  delay: Ms;
  /** Messages take so many times as long for a while; absent where they do not. */
  slow?: Slowing;
  nodes: Record<NodeId, { seats: SeatId[]; power: number }>;
}
/** Channel `node:k`: what the node has received, and what it builds on. */
export interface NodeView {
  node: NodeId;
  head: BlockId[];
  blocks: Record<BlockId, BlockView>;
  /** When it last heard from each other node, about; absent before it has. */
  heard?: Record<NodeId, Ms>;
  /** The block that this node is to make: what waits, and what its seats have chosen; absent while it is to make none. */
  composing?: ComposingView;
}
/** Transfers by id, in the order in which they wait; `chosen` is absent until somebody chooses, and then the node's rules do not. */
export interface ComposingView {
  slot: number;
  until: Ms;
  waiting: Waiting[];
  chosen?: number[];
}
/** Channel `cartel:k`, for the attackers: what they have made and nobody else has. */
export interface CartelView {
  head: BlockId[];
  held: Record<BlockId, BlockView>;
}
/** Channel `screen`: the blocks that everyone has. */
export interface ScreenView {
  blocks: Record<BlockId, BlockView>;
}
/** Channel `seat:n`. `fraud` is how sure one can be after one's own audits, 0 to 1. */
export interface ChainSeatView {
  node: NodeId;
  power: number;
  busy?: Ms;
  auditing?: BlockId;
  audits: Record<BlockId, { looks: number; fraud: number }>;
}

/** The chain's views by kind of channel, and what it reveals. */
export interface ChainViews {
  all: ChainAllView;
  node: NodeView;
  cartel: CartelView;
  screen: ScreenView;
  seat: ChainSeatView;
  reveal: ChainReveal;
}

function blockView(s: ChainState, id: BlockId, at: Ms): BlockView {
  const { parents, height, letter, by, meta } = blockAt(s, id);
  return { parents, height, ...(letter !== undefined && { letter }), by, at, ...meta };
}

const kept = memo();

function seatView(s: ChainState, own: SeatState, now: Ms): ChainSeatView {
  const { node, power } = own;
  const view: ChainSeatView = { node, power, audits: {} };
  for (const [id, audit] of Object.entries(own.audits)) {
    const looks = s.nodes[node]?.looks?.[Number(id)];
    // A finding is replaced, never modified.
    view.audits[Number(id)] = kept(audit, "shown", [looks], () => ({
      looks: audit.looks,
      fraud: fraudAfter(audit, s.options.noise, looks),
    }));
  }
  if (own.busy > now) view.busy = own.busy;
  if (own.auditing !== undefined) view.auditing = own.auditing;
  return view;
}

const received = new WeakMap<Node, { count: number; blocks: NodeView["blocks"] }>();

/** What a node has received: what was shown before, with what has come since. */
function blocksAt(s: ChainState, node: Node): NodeView["blocks"] {
  const all = arrived(node);
  const last = received.get(node);
  if (last?.count === all.length) return last.blocks;
  const blocks = { ...last?.blocks };
  for (const id of all) {
    const looks = node.looks?.[id];
    blocks[id] ??= { ...blockView(s, id, node.has[id] as Ms), ...(looks !== undefined && { looks }) };
  }
  received.set(node, { count: all.length, blocks });
  return blocks;
}

/** What the attackers' node has and nobody else. */
function heldAt(s: ChainState, node: Node): CartelView["held"] {
  const out = (block: BlockId) => s.nodes.some((other) => !other.hidden && other.has[block] !== undefined);
  return Object.fromEntries(Object.entries(blocksAt(s, node)).filter(([id]) => !out(Number(id))));
}

/** The chain's part of what a channel shows. */
export function view(s: ChainState, channel: Channel, f: Facts): object | undefined {
  const [kind, id] = channel.split(":");
  if (kind === "seat") {
    const own = s.seats[Number(id)];
    return own && seatView(s, own, f.now);
  }
  if (kind === "all") {
    const slow = slowingAt(s.links.delays, f.now);
    return { delay: s.options.delay, ...(slow && { slow }), nodes: s.listed ?? membersOf(s) } satisfies ChainAllView;
  }
  if (kind === "screen") {
    const shared = sharedBlocks(s);
    const blocks = Object.fromEntries(shared.map((block) => [block, blockView(s, block, blockAt(s, block).t)]));
    return { blocks } satisfies ScreenView;
  }
  const node = kind === "node" || kind === "cartel" ? s.nodes[Number(id)] : undefined;
  if (!node || (kind === "cartel") !== (node.hidden === true)) return undefined;
  if (node.hidden) return { head: node.head, held: heldAt(s, node) } satisfies CartelView;
  const shown: NodeView = {
    node: Number(id),
    head: node.head,
    blocks: blocksAt(s, node),
    ...(node.heard && { heard: { ...node.heard } }),
  };
  if (node.composing) {
    const { slot, until, waiting, chosen } = node.composing;
    shown.composing = {
      slot,
      until,
      waiting: waiting.map((one) => ({ ...one })),
      ...(chosen && { chosen: [...chosen] }),
    };
  }
  return shown;
}

/** A block as the reveal shows it. `seen` is when each node received it, in ms after it was made, −1 for never. */
export interface RevealedBlock {
  parents: BlockId[];
  height: number;
  letter?: number;
  by: NodeId;
  t: Ms;
  /** 1 when it spent a coin twice, 0 when not; absent where nobody may be told, since it would name its maker. */
  fraud?: number;
  seen: Ms[];
  [more: string]: number | number[] | undefined;
}
/** The whole tree, and when each node got each block. Nodes are the known ones, in order of their numbers. */
export interface ChainReveal {
  nodes: ChainAllView["nodes"];
  blocks: Record<BlockId, RevealedBlock>;
}

export function reveal(s: ChainState, f: Facts): ChainReveal {
  const open = s.nodes.filter((node) => !node.hidden);
  const blocks: ChainReveal["blocks"] = {};
  // In a discreet round a fraud that nobody proved must not name its maker; and were only frauds kept silent about, silence would.
  const told = (by: NodeId) => f.level === "open" || (s.nodes[by]?.seats.some(f.exposed) ?? true);
  for (const { id, t, by, fraud } of Object.values(s.blocks)) {
    const { at: _at, ...shown } = blockView(s, id, t);
    const seen = open.map((node) => (node.has[id] === undefined ? -1 : Math.max(0, node.has[id] - t)));
    blocks[id] = { ...shown, t, seen, ...(told(by) && { fraud: fraud ? 1 : 0 }) };
  }
  return { ...(view(s, "all", f) as ChainAllView), blocks };
}
