import { type Sums, sumOf, told } from "../../measures/sums.ts";
import type { Outcome, Score, SeatId } from "../../types.ts";
import { BERTHS, type Earnings, earnings, KINDS, payAfter } from "./orders.ts";
import { coinsAt, PAY } from "./pools.ts";
import type { Facts, PowState } from "./state.ts";
import { ancestorAt, heightOf } from "./tips.ts";
import { forksOf } from "./view.ts";

/** A seat's points for as many coins as it can expect with nothing lost; for others in proportion, 0 to 100. */
const PAR = 80;
/** An attacker's points for goods that were undone after they had been paid; the rest of 100 is for how much of what could be had. */
const SUCCESS = 60;
/** A merchant who waits for so many confirmations of each kind of order, and loses nothing, is at par. */
const PATIENT: readonly number[] = [1, 3, 4];

const inBounds = (points: number): number => Math.max(0, Math.min(100, Math.round(points)));

/** The most blocks that an attack undid whose branch is still on the public chain. */
function undoneOf(s: PowState, f: Facts): number {
  const stays = s.undone.filter(({ tip }) => ancestorAt(s.head, heightOf(tip, f), f) === tip);
  return Math.max(0, ...stays.map(({ depth }) => depth));
}

/** How often attackers tried: branches that they published or gave up, and the one under way. */
const attempts = ({ cartel }: PowState): number =>
  cartel === undefined ? 0 : cartel.published + cartel.givenUp + (cartel.held.length > 0 ? 1 : 0);

/** What any round's facts say of the chain. */
function chainFacts(s: PowState, f: Facts) {
  const length = heightOf(s.head, f);
  const { published = 0 } = s.cartel ?? {};
  return {
    blocks: s.found.length,
    stale: s.found.length - length,
    forks: forksOf(s, f).length,
    reorg: s.deepestReorg,
    undone: undoneOf(s, f),
    attempts: attempts(s),
    published,
  };
}

/**
 * Merchants get points by the coins they earned, attackers by goods got for nothing. Everything is valued on the public chain
 * as it stands at the end.
 */
function orderScore(s: PowState, f: Facts): Score {
  const each = f.seats.map((seat) => ({ seat, ...earnings(s, seat, s.head, f) }));
  const sum = (what: keyof Earnings) => each.reduce((total, one) => total + one[what], 0);
  const [shipped, lost, given, loot, crooked] = [
    sum("shipped"),
    sum("lost"),
    sum("given"),
    sum("loot"),
    sum("crooked"),
  ];
  const attack = lost > 0 ? 1 : 0;
  const par = expectedCoins(s, f);
  const points: Score["points"] = {};
  const bonus: Score["bonus"] = {};
  const by: Record<SeatId, number> = {};
  const parts: Sums = {};
  for (const { seat, coins, taken } of each) {
    const liar = f.role(seat).kind === "liar";
    parts[seat] = liar
      ? { attack: SUCCESS * attack, loot: ((100 - SUCCESS) * loot) / Math.max(1, crooked) }
      : { shipped: (PAR * (coins + taken)) / par, undone: (-PAR * taken) / par };
    by[seat] = liar ? sumOf(parts[seat]) : coins;
    points[seat] = inBounds(sumOf(parts[seat]));
    bonus[seat] = 0;
  }
  const facts = { ...chainFacts(s, f), attack, shipped, lost, given, loot: s.options.loss * loot, coins: sum("coins") };
  const worth = 10 * (1 - (lost + given) / Math.max(1, shipped));
  const stake: Score["stake"] = { of: "own", unit: "coins", by };
  return { ending: attack ? "undone" : "safe", points, bonus, parts: told(parts), worth, best: 10, facts, stake };
}

/** The coins of a merchant in a whole round who waits as PATIENT says, when nothing is lost; at least one. */
function expectedCoins(s: PowState, f: Facts): number {
  const each = KINDS.reduce((sum, { worth, share }, i) => sum + share * payAfter(s, worth, PATIENT[i] ?? 0), 0);
  const came = (s.until - f.begin) / Math.max(1, s.options.orders);
  // A quay that nothing leaves for long turns orders away.
  return Math.max(1, each * Math.max(BERTHS, came - 2));
}

/** Miners get points by the coins they have: a small pool's pay all along, with nothing taken, is at par. */
function poolScore(s: PowState, f: Facts): Score {
  const seconds = Math.max(1, f.now - f.begin) / 1000;
  const points: Score["points"] = {};
  const bonus: Score["bonus"] = {};
  const by: Record<SeatId, number> = {};
  const parts: Sums = {};
  let coins = 0;
  for (const seat of f.seats) {
    const own = coinsAt(s, seat, f.now, f);
    coins += own;
    by[seat] = own;
    const taken = s.miners[seat]?.taken ?? 0;
    const share = PAR / (PAY * seconds);
    parts[seat] = { mined: share * (own + taken), taken: -share * taken };
    points[seat] = inBounds(sumOf(parts[seat]));
    bonus[seat] = 0;
  }
  const { thefts = [], begun = 0, pool = 0, highest = 1, crossed = 0 } = s.operator ?? {};
  const inside = f.world.nodes.seats(pool);
  const left = inside.length;
  // Of those who began in the biggest pool: who is still there, and who is not.
  const began = f.seats.filter((seat) => s.miners[seat]?.from === pool);
  const [stayers, leavers] = [
    began.filter((seat) => inside.includes(seat)),
    began.filter((seat) => !inside.includes(seat)),
  ];
  const mean = (seats: readonly SeatId[]): number =>
    Math.round(seats.reduce((sum, seat) => sum + (by[seat] ?? 0), 0) / Math.max(1, seats.length));
  const most = PAY * seconds * f.seats.length;
  const facts = {
    ...chainFacts(s, f),
    attack: thefts.length > 0 ? 1 : 0,
    thefts: thefts.length,
    begun,
    crossed,
    highest: Math.round(highest * PAY),
    left,
    stayers: stayers.length,
    stayed: mean(stayers),
    leavers: leavers.length,
    gone: mean(leavers),
    coins: Math.round(coins),
  };
  return {
    ending: thefts.length > 0 ? "undone" : "safe",
    points,
    bonus,
    parts: told(parts),
    worth: Math.min(10, (10 * coins) / most),
    best: 10,
    facts,
    stake: { of: "own", unit: "coins", by },
  };
}

/** A chain on which nobody sells or is paid: how much of the work counts. */
function bareScore(s: PowState, f: Facts): Score {
  const facts = chainFacts(s, f);
  const chain = facts.blocks === 0 ? 0 : (facts.blocks - facts.stale) / facts.blocks;
  const attack = facts.undone > 0 ? 1 : 0;
  const points: Score["points"] = {};
  const bonus: Score["bonus"] = {};
  const by: Record<SeatId, number> = {};
  for (const seat of f.seats) {
    by[seat] = 100 * (f.role(seat).kind === "liar" ? attack : chain);
    points[seat] = inBounds(by[seat] as number);
    bonus[seat] = 0;
  }
  return {
    ending: attack ? "undone" : "safe",
    points,
    bonus,
    worth: 10 * chain,
    best: 10,
    facts: { ...facts, attack },
    stake: { of: "room", unit: "points", by },
  };
}

export function score(s: PowState, _outcome: Outcome, f: Facts): Score {
  if (s.operator) return poolScore(s, f);
  return s.options.orders > 0 ? orderScore(s, f) : bareScore(s, f);
}
