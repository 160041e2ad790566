import type { Outcome, Score } from "../../types.ts";
import type { Facts, PowState } from "./state.ts";
import { ancestorAt, heightOf } from "./tips.ts";
import { forksOf } from "./view.ts";

/** A merchant's points for as many coins as waiting the usual confirmations brings when nothing is lost; for others in proportion. */
const PAR = 80;
/** An attacker's points for a successful attack; the rest of 100 is for goods got for nothing. */
const SUCCESS = 60;

/** The most blocks that an attack undid whose branch is still on the public chain. */
function undoneOf(s: PowState, f: Facts): number {
  const stays = s.undone.filter(({ tip }) => ancestorAt(s.head, heightOf(tip, f), f) === tip);
  return Math.max(0, ...stays.map(({ depth }) => depth));
}

/**
 * Merchants get points by the coins they earned, attackers by the share of crooked customers' goods got for nothing and
 * for undoing as many blocks as the options ask. Everything is valued on the public chain as it stands at the end.
 */
export function score(s: PowState, _outcome: Outcome, f: Facts): Score {
  const each = f.seats.map((seat) => ({ seat, ...f.world.orders.earnings(seat, [s.head]) }));
  const sum = (what: "coins" | "shipped" | "lost") => each.reduce((total, one) => total + one[what], 0);
  const [shipped, lost] = [sum("shipped"), sum("lost")];
  const undone = undoneOf(s, f);
  const attack = undone >= s.options.confirmations ? 1 : 0;
  const length = heightOf(s.head, f);
  const chain = s.found.length === 0 ? 0 : length / s.found.length;
  const worth = 10 * (1 - lost / Math.max(1, shipped)) * chain;
  const loot = Math.min(1, lost / Math.max(1, f.world.orders.crooked * shipped));
  const par = expectedCoins(s, f);
  const points: Score["points"] = {};
  const bonus: Score["bonus"] = {};
  for (const { seat, coins } of each) {
    const earned = f.world.orders.interval === 0 ? 10 * worth : (PAR * coins) / par;
    const taken = SUCCESS * attack + (100 - SUCCESS) * loot;
    points[seat] = Math.max(0, Math.min(100, Math.round(f.role(seat).kind === "liar" ? taken : earned)));
    bonus[seat] = 0;
  }
  const facts = {
    blocks: s.found.length,
    stale: s.found.length - length,
    forks: forksOf(s, f).length,
    reorg: s.deepestReorg,
    undone,
    attack,
    shipped,
    lost,
    loot: lost * f.world.orders.goods,
    coins: sum("coins"),
  };
  return { ending: attack ? "undone" : "safe", points, bonus, worth, best: 10, facts };
}

/** How long an order takes besides its confirmations: until somebody ships it and the next one comes. ms */
const HANDLING = 4000;

/**
 * The coins that waiting the usual confirmations brings in a whole round when nothing is lost and all power mines on one
 * chain: so many orders after one another, less half of one that the end cuts off; at least one.
 */
function expectedCoins(s: PowState, f: Facts): number {
  const z = s.usual;
  const takes = Math.max(f.world.orders.interval, z * s.interval + HANDLING);
  return Math.max(1, f.world.orders.payAfter(z)) * Math.max(1, (s.until - f.begin) / takes - 0.5);
}
