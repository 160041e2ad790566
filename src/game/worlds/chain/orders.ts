import { purpose } from "../../kit/chance.ts";
import type { Facts, SeatId } from "../../types.ts";
import {
  type Block,
  type BlockId,
  blockAt,
  type ChainFx,
  type ChainState,
  type NodeId,
  nodeAt,
  type Order,
  type SeatState,
  seatOf,
} from "./state.ts";

const CROOKED = purpose("crooked customer");

/** The next order comes at least so long after one was shipped. ms */
const ORDER_GAP = 1500;

/** An order's payment on a chain: not in a block yet; in `block`, with z confirmations (that block is the first); or undone by a double-spend. */
export type Payment = { at: "waiting"; z: 0 } | { at: "in"; z: number; block: BlockId } | { at: "undone"; z: 0 };

/**
 * The first block made after `since` on the chain that ends in `head`; of a tipset's several the one with the smallest id;
 * undefined for none.
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
 * Where an order's payment stands on the chain that ends in `head`. It goes into the first block made after the order came,
 * whoever made it. That of a crooked customer is undone where that block is a double-spend, and where the goods were shipped
 * before any block had it (the customer then spends the money elsewhere).
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

/** What a seat's shipped orders come to on the chain that ends in `head`: payments less the goods lost, and how many of each. */
export function earnings(
  s: ChainState,
  seat: SeatId,
  head: readonly BlockId[],
): { coins: number; shipped: number; lost: number } {
  const own = seatOf(s, seat);
  const sum = { coins: 0, shipped: 0, lost: 0 };
  for (const order of own.orders) {
    if (!order.shipped) continue;
    sum.shipped++;
    // A payment that is in no block yet when the round ends counts as paid: it is not undone.
    const lost = paymentOn(s, order, head).at === "undone";
    if (lost) sum.lost++;
    sum.coins += lost ? -s.options.goods : payAfter(s, order.shipped.z);
  }
  return sum;
}

/** The order that waits to be shipped. */
export function waitingOrder(own: SeatState): Order | undefined {
  return own.order === undefined ? undefined : own.orders[own.order];
}

/** An order comes in. */
export function newOrder(s: ChainState, seat: SeatId, f: Facts, fx: ChainFx): void {
  const own = seatOf(s, seat);
  if (own.order !== undefined) return;
  const n = own.orders.length;
  const attacked = f.seats.some((one) => f.role(one).kind === "liar");
  own.order = n;
  own.orders.push({ n, born: f.now, crooked: attacked && f.chance.chooses(CROOKED, s.options.crooked, seat, n) });
  delete own.waitedAt;
  fx.changed("seat", seat);
  fx.note(seat, "order", { order: n });
  fx.nudge(seat);
}

/** Ships the order that waits; the next one is scheduled. */
export function ship(s: ChainState, seat: SeatId, f: Facts, fx: ChainFx): void {
  const own = seatOf(s, seat);
  const order = waitingOrder(own) as Order;
  const { z } = paymentOn(s, order, nodeAt(s, own.node).head);
  order.shipped = { t: f.now, z };
  delete own.order;
  fx.changed("seat", seat);
  fx.note(seat, "shipped", { order: order.n, z, pay: payAfter(s, z) });
  fx.at(Math.max(f.now + ORDER_GAP, order.born + s.options.orders), { kind: "order", seat });
}

/** A node builds on something else than `before`: its merchants see where their payments stand now. */
export function notifyMerchants(s: ChainState, node: NodeId, before: readonly BlockId[], fx: ChainFx): void {
  const { head, seats, hidden } = nodeAt(s, node);
  if (s.options.orders === 0 || hidden) return;
  for (const seat of seats) {
    const own = seatOf(s, seat);
    for (const order of own.orders) {
      if (!order.shipped) continue;
      const [was, is] = [paymentOn(s, order, before).at, paymentOn(s, order, head).at];
      if (was !== is && is === "undone") fx.note(seat, "undone", { order: order.n, goods: s.options.goods });
      if (was === "undone" && is === "in") fx.note(seat, "restored", { order: order.n });
    }
    if (own.order !== undefined) fx.nudge(seat);
  }
}
