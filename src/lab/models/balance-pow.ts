import { mean, measuredError, Z95 } from "../statistics.ts";
import type { Row } from "../types.ts";
import type { BalancePart, Played as PlayedBy } from "./balance-part.ts";
import { addMerchants, type MerchantsTally, playMerchants } from "./merchants.ts";
import { band, difference, type Measure, plain } from "./rounds-rows.ts";
import { type Changes, type Options, setUp } from "./setup.ts";

type Played = PlayedBy<MerchantsTally>;

/** How rounds differ that are held against each other: each a scenario as people play it alone, or with this changed. */
const CASES: Readonly<Record<string, Changes & { id: string }>> = {
  pow: { id: "pow" },
  // One of eight ships at once in a usual round, and loses more than all others earn: these three are rooms of one kind each.
  powPatient: { id: "pow", mix: {} },
  powHasty: { id: "pow", mix: { hasty: 1 } },
  powHoarder: { id: "pow", mix: { stayer: 1 } },
  calm: { id: "calm" },
  storm: { id: "storm" },
  pow30: { id: "pow", fill: 10, liars: 0.3 },
  pow51: { id: "pow", fill: 35, liars: 0.51 },
  powRoom: { id: "pow", fill: 100 },
  majority: { id: "majority" },
};

const UP = Number.POSITIVE_INFINITY;

function share(o: Played, k: number): Measure {
  return { measured: (100 * k) / o.runs, halfWidth: 100 * Z95 * measuredError(k, o.runs), runs: o.runs };
}
/** Rounds in which goods were undone after they had been paid, in per cent. */
const attacks = (o: Played) => share(o, o.tally.attacks);
const of = (values: readonly number[], o: Played): Measure => {
  const { mean: measured, error } = mean(values);
  return { measured, halfWidth: Z95 * error, runs: o.runs };
};
const coins = (o: Played) => of(o.tally.coins, o);
const points = (o: Played) => of(o.tally.points, o);

/** The bands that a case must be in, with the reason for each. */
const BANDS: Readonly<
  Record<string, readonly [what: string, of: (o: Played) => Measure, low: number, high: number, why: string][]>
> = {
  pow: [
    ["goods undone, % of rounds", attacks, 40, 65, "about half: seen often, never certain"],
    ["an attempt, %", (o) => share(o, o.tally.tried), 90, UP, "attackers are promised"],
    ["points of a seat", points, 35, 75, "waiting pays, and something is lost"],
  ],
  calm: [
    ["goods undone, % of rounds", attacks, 10, 40, "the calm one: usually it holds"],
    ["an attempt, %", (o) => share(o, o.tally.tried), 90, UP, "attackers are promised"],
  ],
  storm: [
    ["goods undone, % of rounds", attacks, 40, 80, "forks by delay help those who share one node"],
    ["an attempt, %", (o) => share(o, o.tally.tried), 90, UP, "attackers are promised"],
  ],
  pow30: [["goods undone, % of rounds", attacks, 50, 85, "more power, more of it"]],
  pow51: [["goods undone, % of rounds", attacks, 80, UP, "more than half: no wait of a round's length is long enough"]],
  powRoom: [
    ["goods undone, % of rounds", attacks, 50, 95, "a large room has more goods worth it: never safe, never hopeless"],
  ],
  majority: [["an attack, %", (o) => share(o, o.tally.tried), 90, UP, "the pool is past half as it begins"]],
};

function rowsOf(o: Played, find: (id: string) => Played): Row[] {
  const { id } = o.task;
  const compared = (what: string) => {
    const better = difference(coins(find("powPatient")), coins(o));
    return [band(`pow: coins by worth more than by ${what}`, better, 100, UP, "about an order's worth")];
  };
  if (id === "powHasty") return compared("never waiting");
  if (id === "powHoarder") return compared("always waiting");
  const bands = (BANDS[id] ?? []).map(([what, measure, low, high, why]) =>
    band(`${id}: ${what}`, measure(o), low, high, why),
  );
  if (id === "majority" || id === "powPatient") return bands;
  const depth = { measured: o.tally.depth / o.runs, halfWidth: null, runs: o.runs };
  return [...bands, plain(`${id}: coins of a seat`, coins(o)), plain(`${id}: blocks undone at once, mean`, depth)];
}

/**
 * Proof of work with bots only, as people play it: honest merchants wait by worth, one of eight ships at once, a stayer never.
 * Attackers mine from the start and publish when it pays. (The race itself, against its formula: `double-spend`.)
 */
export const powBalance: BalancePart<MerchantsTally> = {
  cases: Object.fromEntries(
    Object.entries(CASES).map(([name, { id, ...changes }]) => [name, (knobs: Options) => setUp(id, changes, knobs)]),
  ),
  needs: (id) => (id === "powHasty" || id === "powHoarder" ? ["powPatient"] : []),
  play: playMerchants,
  add: addMerchants,
  rows(outcomes) {
    const find = (id: string) => outcomes.find((o) => o.task.id === id) as Played;
    return outcomes.flatMap((o) => rowsOf(o, find));
  },
};
