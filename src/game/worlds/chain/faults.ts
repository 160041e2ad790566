import type { WorldFaults } from "../../faults.ts";
import type { Facts, Ms, SeatId } from "../../types.ts";
import { darkUntil, nodeChanged } from "./network.ts";
import { conceal, sharePower, sidesOf } from "./nodes.ts";
import { type ChainEvent, type ChainFx, type ChainState, type NodeId, nodeAt, seatOf } from "./state.ts";

/** From whom a node heard, and when, is told in such steps: with a line for each message a phone would load nothing else. ms */
const HEARD_STEP: Ms = 5000;
/** With more nodes than this nobody looks through a list of them. */
const HEARD_MOST = 40;

/** A node goes on: what it was shown to be at, it is still. */
export function wake(s: ChainState, node: NodeId, f: Facts, fx: ChainFx): void {
  if (darkUntil(s, node, f.now) > 0) return;
  delete nodeAt(s, node).dark;
  nodeChanged(s, node, fx);
}

/** A node has heard from another: noted where it will be shown. */
function hears(s: ChainState, node: NodeId, from: NodeId, f: Facts, fx: ChainFx): void {
  const at = nodeAt(s, node);
  if (from === node || at.hidden || nodeAt(s, from).hidden) return;
  const step = f.now - ((f.now - f.begin) % HEARD_STEP);
  if (s.nodes.length > HEARD_MOST || at.heard?.[from] === step) return;
  at.heard ??= {};
  at.heard[from] = step;
  nodeChanged(s, node, fx);
}

/** The nodes that something reaches as it comes: for those that are dark it waits, and comes when they are not. */
export function delivered(
  s: ChainState,
  e: Extract<ChainEvent, { kind: "block" | "message" }>,
  f: Facts,
  fx: ChainFx,
): NodeId[] {
  const there: NodeId[] = [];
  for (const node of e.nodes) {
    const dark = darkUntil(s, node, f.now);
    if (dark > 0) fx.at(dark, { ...e, nodes: [node] });
    else {
      hears(s, node, e.from, f, fx);
      there.push(node);
    }
  }
  return there;
}

/** A check that would be done while its node is dark takes so much longer. Says whether that is so. */
export function waitsInTheDark(
  s: ChainState,
  e: Extract<ChainEvent, { kind: "audited" }>,
  f: Facts,
  fx: ChainFx,
): boolean {
  const own = seatOf(s, e.seat);
  const dark = darkUntil(s, own.node, f.now);
  if (dark === 0) return false;
  own.busy = dark;
  fx.changed("seat", e.seat);
  fx.at(dark, e);
  return true;
}

/** The chain's side of the port of faults. */
export const faults = (s: ChainState, f: Facts, fx: ChainFx): WorldFaults => ({
  links: {
    delay(factor, until) {
      s.links.delays.push({ factor, ...(until !== undefined && { until }) });
      fx.changed("all");
      if (until !== undefined) fx.at(until, { kind: "calm" });
    },
    loss: (share, until) => void s.links.losses.push({ share, ...(until !== undefined && { until }) }),
    cut(share, until): SeatId[] {
      const sides = sidesOf(s.nodes.length, share, f.chance, s.links.cuts.length);
      s.links.cuts.push({ sides, until });
      return s.nodes.flatMap(({ seats, hidden }, node) => (sides[node] === 1 && !hidden ? seats : []));
    },
  },
  identity: {
    conceal: (seat) => void conceal(s, seat, f.now),
    share: (owner, seats) => sharePower(s, owner, seats),
  },
  nodes: {
    list: () => s.nodes.flatMap(({ seats, hidden }, id) => (hidden || seats.length === 0 ? [] : [{ id, seats }])),
    dark(node, until) {
      nodeAt(s, node).dark = until;
      nodeChanged(s, node, fx);
      fx.at(until, { kind: "wakes", node });
    },
  },
});
