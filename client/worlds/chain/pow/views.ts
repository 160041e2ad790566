import { computed } from "@preact/signals";
import type { pow } from "../../../../src/game/mechanisms/pow/pow.ts";
import type { OrderView } from "../../../../src/game/mechanisms/pow/view.ts";
import { clock } from "../../../parts/clock.ts";
import { diary } from "../../../parts/diary.ts";
import { all, own } from "../../../store.ts";
import { partViews } from "../../views.ts";
import { chainOf } from "../blocks.ts";
import { chainAll, chainSeat, node, screen, truth } from "../views.ts";

const view = partViews<typeof pow>("pow");

export const rule = view("all");
export const mine = view("seat");
export const branch = view("cartel");
export const revealed = view("reveal");
export const facts = (): Readonly<Record<string, number>> => all.value?.reveal?.result.facts ?? {};

/** Blocks that my node has, the first aside; on the projector those that everybody has. */
export const blockCount = (): number =>
  Math.max(0, Object.keys(node.value?.blocks ?? screen.value?.blocks ?? {}).length - 1);
/** Whether the last block has been found. */
export const done = (): boolean => rule.value !== undefined && clock.value > rule.value.until;

/** After the round, the chain that counts. */
export const mainChain = computed(() =>
  truth.value && revealed.value ? chainOf(truth.value.blocks, [revealed.value.head]) : new Set<number>(),
);

/** On the projector: the highest block of those that everybody has, the first if several, and its chain. */
export const publicChain = computed(() => {
  const blocks = screen.value?.blocks ?? {};
  const [head = 0] = Object.keys(blocks)
    .map(Number)
    .sort((a, b) => {
      const [one, other] = [blocks[a], blocks[b]];
      return (other?.height ?? 0) - (one?.height ?? 0) || (one?.at ?? 0) - (other?.at ?? 0);
    });
  return { head, top: blocks[head]?.height ?? 0, chain: chainOf(blocks, [head]) };
});

/** Blocks of the projector's tree with more than one child. */
export function publicForks(): number {
  const children = new Map<number, number>();
  for (const { parents } of Object.values(screen.value?.blocks ?? {}))
    for (const parent of parents) children.set(parent, (children.get(parent) ?? 0) + 1);
  return [...children.values()].filter((n) => n > 1).length;
}

/**
 * The branch of blocks left behind that came last: how many blocks, and since when, session ms; `open` while it is as high as what my
 * node builds on, so that the next block decides. Undefined while there is none.
 */
export const leftBehind = computed((): { n: number; at: number; open: boolean } | undefined => {
  const blocks = node.value?.blocks ?? {};
  const chain = chainOf(blocks, node.value?.head ?? []);
  const stale = Object.entries(blocks).filter(([id]) => !chain.has(Number(id)));
  if (stale.length === 0) return undefined;
  const at = Math.max(...stale.map(([, block]) => block.at));
  const branch = stale.filter(([, block]) => block.at === at).map(([, block]) => block);
  const high = Math.max(...branch.map(({ height }) => height));
  const head = blocks[node.value?.head[0] ?? 0];
  const over = (head?.height ?? 0) - high;
  return { n: branch.length, at: over === 1 ? Math.max(at, head?.at ?? at) : at, open: over <= 0 };
});

/** A branch that replaced mine came so lately that I am to read what it did. ms */
const REPLACED = 12_000;
/** What came at once is noted within this. ms */
const AT_ONCE = 100;

/** The longer branch that has just replaced blocks on my chain: how many, and how many of my shipped orders that undid. */
export function replaced(): { n: number; lost: number } | undefined {
  const notes = diary();
  const last = notes.findLast(({ what }) => what === "reorg");
  if (!last || clock.value - last.t >= REPLACED) return undefined;
  const lost = notes.filter(
    ({ what, t, given }) => what === "order_undone" && !given && Math.abs(t - last.t) <= AT_ONCE,
  );
  return { n: Number(last.blocks), lost: lost.length };
}

/** Of ten orders of a worth, how many are the attackers' traps, as all are told; 0 where nobody attacks. */
export function trapsIn(worth: number): number {
  const { orders, attackers = 0 } = rule.value ?? {};
  if (attackers === 0) return 0;
  const kind = Object.values(orders?.kinds ?? {}).find((one) => one.worth === worth);
  return Math.round(10 * (kind?.crooked ?? 0));
}

