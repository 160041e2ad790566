import { purpose } from "../../kit/chance.ts";
import type { Facts, Ms } from "../../types.ts";
import { factorAt, holds } from "../slow.ts";
import { noteArrival } from "./arrivals.ts";
import { glance } from "./audit.ts";
import { type BlockId, blockAt, type ChainFx, type ChainState, hiddenNode, type NodeId, nodeAt } from "./state.ts";

const LINK = purpose("link");
/** Blocks and other messages are counted apart: a vote or a doubt more leaves a node's own blocks' luck as it was. */
const LUCK = {
  block: { jitter: purpose("jitter of a block"), drop: purpose("drop of a block") },
  message: { jitter: purpose("jitter of a message"), drop: purpose("drop of a message") },
};

/** What is sent: a block, or a message of the mechanism's own. */
type Payload = { kind: "block"; block: BlockId } | { kind: "message"; body: unknown };

/** Deliveries fall on such steps, so that one message to a hundred nodes is a few dozen events. ms */
const STEP = 50;

/**
 * How long the `n`-th of a node's blocks or messages takes to another, in ms. A link is the same both ways, and keeps its
 * pace. The rest is keyed by the sender, its own count and the receiver, so that what others send moves nobody's message.
 */
function latency(s: ChainState, from: NodeId, to: NodeId, kind: Payload["kind"], n: number, f: Facts): Ms {
  const { spread, jitter } = s.options;
  const delay = factorAt(s.links.delays, f.now) * s.options.delay;
  if (from === to || delay === 0) return 0;
  const link = spread === 0 ? 1 : 1 + spread * (2 * f.chance.uniform(LINK, Math.min(from, to), Math.max(from, to)) - 1);
  const luck = jitter === 0 ? 1 : 1 + jitter * (2 * f.chance.uniform(LUCK[kind].jitter, from, n, to) - 1);
  const ms = delay * link * luck;
  return delay < 4 * STEP ? Math.round(ms) : STEP * Math.max(1, Math.round(ms / STEP));
}

/** When the last cut ends that lies between two nodes at `now`; undefined where there is none. */
export function cutUntil(s: ChainState, from: NodeId, to: NodeId, f: Facts): Ms | undefined {
  const apart = s.links.cuts.filter((cut) => f.now < cut.until && (cut.sides[from] ?? 0) !== (cut.sides[to] ?? 0));
  return apart.length === 0 ? undefined : Math.max(...apart.map(({ until }) => until));
}

/** Until when a node is dark; 0 for one that is not. */
export function darkUntil(s: ChainState, node: NodeId, now: Ms): Ms {
  const { dark = 0 } = nodeAt(s, node);
  return dark > now ? dark : 0;
}

/** Sends something to nodes, each in its own time; nodes with the same time share one event. */
function transmit(
  s: ChainState,
  from: NodeId,
  to: readonly NodeId[],
  f: Facts,
  fx: ChainFx,
  e: Payload,
  ms?: Ms,
): void {
  const n = nodeAt(s, from).sent[e.kind]++;
  const loss = 1 - s.links.losses.reduce((kept, one) => (holds(one, f.now) ? kept * (1 - one.share) : kept), 1);
  const byTime = new Map<Ms, NodeId[]>();
  for (const node of to) {
    const lost = node !== from && loss > 0;
    if (lost && f.chance.chooses(LUCK[e.kind].drop, loss, from, n, node)) continue;
    // What a node is about to send as it goes dark, it sends once it is back.
    const sent = node === from ? f.now : Math.max(f.now, darkUntil(s, from, f.now), cutUntil(s, from, node, f) ?? 0);
    const t = sent + (ms ?? latency(s, from, node, e.kind, n, f));
    const list = byTime.get(t);
    if (list) list.push(node);
    else byTime.set(t, [node]);
  }
  for (const [t, nodes] of byTime) fx.at(t, { ...e, from, n, nodes });
}

const others = (s: ChainState, from: NodeId): NodeId[] => s.nodes.map((_, i) => i).filter((i) => i !== from);

/** Sends a block to nodes, or to all; it takes its way, or `ms`. Whoever lacks its ancestors gets them along with it. */
export function publish(
  s: ChainState,
  id: BlockId,
  from: NodeId,
  to: readonly NodeId[] | undefined,
  f: Facts,
  fx: ChainFx,
  ms?: Ms,
) {
  transmit(s, from, to ?? others(s, from), f, fx, { kind: "block", block: id }, ms);
}

/** Sends a message of the mechanism's to nodes, or to all. */
export function send(
  s: ChainState,
  from: NodeId,
  to: readonly NodeId[] | undefined,
  body: unknown,
  f: Facts,
  fx: ChainFx,
) {
  transmit(s, from, to ?? others(s, from), f, fx, { kind: "message", body });
}

/** What a node has or builds on changed: its channel, and what its seats can do with it. */
export function nodeChanged(s: ChainState, node: NodeId, fx: ChainFx): void {
  const { seats, hidden } = nodeAt(s, node);
  fx.changed(hidden ? "cartel" : "node", node);
  for (const seat of seats) fx.changed("seat", seat);
}

/** A block reaches a node, with those of its ancestors that it lacks, the oldest first. */
export function receive(s: ChainState, node: NodeId, id: BlockId, f: Facts, fx: ChainFx): void {
  const at = nodeAt(s, node);
  if (at.has[id] !== undefined) return;
  const missing: BlockId[] = [];
  const look = (block: BlockId): void => {
    if (at.has[block] !== undefined || missing.includes(block)) return;
    for (const parent of blockAt(s, block).parents) look(parent);
    missing.push(block);
  };
  look(id);
  for (const block of missing) {
    at.has[block] = f.now;
    noteArrival(at, block);
    glance(s, node, block, f);
    nodeChanged(s, node, fx);
    // Who else has a block is what these two show.
    fx.changed("screen");
    const hidden = hiddenNode(s);
    if (hidden !== undefined) fx.changed("cartel", hidden);
    fx.notify({ kind: "block", node, block });
  }
}
