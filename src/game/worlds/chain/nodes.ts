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

/** So many seats in order, split in proportion to sizes: by whole numbers, the largest remainders first. */
function bySizes(sizes: readonly number[], n: number): NodeId[] {
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  const exact = sizes.map((size) => (n * size) / whole);
  const seats = exact.map(Math.floor);
  const order = exact.map((x, i) => [x - Math.floor(x), i] as const).sort(([a, i], [b, j]) => b - a || i - j);
  let left = n - seats.reduce((sum, one) => sum + one, 0);
  for (const [, i] of order) if (left-- > 0) seats[i] = (seats[i] as number) + 1;
  return seats.flatMap((count, node) => Array<NodeId>(count).fill(node));
}

/** Which node each seat belongs to: pools of at most `poolSize`, as even as can be, or each its own. */
export function nodesOfSeats(o: ChainOptions, seats: readonly SeatId[], chance: Chance): NodeId[] {
  if (!o.pooled) return seats.map((_, i) => i);
  if (o.sizes) return bySizes(o.sizes, seats.length);
  const pools = Math.min(seats.length, Math.max(o.pools, Math.ceil(seats.length / o.poolSize)));
  return chance.shuffle(POOL, seats.length).map((place) => place % pools);
}

/** The two sides of a round's `nth` cut, from 0, for so many nodes: `share` of them, drawn, on side 1. */
export function sidesOf(nodes: number, share: number, chance: Chance, nth = 0): number[] {
  const order = chance.shuffle(SIDE, nodes, nth);
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

/**
 * One seat's power is shared out to others beside itself, in equal parts, in place of what these had. Powers stay whole numbers: all
 * others' are multiplied by how many share, which leaves every proportion as it was.
 */
export function sharePower(s: ChainState, owner: SeatId, seats: readonly SeatId[]): void {
  const among = [owner, ...seats];
  const part = seatOf(s, owner).power;
  const hidden = hiddenNode(s);
  for (const [id, own] of Object.entries(s.seats)) {
    const seat = Number(id);
    const power = among.includes(seat) ? part : own.power * among.length;
    const away = hidden !== undefined && nodeAt(s, hidden).seats.includes(seat);
    nodeAt(s, away ? hidden : own.node).power += power - own.power;
    own.power = power;
  }
}

/** What a node works with at a moment: nothing while it is dark. The attackers' own is dark in the parts that come from dark nodes. */
export function powerAt(s: ChainState, node: NodeId, now: number): number {
  const at = nodeAt(s, node);
  const isDark = (one: NodeId) => (nodeAt(s, one).dark ?? 0) > now;
  if (!at.hidden) return isDark(node) ? 0 : at.power;
  const out = at.seats.filter((seat) => isDark(seatOf(s, seat).node));
  return out.reduce((left, seat) => left - seatOf(s, seat).power, at.power);
}

/** The attackers' own node, without anybody: made here where no seat's power comes to it. */
export function hide(s: ChainState, now: number): NodeId {
  const at = hiddenNode(s) ?? newNode(s, now);
  nodeAt(s, at).hidden = true;
  return at;
}

/** A seat goes over to another node, with its power. */
export function move(s: ChainState, seat: SeatId, to: NodeId): void {
  const own = seatOf(s, seat);
  const [from, into] = [nodeAt(s, own.node), nodeAt(s, to)];
  from.seats = from.seats.filter((one) => one !== seat);
  into.seats.push(seat);
  from.power -= own.power;
  into.power += own.power;
  own.node = to;
}

/** Who sits where, with what power: what everybody may know of it, where nothing is listed. Attackers count where they sit. */
export function membersOf(s: ChainState): NonNullable<ChainState["listed"]> {
  const nodes: NonNullable<ChainState["listed"]> = {};
  for (const [at, node] of s.nodes.entries()) if (!node.hidden) nodes[at] = { seats: [...node.seats], power: 0 };
  for (const own of Object.values(s.seats)) {
    const node = nodes[own.node];
    if (node) node.power += own.power;
  }
  return nodes;
}

/** Whether every node has a block, but for the attackers' own: then it no longer tells anybody anything. */
export function isEverywhere(s: ChainState, id: number): boolean {
  return s.nodes.every((node) => node.hidden || node.has[id] !== undefined);
}

const kept = memo();

/** Blocks that every node has: what no longer tells anybody anything. */
export function sharedBlocks(s: ChainState): number[] {
  const ids = Object.keys(s.blocks).map(Number);
  // Nobody loses a block again: only a node that is new may lack one that all had.
  const shared = kept(s, "everywhere", [s.nodes.length], () => new Set<number>());
  for (const id of ids) if (!shared.has(id) && isEverywhere(s, id)) shared.add(id);
  return ids.filter((id) => shared.has(id));
}
