import { type Chance, purpose } from "../../kit/chance.ts";
import { memo } from "../../kit/memo.ts";
import type { SeatId } from "../../types.ts";
import type { ChainOptions } from "./options.ts";
import { type ChainState, GENESIS, hiddenNode, type Node, type NodeId, nodeAt, seatOf } from "./state.ts";

const POWER = purpose("power");
const POOL = purpose("pool");
const SIDE = purpose("side of the cut");

/** The largest power of a Zipf share: the i-th holder has ⌊this ÷ i⌋, in whole numbers, as stakes are counted. */
const ZIPF_FIRST = 120;

/** The power of each seat, in whole numbers: given, all alike, or drawn from a Zipf distribution by rank. */
export function powersOf(o: ChainOptions, seats: readonly SeatId[], chance: Chance): Record<SeatId, number> {
  const powers: Record<SeatId, number> = {};
  const rank = chance.shuffle(POWER, seats.length);
  for (const [i, seat] of seats.entries()) {
    const drawn = o.power === "equal" ? 1 : Math.max(1, Math.floor(ZIPF_FIRST / ((rank[i] as number) + 1)));
    powers[seat] = o.powers ? (o.powers[i] ?? 1) : drawn;
  }
  return powers;
}

/** Which node each seat belongs to: pools of at most `poolSize`, as even as can be, or each its own. */
export function nodesOfSeats(o: ChainOptions, seats: readonly SeatId[], chance: Chance): NodeId[] {
  if (!o.pooled) return seats.map((_, i) => i);
  const pools = Math.min(seats.length, Math.max(o.pools, Math.ceil(seats.length / o.poolSize)));
  return chance.shuffle(POOL, seats.length).map((place) => place % pools);
}

/** The two sides of a cut, for so many nodes: `share` of them, drawn, on side 1. */
export function sidesOf(nodes: number, share: number, chance: Chance): number[] {
  const order = chance.shuffle(SIDE, nodes);
  return order.map((place) => (place < Math.round(share * nodes) ? 1 : 0));
}

export function newNode(s: ChainState, now: number): NodeId {
  const sent = { block: 0, message: 0 };
  const node: Node = { seats: [], power: 0, has: { [GENESIS]: now }, head: [GENESIS], sent };
  return s.nodes.push(node) - 1;
}

/** Moves a seat's power to the attackers' own node, which is made when the first one comes. Nobody else is told. */
export function conceal(s: ChainState, seat: SeatId, now: number): NodeId {
  const own = seatOf(s, seat);
  let at = hiddenNode(s);
  if (at === undefined) {
    at = newNode(s, now);
    nodeAt(s, at).hidden = true;
  }
  nodeAt(s, own.node).power -= own.power;
  nodeAt(s, at).power += own.power;
  nodeAt(s, at).seats.push(seat);
  return at;
}

const kept = memo();

/** Blocks that every node has: what no longer tells anybody anything. */
export function sharedBlocks(s: ChainState): number[] {
  const open = s.nodes.filter((node) => !node.hidden);
  const ids = Object.keys(s.blocks).map(Number);
  // Nobody loses a block again: only a node that is new may lack one that all had.
  const shared = kept(s, "everywhere", [s.nodes.length], () => new Set<number>());
  for (const id of ids) if (!shared.has(id) && open.every((node) => node.has[id] !== undefined)) shared.add(id);
  return ids.filter((id) => shared.has(id));
}
