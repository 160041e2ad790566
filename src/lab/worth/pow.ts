import { payAfter, paymentOn } from "../../game/mechanisms/pow/orders.ts";
import { honest, poolsIn, quay, sees, shipWhen } from "../../game/mechanisms/pow/policies/miners.ts";
import { coinsAt } from "../../game/mechanisms/pow/pools.ts";
import type { PowState } from "../../game/mechanisms/pow/state.ts";
import type { RoundState } from "../../game/state.ts";
import type { Ms, Policy, Score, SeatId } from "../../game/types.ts";
import type { ChainState } from "../../game/worlds/chain/state.ts";
import { coinsOf as allCoins, blocksOf } from "../models/merchants.ts";
import { band } from "../models/rounds-rows.ts";
import type { Changes } from "../models/setup.ts";
import { beats, gap, type Measured, type Must, meanOf, paired } from "./measured.ts";
import type { WorthRow, WorthRows } from "./row.ts";

const stateOf = (r: RoundState) => r.parts.pow as PowState;
/** A seat's coins when a round is over. */
const coins = {
  unit: "coins",
  of(_score: Score, seat: SeatId, r: RoundState): number {
    return allCoins(r, seat);
  },
};
/** Those of its orders of so much worth alone, an order. */
const coinsOf = (worth: number) => ({
  unit: "coins an order",
  of(_score: Score, seat: SeatId, r: RoundState): number {
    const s = stateOf(r);
    const own = Object.values(s.merchants[seat]?.orders ?? {}).filter((order) => order.worth === worth);
    const sum = own.reduce((total, order) => {
      if (!order.shipped) return total;
      const undone = paymentOn(s, order, s.head, blocksOf(r)).at === "undone";
      return total + (undone ? -s.options.loss * worth : payAfter(s, worth, order.shipped.z));
    }, 0);
    return own.length === 0 ? 0 : sum / own.length;
  },
});

/** Waits for so many confirmations, whatever an order is worth. */
const fixed = (z: number): Policy => ({ id: `wait-${z}`, decide: (seen) => shipWhen(seen, (order) => order.z >= z) });
const FIXED = [1, 2, 3, 4, 5, 6, 8] as const;
const fixedWays = Object.fromEntries(FIXED.map((z) => [`z ${z}`, fixed(z)]));

/** Orders that are in a block when attackers have just shown what they had are safe from what they begin now. ms */
const FRESH: Ms = 4000;
/** Waits by worth; and ships whatever is confirmed when a stale branch has just come out: the next one has yet to begin. */
const sharp: Policy = {
  id: "sharp",
  decide(seen, memory, luck) {
    const { node } = sees(seen);
    const chain = new Set<number>();
    for (let at = node.head[0]; at !== undefined && at !== 0; at = node.blocks[at]?.parents[0]) chain.add(at);
    const stale = Object.entries(node.blocks).filter(([id]) => id !== "0" && !chain.has(Number(id)));
    const last = Math.max(Number.NEGATIVE_INFINITY, ...stale.map(([, { at }]) => at));
    if (seen.now - last < FRESH) {
      const ripe = quay(sees(seen)).some(([, { worth, z }]) => z > (worth >= 400 ? 1 : 0));
      if (ripe) return shipWhen(seen, ({ worth, z }) => z > (worth >= 400 ? 1 : 0));
    }
    return honest.decide(seen, memory, luck);
  },
};

/** The best of some ways. */
function best(m: Measured, ways: readonly string[]): string {
  return ways.reduce((most, way) => (meanOf(m, way).measured > meanOf(m, most).measured ? way : most));
}
/** The best of these ways is one of those. */
const bestIs =
  (of: readonly string[], among: readonly string[]): Must =>
  (m) => {
    const first = best(m, of);
    const row = band(
      `${m.id}: best of ${of.join(", ")}`,
      meanOf(m, first),
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      first,
    );
    return [{ ...row, reference: among.join(" or "), ok: among.includes(first) }];
  };
/** A way brings so large a share more than the best of others. */
const overBest =
  (way: string, of: readonly string[], share: number): Must =>
  (m) => {
    const first = best(m, of);
    const whole = meanOf(m, first).measured;
    const { measured, halfWidth, runs } = paired(m, way, first);
    const more = { measured: measured / whole, halfWidth: halfWidth / Math.abs(whole), runs };
    return [
      band(`${m.id}: ${way} over the best fixed, as a share`, more, share, Number.POSITIVE_INFINITY, `over ${first}`),
    ];
  };
/** A way brings no more than so much. */
const atMost =
  (way: string, most: number): Must =>
  (m) => [band(`${m.id}: ${way}, ${m.unit}`, meanOf(m, way), Number.NEGATIVE_INFINITY, most, "its mean")];
const atLeast =
  (way: string, least: number): Must =>
  (m) => [band(`${m.id}: ${way}, ${m.unit}`, meanOf(m, way), least, Number.POSITIVE_INFINITY, "its mean")];

const ALL = Object.keys(fixedWays);
const waits: WorthRow["ways"] = { "z 0": "hasty", ...fixedWays, "by worth": "honest" };

