import type { Note } from "../../../../src/game/types.ts";

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
