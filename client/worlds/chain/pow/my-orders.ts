import type { Note } from "../../../../src/game/types.ts";
import { diary } from "../../../parts/diary.ts";
import { own } from "../../../store.ts";
import { revealed } from "./views.ts";
import { words as powWords } from "./words/words.ts";

interface Mine {
  shipped: number;
  undone: number;
  given: number;
  /** What was paid, and that less what was lost. */
  paid: number;
  coins: number;
}

/** One's own orders, out of one's diary: how many shipped, how many of them undone in the end or never paid, and the coins they came to. */
export function ordersOf(notes: readonly Note[]): Mine {
  const coins = new Map<number, number>();
  const lost = new Map<number, { goods: number; given: boolean }>();
  for (const { what, order, pay, goods, given } of notes) {
    if (what === "order_shipped") coins.set(Number(order), Number(pay));
    else if (what === "order_undone") lost.set(Number(order), { goods: Number(goods), given: given === 1 });
    else if (what === "order_restored") lost.delete(Number(order));
  }
  const paid = [...coins].reduce((total, [order, pay]) => total + (lost.has(order) ? 0 : pay), 0);
  const gone = [...lost.values()].reduce((total, { goods }) => total + goods, 0);
  const given = [...lost.values()].filter((one) => one.given).length;
  return { shipped: coins.size, undone: lost.size - given, given, paid, coins: paid - gone };
}

/** One of one's orders: what it was worth, whether it was a trap, and what one did with it. */
export interface Told {
  n: number;
  worth: number;
  trap: boolean;
  /** Shipped after so many confirmations; absent where it was never shipped. */
  z?: number;
  end: "paid" | "lost" | "void" | "left";
}
/** All orders that one took in, in order, those that were never shipped as well. */
export function told(notes: readonly Note[], traps: readonly number[]): Told[] {
  const orders = new Map<number, Told>();
  for (const { what, order, worth, z } of notes) {
    const n = Number(order);
    if (what === "order_in") orders.set(n, { n, worth: Number(worth), trap: traps.includes(n), end: "left" });
    const one = orders.get(n);
    if (!one) continue;
    if (what === "order_shipped") Object.assign(one, { z: Number(z), end: "paid" });
    else if (what === "order_undone") one.end = "lost";
    else if (what === "order_restored") one.end = "paid";
    else if (what === "order_void") one.end = "void";
  }
  return [...orders.values()];
}

/** Coins that attacks took from me. */
const robbed = (notes: readonly Note[]): number =>
  notes.reduce((sum, { what, coins }) => sum + (what === "robbed" ? Number(coins) : 0), 0);

/** What brought my points, with the coins that it was and how many of them are a point; undefined for what is no coins. */
export function earned(name: string): string | undefined {
  const n = own.value?.points?.of?.[name] ?? 0;
  const coins =
    name === "shipped"
      ? ordersOf(diary()).paid
      : name === "mined"
        ? (revealed.value?.coins?.[own.value?.seat ?? -1] ?? 0) + robbed(diary())
        : 0;
  if (n <= 0 || coins <= 0 || (name !== "shipped" && name !== "mined")) return undefined;
  return powWords.pointsRate[name]({ coins, rate: Math.max(1, Math.round(coins / n)) });
}