/** Rooms in which attackers have just this share of the power. */
const ROOMS: Readonly<Record<string, Changes>> = {
  "0.10": { fill: 10, liars: 0.1 },
  "0.15": { fill: 13, liars: 0.15 },
  "0.20": { fill: 10, liars: 0.2 },
  "0.25": { fill: 8, liars: 0.25 },
  "0.30": { fill: 10, liars: 0.3 },
};
/** The best fixed waits for a 100 alone, and what waiting by worth brings more than the best fixed one. */
const HOLDS: Readonly<Record<string, { hundred?: readonly string[]; more: number }>> = {
  "0.10": { hundred: ["z 1", "z 2"], more: 0.035 },
  "0.15": { more: 0.05 },
  "0.20": { hundred: ["z 2", "z 3"], more: 0.05 },
  "0.25": { more: 0.05 },
  "0.30": { hundred: ["z 4", "z 5"], more: 0.05 },
};

function byShare(): WorthRows {
  const rows: Record<string, WorthRow> = {};
  for (const [q, changes] of Object.entries(ROOMS)) {
    const { hundred, more } = HOLDS[q] as (typeof HOLDS)[string];
    rows[`pow q ${q}`] = {
      scenario: "pow",
      changes,
      ways: waits,
      counts: coins,
      must: [overBest("by worth", ALL, more), atMost("z 0", 0)],
      ...(hundred && { besides: { "orders of 100": { ...coinsOf(100), must: [bestIs(ALL, hundred)] } } }),
    };
  }
  rows["pow q 0.51"] = {
    scenario: "pow",
    changes: { fill: 35, liars: 0.51 },
    ways: {
      "z 0": "hasty",
      ...Object.fromEntries([1, 2, 3, 4, 6, 8, 10].map((z) => [`z ${z}`, fixed(z)])),
      never: "stayer",
    },
    counts: coins,
    must: [
      ...["z 0", "z 1", "z 2", "z 3", "z 4"].map((way) => atMost(way, 0)),
      atLeast("never", 0),
      atLeast("z 10", -50),
    ],
  };
  return rows;
}

/** So many careful bots in the biggest pool beside the seat that is compared; all others stay. */
const careful = (count: (r: RoundState) => number) => (r: RoundState) => {
  const inside = (r.parts.chain as ChainState).nodes[0]?.seats.filter((seat) => seat !== r.seats[0]) ?? [];
  const those = inside.slice(0, count(r));
  return Object.fromEntries(r.seats.slice(1).map((seat) => [seat, those.includes(seat) ? "honest" : "stayer"]));
};

/** Leaves once, after so long, where the pool is still past half. */
const leaves = (after: Ms): Policy => ({
  id: `leave-${after}`,
  decide(seen, memory) {
    const wait = seen.begin + after - seen.now;
    if (wait > 0) return { wait };
    const { inside, past, smallest } = poolsIn(seen);
    if (memory.left || !inside) return undefined;
    if (after > 0 && !past) return { wait: 1000 };
    memory.left = 1;
    return smallest === undefined ? undefined : { act: { verb: "move", pool: smallest } };
  },
});
/** How long it waits for others to leave, while there is much to lose; what must tempt it back. */
const LOOK: Ms = 4000;
const WORTH_LEAVING = 300;
const WORTH_COMING = 150;
/** Leaves whenever the pool is past half, nobody else goes and there is much to lose; comes back for its pay where there is room. */
const watches: Policy = {
  id: "watches",
  decide(seen, memory) {
    const { inside, past, harmless, brings, smallest, operator } = poolsIn(seen);
    const { mining } = sees(seen).own;
    if (!past) delete memory.since;
    else memory.since ??= seen.now;
    if (mining?.to !== undefined) return { wait: 500 };
    const { coins = 0, since = 0, rate = 0 } = mining ?? {};
    const had = coins + (rate * (seen.now - since)) / 1000;
    const waited = past && seen.now - (memory.since ?? seen.now) >= LOOK;
    if (inside && waited && had > WORTH_LEAVING && smallest !== undefined)
      return { act: { verb: "move", pool: smallest } };
    if (!inside && harmless && brings > WORTH_COMING) return { act: { verb: "move", pool: operator } };
    return { wait: 500 };
  },
};
const pooled = {
  unit: "coins",
  of(_score: Score, seat: SeatId, r: RoundState): number {
    const w = r.parts.chain as ChainState;
    const f = { world: { nodes: { of: (one: SeatId) => w.seats[one]?.node ?? 0 } } };
    return coinsAt(stateOf(r), seat, r.ended ?? r.end, f as unknown as Parameters<typeof coinsAt>[3]);
  },
};
const STAYING: WorthRow["ways"] = { stay: "stayer", leave: leaves(0), look: leaves(14_000) };
const majority = (n: number, must: readonly Must[]): WorthRow => ({
  scenario: "majority",
  minds: careful(() => n),
  ways: STAYING,
  counts: pooled,
  must,
});

const QUAY = { idle: null, hasty: "hasty", lazy: "lazy", "by worth": "honest", sharp } as const;

export const powWorth: WorthRows = {
  pow: { scenario: "pow", ways: QUAY, must: [gap("sharp", "idle", 0.2), beats("by worth", "lazy")] },
  calm: { scenario: "calm", ways: QUAY, must: [gap("sharp", "idle", 0.2), beats("by worth", "lazy")] },
  storm: { scenario: "storm", ways: QUAY, must: [gap("sharp", "idle", 0.2), beats("by worth", "lazy")] },
  ...byShare(),
  majority: {
    scenario: "majority",
    ways: { idle: null, leave: leaves(0), look: leaves(14_000), sharp: watches },
    must: [gap("sharp", "idle", 0.2)],
  },
  "majority 0 careful": majority(0, [beats("leave", "stay")]),
  "majority 1 careful": majority(1, []),
  "majority 2 careful": majority(2, [beats("stay", "leave")]),
};
