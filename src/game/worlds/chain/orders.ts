import { purpose } from "../../kit/chance.ts";
import type { Facts, SeatId } from "../../types.ts";
import {
  type Block,
  type BlockId,
  blockAt,
  type ChainFx,
  type ChainState,
  type Desk,
  deskOf,
  type NodeId,
  nodeAt,
  type Order,
} from "./state.ts";

const CROOKED = purpose("crooked customer");

/** After shipping, the next order does not come at once. ms */
const BREATH = 1500;

/** Where an order's payment stands on a chain: not in it yet, in it with z confirmations (its own block is the first), or undone. */
export type Payment = { at: "waiting"; z: 0 } | { at: "in"; z: number; block: BlockId } | { at: "undone"; z: 0 };

/**
 * A chain's first block made after `since`, from a head back: of a tipset's several the one with the smallest id; undefined
 * for none. The blocks of a tipset all have the same parents.
 */
function firstSince(s: ChainState, head: readonly BlockId[], since: number): Block | undefined {
  let first: Block | undefined;
  for (let tipset = head; ; tipset = (first as Block).parents) {
    let here: Block | undefined;
    for (const id of tipset) {
      const block = blockAt(s, id);
      if (block.t > since && (here === undefined || id < here.id)) here = block;
    }
    if (here === undefined) return first;
    first = here;
  }
}

/**
 * The payment goes into the first block made after the order came. In an attackers' block a crooked customer's money goes
 * elsewhere, and the payment is void on that chain; an honest customer's is taken up by any. Once the goods are out before
 * any block has the payment, a crooked customer spends it elsewhere, and the next block shows that.
 */
export function paymentOn(s: ChainState, order: Order, head: readonly BlockId[]): Payment {
  const first = firstSince(s, head, order.born);
  if (!first) return { at: "waiting", z: 0 };
  if (order.crooked && (first.fraud || order.shipped?.z === 0)) return { at: "undone", z: 0 };
  const top = head.reduce((most, id) => Math.max(most, blockAt(s, id).height), 0);
  return { at: "in", z: top - first.height + 1, block: first.id };
}

/** What an order pays when it is shipped after z confirmations, in coins. */
export function payAfter(s: ChainState, z: number): number {
  return Math.max(0, s.options.pay - s.options.fades * z);
}

/** What a seat's shipped orders come to on a chain: coins earned less goods lost. */
export function earnings(
  s: ChainState,
  seat: SeatId,
  head: readonly BlockId[],
): { coins: number; shipped: number; lost: number } {
  const desk = deskOf(s, seat);
  const sum = { coins: 0, shipped: 0, lost: 0 };
  for (const order of desk.orders) {
    if (!order.shipped) continue;
    sum.shipped++;
    // A payment that is still on its way when the round ends is honest, and will arrive.
    const lost = paymentOn(s, order, head).at === "undone";
    if (lost) sum.lost++;
    sum.coins += lost ? -s.options.goods : payAfter(s, order.shipped.z);
  }
  return sum;
}

/** The order that waits to be shipped. */
export function openOrder(desk: Desk): Order | undefined {
  return desk.order === undefined ? undefined : desk.orders[desk.order];
}

/** An order comes in. */
export function orderIn(s: ChainState, seat: SeatId, f: Facts, fx: ChainFx): void {
  const desk = deskOf(s, seat);
  if (desk.order !== undefined) return;
  const n = desk.orders.length;
  const attacked = f.seats.some((one) => f.role(one).kind === "liar");
  desk.order = n;
  desk.orders.push({ n, born: f.now, crooked: attacked && f.chance.chooses(CROOKED, s.options.crooked, seat, n) });
  delete desk.waits;
  fx.changed("seat", seat);
  fx.note(seat, "order", { order: n });
  fx.nudge(seat);
}

/** The goods go out; the next order follows in time. */
export function ship(s: ChainState, seat: SeatId, f: Facts, fx: ChainFx): void {
  const desk = deskOf(s, seat);
  const order = openOrder(desk) as Order;
  const { z } = paymentOn(s, order, nodeAt(s, desk.node).head);
  order.shipped = { t: f.now, z };
  delete desk.order;
  fx.changed("seat", seat);
  fx.note(seat, "shipped", { order: order.n, z, pay: payAfter(s, z) });
  fx.at(Math.max(f.now + BREATH, order.born + s.options.orders), { kind: "order", seat });
}

/** A node builds on something else than `before`: its merchants see where their payments stand now. */
export function ordersMoved(s: ChainState, node: NodeId, before: readonly BlockId[], fx: ChainFx): void {
  const { head, seats, hidden } = nodeAt(s, node);
  if (s.options.orders === 0 || hidden) return;
  for (const seat of seats) {
    const desk = deskOf(s, seat);
    for (const order of desk.orders) {
      if (!order.shipped) continue;
      const [was, is] = [paymentOn(s, order, before).at, paymentOn(s, order, head).at];
      if (was !== is && is === "undone") fx.note(seat, "undone", { order: order.n, goods: s.options.goods });
      if (was === "undone" && is === "in") fx.note(seat, "restored", { order: order.n });
    }
    if (desk.order !== undefined) fx.nudge(seat);
  }
}
