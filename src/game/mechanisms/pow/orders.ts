// What a merchant decides on. Orders come in from time to time and take a berth on the quay; each has its own worth, and its payment
// goes into the chain by itself. To wait for another confirmation costs a fee; goods whose payment is undone later are lost, and
// they are worth many times what an order pays: pay is a commission. The more an order is worth, the likelier its customer works
// for the attackers. Money in coins.
import { type Chance, purpose } from "../../kit/chance.ts";
import type { Ms, Refusal, SeatId } from "../../types.ts";
import { type BlockId, GENESIS, type NodeId } from "../../worlds/chain/state.ts";
import type { Facts, Fx, Merchant, Order, PowState } from "./state.ts";
import { commonAncestor, heightOf, parentOf } from "./tips.ts";

const CROOKED = purpose("crooked customer");
const WORTH = purpose("worth of an order");
const ARRIVAL = purpose("arrival of an order");

/** What orders are worth, how often each comes, and how often its customer is crooked where there are attackers. */
export const KINDS: readonly { worth: number; share: number; crooked: number }[] = [
  { worth: 20, share: 0.66, crooked: 0.2 },
  { worth: 100, share: 0.22, crooked: 0.6 },
  { worth: 400, share: 0.12, crooked: 0.9 },
];
/** As many as a thumb reaches and an eye keeps apart. */
export const BERTHS = 4;
/** An emptied berth takes nothing for so long: a tap meant for the last order must not meet the next one. ms */
export const DEAD: Ms = 1000;
/** An order comes so much sooner or later than the mean, as a share of it: every 8 to 10 s. */
const SPREAD = 0.12;
/** The second order comes after this share of the mean. */
const SECOND = 0.3;
/** No order comes in the time of so many blocks before the last: it could hardly be confirmed any more. */
const LAST = 0.5;

/** An order's payment on a chain: not in a block yet; in `block`, with z confirmations (that block is the first); or undone by a double-spend. */
export type Payment = { at: "waiting"; z: 0 } | { at: "in"; z: number; block: BlockId } | { at: "undone"; z: 0 };

/**
 * Where an order's payment stands on the chain that ends in `head`. It goes into the first block made after the order came,
 * whoever made it. That of a crooked customer is undone where the attackers made that block, and where the goods were
 * shipped before any block had it: the customer then spends the money elsewhere, which costs no power at all.
 */
export function paymentOn(s: PowState, order: Order, head: BlockId, f: Pick<Facts, "world">): Payment {
  let first: BlockId | undefined;
  // The genesis block, whose parent is itself, is older than any order.
  for (let at = head; at !== GENESIS && f.world.blocks.at(at).t > order.born; at = parentOf(at, f)) first = at;
  if (first === undefined) return { at: "waiting", z: 0 };
  if (order.crooked && (s.cartel?.made.includes(first) || order.shipped?.z === 0)) return { at: "undone", z: 0 };
  return { at: "in", z: heightOf(head, f) - heightOf(first, f) + 1, block: first };
}

/** What an order pays when it is shipped after z confirmations. */
export const payAfter = ({ options }: Pick<PowState, "options">, worth: number, z: number): number =>
  Math.max(0, worth - options.fee * z);

/** A seat that sells; undefined where nobody does. */
export const newMerchant = (): Merchant => ({
  came: 0,
  orders: {},
  berths: Array.from({ length: BERTHS }, () => ({})),
});

/** The orders that wait to be shipped, by berth. */
export function waiting(own: Merchant): Order[] {
  return own.berths.flatMap(({ order }) => (order === undefined ? [] : [own.orders[order] as Order]));
}

/** How long after a seat's `n`-th order the next comes; after the first sooner, so that there is something to choose between. */
const gap = (mean: Ms, seat: SeatId, n: number, chance: Chance): Ms =>
  Math.round(mean * (n === 0 ? SECOND : 1) * (1 + SPREAD * (2 * chance.uniform(ARRIVAL, seat, n) - 1)));

/** When the last order comes at the latest. */
const lastOrder = (s: PowState): Ms => s.until - LAST * s.interval;

/** An order comes in, or is turned away; and the seat's next one is on its way. */
export function orderComes(s: PowState, seat: SeatId, f: Facts, fx: Fx): void {
  const own = s.merchants[seat] as Merchant;
  const n = own.came++;
  fx.at(f.now + gap(s.options.orders, seat, n, f.chance), { kind: "order", seat });
  if (f.now > lastOrder(s)) return;
  const kind = KINDS[
    f.chance.weighted(
      WORTH,
      KINDS.map(({ share }) => share),
      seat,
      n,
    )
  ] as (typeof KINDS)[number];
  const free = own.berths.find(({ order, emptied = -DEAD }) => order === undefined && f.now >= emptied + DEAD);
  if (!free) {
    fx.note(seat, "order_away", { order: n, worth: kind.worth });
    return;
  }
  const crooked = s.cartel !== undefined && f.chance.chooses(CROOKED, kind.crooked, seat, n);
  own.orders[n] = { n, born: f.now, worth: kind.worth, crooked };
  delete free.emptied;
  free.order = n;
  fx.changed("seat", seat);
  const { hidden } = f.world.nodes;
  if (crooked && hidden !== undefined) fx.changed("cartel", hidden);
  fx.note(seat, "order_in", { order: n, worth: kind.worth });
  fx.nudge(seat);
}

/** Why an order cannot be shipped now, if so. */
export function refuseShip(s: PowState, seat: SeatId, n: number): Refusal | undefined {
  const waits = s.merchants[seat]?.berths.some(({ order }) => order === n);
  return waits ? undefined : { code: "no_order" };
}

