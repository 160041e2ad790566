import { exp } from "../../../kit/exact.ts";
import { policy } from "../../../policies/policy.ts";
import type { Choice, Luck, Ms, Policy, Seen } from "../../../types.ts";
import { look, type NodeSees, offered } from "../../../worlds/chain/seen.ts";
import type { OrderView, PowViews } from "../view.ts";

export type PowSees = NodeSees<PowViews>;
export const sees = (seen: Seen): PowSees => look<PowViews>(seen, "pow");

/** What can still be shipped is shipped this long before the end. */
const LATE: Ms = 2500;

/**
 * The confirmations to wait for, for an order of 20, 100 and 400, up to so large a share of attackers: what brought most in
 * `npm run lab -- worth`. Nakamoto's table answers another question: there every payment is attacked, here those that are
 * worth it, and a branch that is given up costs nobody anything.
 */
const WAITS: readonly { upTo: number; z: readonly [number, number, number] }[] = [
  { upTo: 0, z: [1, 1, 1] },
  { upTo: 0.12, z: [1, 2, 2] },
  { upTo: 0.185, z: [1, 2, 3] },
  { upTo: 0.28, z: [1, 3, 4] },
  { upTo: 0.4, z: [1, 4, 5] },
  { upTo: 1, z: [6, 10, 99] },
];

export function waitFor(worth: number, attackers: number): number {
  const { z } = WAITS.find(({ upTo }) => attackers <= upTo) ?? { z: [1, 1, 1] };
  return worth < 50 ? z[0] : worth < 200 ? z[1] : z[2];
}

/**
 * The share of attackers that would be as strong where messages take no time: they share a node, while honest blocks that are
 * found before the last one has arrived are lost (one in 1 + p·r, with r the delay in blocks and p their share).
 */
export function effective({ all, rules }: PowSees): number {
  const [q, p] = [rules.attackers, 1 - rules.attackers];
  return q === 0 ? 0 : q / (q + p / (1 + (p * all.delay) / rules.interval));
}

/** The orders that wait in the berths, with their numbers, the longest confirmed first. */
export function quay({ own }: PowSees): [number, OrderView][] {
  const numbers = Object.values(own.berths ?? {}).filter((n) => n >= 0);
  const list = numbers.map((n): [number, OrderView] => [n, own.orders?.[n] as OrderView]);
  return list.sort(([a, one], [b, other]) => other.z - one.z || a - b);
}

/** Ships the first order that is ripe; at the last moment whatever is in a block at all. */
export function shipWhen(seen: Seen, ripe: (order: OrderView) => boolean): Choice {
  const orders = quay(sees(seen));
  const last = seen.end - LATE;
  const next = orders.find(([, order]) => ripe(order) || (seen.now >= last && order.z > 0));
  if (next && offered(seen, "ship", next[0])) return { act: { verb: "ship", order: next[0] } };
  return orders.length > 0 && seen.now < last ? { wait: last - seen.now } : undefined;
}

/** How likely a careful miner is to leave in a second in which it would help: nobody wants to be the first. */
const LEAVES = 0.0135;
const LOOKS: Ms = 2000;

/** How pools stand, as everybody knows it. */
export function poolsIn(seen: Seen) {
  const { all, own, rules, seat } = sees(seen);
  const { operator = -1, thefts = [], pay = 0, more = 1, moving = 0 } = rules.pools ?? {};
  const powers = Object.entries(all.nodes).map(([id, { power }]) => [Number(id), power] as const);
  const total = powers.reduce((sum, [, power]) => sum + power, 0);
  const big = powers.find(([id]) => id === operator)?.[1] ?? 0;
  const [smallest] = powers.filter(([id]) => id !== operator).sort(([, a], [, b]) => a - b);
  const left = Math.max(0, seen.end - seen.now);
  return {
    operator,
    smallest: smallest?.[0],
    thefts: Object.keys(thefts).length,
    inside: (own.mining?.to ?? seat.node) === operator,
    past: 2 * big > total,
    /** The big pool would have no more than half with this seat in it. */
    harmless: 2 * (big + seat.power) <= total,
    /** What going there would bring by the end, with nothing undone; coins. */
    brings: ((more * pay - (own.mining?.rate ?? 0)) * Math.max(0, left - moving) - pay * moving) / 1000,
  };
}

/** So often in the time since this mind looked last, at so many a second. */
function happens(seen: Seen, memory: Record<string, number>, luck: Luck, rate: number): boolean {
  const dt = Math.min(2 * LOOKS, seen.now - (memory.looked ?? seen.now));
  memory.looked = seen.now;
  return luck.uniform("moves") < 1 - exp((-rate * dt) / 1000);
}

/** Leaves the biggest pool while that is past half, now and then; comes back for its pay where that does no harm. */
function careful(seen: Seen, memory: Record<string, number>, luck: Luck): Choice {
  const { operator, smallest, inside, past, harmless } = poolsIn(seen);
  const to = inside ? smallest : operator;
  const moves = happens(seen, memory, luck, LEAVES);
  if (!(inside ? past : harmless) || to === undefined || !moves) return { wait: LOOKS };
  return { act: { verb: "move", pool: to } };
}

/** A chaser goes for pay that brings so many coins by the end, and hesitates so long on average; a second theft it does not wait for. */
const TEMPTS = 200;
const CHASES = 0.1;
/** What the operator took sends it away this often, and for so long at least. */
const FLEES = 0.05;
const SHY: Ms = 12_000;

/** Goes to the biggest pool for its pay while that is not past half, whatever comes of it; leaves it, mostly, once it was robbed there. */
export const chaser: Policy = {
  id: "chaser",
  decide(seen, memory, luck) {
    if (!sees(seen).rules.pools) return honest.decide(seen, memory, luck);
    const { operator, smallest, thefts, inside, past, brings } = poolsIn(seen);
    const robbed = thefts > (memory.thefts ?? 0);
    memory.thefts = thefts;
    if (robbed) memory.shy = seen.now + SHY;
    if (inside) {
      const flees = robbed && past && smallest !== undefined && luck.uniform("flees") < FLEES;
      return flees ? { act: { verb: "move", pool: smallest } } : { wait: LOOKS };
    }
    const goes = happens(seen, memory, luck, CHASES);
    if (past || brings < TEMPTS || seen.now < (memory.shy ?? 0) || !goes) return { wait: LOOKS };
    return { act: { verb: "move", pool: operator } };
  },
};

/** In what honest miners differ. */
const traits = {
  /** For how many times as many confirmations as usual one waits. */
  waits: { min: 0, max: 3, usual: 1 },
};

/** Waits by worth before it ships; is careful where pools can be changed. */
export const honest = policy("honest", traits, (seen, memory, luck, p) => {
  const known = sees(seen);
  if (known.rules.pools) return careful(seen, memory, luck);
  const share = effective(known);
  return shipWhen(seen, ({ worth, z }) => z >= Math.round(p.waits * waitFor(worth, share)));
});

/** Ships at the first confirmation. */
export const lazy: Policy = { id: "lazy", decide: (seen) => shipWhen(seen, ({ z }) => z >= 1) };

/** Ships at once. */
export const hasty: Policy = { id: "hasty", decide: (seen) => shipWhen(seen, () => true) };

/** Does nothing: ships no order, and stays where it mines. */
export const stayer: Policy = { id: "stayer", decide: () => undefined };