/** The berths in their places: what waits there, or the number of the order that was there last is looked up elsewhere. */
export function berths(): { place: number; n: number; order: OrderView | undefined }[] {
  const { orders = {}, berths: places = {} } = mine.value ?? {};
  return Object.entries(places).map(([place, n]) => ({ place: Number(place), n, order: orders[n] }));
}

/** What my shipped orders come to, as my chain has it now. */
export function purse(): { coins: number; shipped: number; undone: number; given: number } {
  const sum = { coins: 0, shipped: 0, undone: 0, given: 0 };
  const loss = rule.value?.orders?.loss ?? 0;
  for (const { shipped, state, pay, worth, given } of Object.values(mine.value?.orders ?? {})) {
    if (shipped === undefined) continue;
    sum.shipped++;
    if (state === "undone") sum[given ? "given" : "undone"]++;
    sum.coins += state === "undone" ? -loss * worth : pay;
  }
  return sum;
}

export interface Pool {
  id: number;
  seats: number;
  /** Of all power, 0 to 1, as everybody knew it a block ago. */
  share: number;
  /** Coins a second that it offers whoever comes now. */
  pay: number;
  operator: boolean;
}

/**
 * The pools that one can mine in, as everybody knows them, but for my own move, which I know of a block before the others; none where
 * they cannot be changed.
 */
export function pools(): Pool[] {
  const rules = rule.value?.pools;
  if (!rules) return [];
  const nodes = Object.entries(chainAll.value?.nodes ?? {});
  const total = Math.max(
    1,
    nodes.reduce((sum, [, { power }]) => sum + power, 0),
  );
  const { node: at, power: mine = 0 } = chainSeat.value ?? {};
  const seat = own.value?.seat ?? -1;
  return nodes.map(([id, { seats, power }]) => {
    const operator = Number(id) === rules.operator;
    const pay = operator ? rules.pay * rules.more : rules.pay;
    const moved = at === undefined ? 0 : Number(Number(id) === at) - Number(seats.includes(seat));
    return { id: Number(id), seats: seats.length + moved, share: (power + moved * mine) / total, pay, operator };
  });
}

/** What one attack would take of my coins. */
export const atStake = (): number => Math.round((rule.value?.pools?.taken ?? 0) * minedCoins());

/**
 * By how many miners the balance turns: so many must leave the big pool while it is past half, or go there while it is not. Every
 * miner has the same power. At least one.
 */
export function turns(): number {
  const seats = bigPool()?.seats ?? 0;
  const all = pools().reduce((sum, pool) => sum + pool.seats, 0);
  const half = Math.floor(all / 2);
  return Math.max(1, seats > half ? seats - half : half + 1 - seats);
}
/** What changing to a pool now would bring until the end over staying, if nothing is undone: coins, below 0 for a loss. */
export function movingBrings(to: Pool): number {
  const { rate = 0, paid = 0 } = mine.value?.mining ?? {};
  const left = Math.max(0, (all.value?.round?.end ?? 0) - clock.value);
  const waits = Math.max(0, paid - clock.value);
  const moving = rule.value?.pools?.moving ?? 0;
  return Math.round((to.pay * Math.max(0, left - moving) - rate * Math.max(0, left - waits)) / 1000);
}

/** The pool whose operator attacks while it has more than half. */
export const bigPool = (): Pool | undefined => pools().find(({ operator }) => operator);
export const isPastHalf = ({ share }: Pool): boolean => share > 0.5;

/** When the newest block of a pool came that my node, or the projector, has; undefined while there is none. Session ms. */
export function lastShown(pool: number): number | undefined {
  const blocks = Object.entries(node.value?.blocks ?? screen.value?.blocks ?? {});
  const times = blocks.filter(([id, { by }]) => id !== "0" && by === pool).map(([, { at }]) => at);
  return times.length > 0 ? Math.max(...times) : undefined;
}
/** What my own pool pays me in a second. */
export const myPay = (): number => mine.value?.mining?.rate ?? 0;
/** My coins by now. */
export function minedCoins(): number {
  const { coins = 0, since = 0, paid = 0, rate = 0 } = mine.value?.mining ?? {};
  return Math.floor(coins + (rate * Math.max(0, clock.value - Math.max(since, paid))) / 1000);
}
/** The pool that I mine in, and the one that I go to with the next block. */
export const myPool = (): number => chainSeat.value?.node ?? -1;
export const goesTo = (): number | undefined => mine.value?.mining?.to;