function empty(own: Merchant, n: number, now: Ms): void {
  const berth = own.berths.find(({ order }) => order === n);
  if (!berth) return;
  delete berth.order;
  berth.emptied = now;
}

export function ship(s: PowState, seat: SeatId, n: number, f: Facts, fx: Fx): void {
  const own = s.merchants[seat] as Merchant;
  const order = own.orders[n] as Order;
  const head = f.world.blocks.head(f.world.nodes.of(seat))[0] as BlockId;
  const { z } = paymentOn(s, order, head, f);
  order.shipped = { t: f.now, z };
  empty(own, n, f.now);
  fx.changed("seat", seat);
  fx.note(seat, "order_shipped", { order: n, worth: order.worth, z, pay: payAfter(s, order.worth, z) });
  // What attackers could undo is something else now.
  const { hidden } = f.world.nodes;
  if (!order.crooked || hidden === undefined) return;
  fx.changed("cartel", hidden);
  for (const one of f.world.nodes.seats(hidden)) fx.nudge(one);
}

/** A node builds on something else than `before`: its merchants see where their payments stand now. */
export function headChanged(s: PowState, node: NodeId, before: BlockId, head: BlockId, f: Facts, fx: Fx): void {
  for (const seat of f.world.nodes.seats(node)) {
    const own = s.merchants[seat];
    if (!own) continue;
    for (const order of Object.values(own.orders)) {
      const is = paymentOn(s, order, head, f).at;
      if (!order.shipped) {
        // Its customer has spent the money elsewhere: it is never paid any more.
        if (is === "undone" && own.berths.some((one) => one.order === order.n)) {
          empty(own, order.n, f.now);
          fx.note(seat, "order_void", { order: order.n, worth: order.worth });
        }
        continue;
      }
      const was = paymentOn(s, order, before, f).at;
      const fields = { order: order.n, worth: order.worth };
      if (was !== is && is === "undone") {
        const goods = s.options.loss * order.worth;
        // It was never paid, or it was and is not any more.
        const given = order.shipped.z === 0 ? 1 : 0;
        fx.note(seat, "order_undone", { ...fields, goods, given });
        fx.moment("undone", { worth: order.worth, goods, given }, seat);
      }
      if (was === "undone" && is === "in") fx.note(seat, "order_restored", fields);
    }
    fx.changed("seat", seat);
    if (waiting(own).length > 0) fx.nudge(seat);
  }
}

/** What a seat's shipped orders come to on the chain that ends in `head`. */
export interface Earnings {
  coins: number;
  /** Of those, what undone payments took. */
  taken: number;
  shipped: number;
  /** Undone after they had been in a block; and given away before. */
  lost: number;
  given: number;
  /** Worth of the goods of those, and of all shipped goods of crooked customers. */
  loot: number;
  crooked: number;
}
export function earnings(s: PowState, seat: SeatId, head: BlockId, f: Pick<Facts, "world">): Earnings {
  const sum: Earnings = { coins: 0, taken: 0, shipped: 0, lost: 0, given: 0, loot: 0, crooked: 0 };
  for (const order of Object.values(s.merchants[seat]?.orders ?? {})) {
    if (!order.shipped) continue;
    sum.shipped++;
    if (order.crooked) sum.crooked += order.worth;
    // A payment that is in no block yet when the round ends counts as paid: it is not undone.
    if (paymentOn(s, order, head, f).at !== "undone") {
      sum.coins += payAfter(s, order.worth, order.shipped.z);
      continue;
    }
    if (order.shipped.z === 0) sum.given++;
    else sum.lost++;
    sum.loot += order.worth;
    sum.taken += s.options.loss * order.worth;
    sum.coins -= s.options.loss * order.worth;
  }
  return sum;
}

const crookedOrders = (s: PowState): Order[] =>
  Object.values(s.merchants).flatMap(({ orders }) => Object.values(orders).filter(({ crooked }) => crooked));

/**
 * The attackers' customers, as attackers see them: how many orders they have placed, and what those are worth that can still be
 * shipped on the chain that ends in `best`.
 */
export function customersOf(s: PowState, best: BlockId, f: Pick<Facts, "world">): { came: number; waiting: number } {
  const all = crookedOrders(s);
  const open = all.filter((order) => !order.shipped && paymentOn(s, order, best, f).at !== "undone");
  return { came: all.length, waiting: open.reduce((sum, { worth }) => sum + worth, 0) };
}

/** The worth of shipped goods whose payments would be undone if the attackers' branch, which ends in `tip`, replaced the one that ends in `best`. */
export function lootOf(s: PowState, tip: BlockId, best: BlockId, f: Pick<Facts, "world">): number {
  if (tip === best) return 0;
  // What came before the fork's block is paid by it or before it, on either branch.
  const from = f.world.blocks.at(commonAncestor(tip, best, f)).t;
  let sum = 0;
  for (const order of crookedOrders(s)) {
    if (!order.shipped || order.shipped.z === 0 || order.born < from) continue;
    if (paymentOn(s, order, best, f).at !== "in") continue;
    if (paymentOn(s, order, tip, f).at === "undone") sum += order.worth;
  }
  return sum;
}

/** The worth of the crooked payments that lie in a block. */
export function crookedIn(s: PowState, id: BlockId, f: Pick<Facts, "world">): number {
  const { t } = f.world.blocks.at(id);
  const from = f.world.blocks.at(parentOf(id, f)).t;
  return crookedOrders(s).reduce(
    (sum, { born, worth, shipped }) => sum + (born >= from && born < t && shipped?.z !== 0 ? worth : 0),
    0,
  );
}
