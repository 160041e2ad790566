import { boundedRace } from "../../game/kit/races.ts";
import { type PowOptions, powOptions } from "../../game/mechanisms/pow/state.ts";
import { liarsIn } from "../../game/trials/liars/liars.ts";
import { AGREE, mean, measuredError, shareError, Z95 } from "../statistics.ts";
import type { Row } from "../types.ts";
import type { BalancePart, Played as PlayedBy } from "./balance-part.ts";
import { addMerchants, type MerchantsTally, playMerchants } from "./merchants.ts";
import type { Setup } from "./play.ts";
import { band, difference, type Measure, plain } from "./rounds-rows.ts";
import { type Options, setUp } from "./setup.ts";

type Played = PlayedBy<MerchantsTally>;

/** Seats, so that shares are exact. */
const FILL = 100;

interface Case {
  liars: number;
  mix?: Record<string, number>;
  /** Nothing but the race: no orders, messages at once, and so long a clock that thinking takes no part of it. */
  bare?: boolean;
}

/** How rounds differ that are held against each other, by their scenario's id and their own. */
const CASES: Readonly<Record<string, Case>> = {
  pow10: { liars: 0.1 },
  pow10hasty: { liars: 0.1, mix: { hasty: 1 } },
  pow10hoarder: { liars: 0.1, mix: { hoarder: 1 } },
  pow15: { liars: 0.15 },
  pow15hasty: { liars: 0.15, mix: { hasty: 1 } },
  pow15hoarder: { liars: 0.15, mix: { hoarder: 1 } },
  pow20: { liars: 0.2 },
  pow51: { liars: 0.51, bare: true },
  pow67: { liars: 0.67 },
};
const BARE = { clock: 1_800_000, world: { delay: 0, orders: 0 } };

const UP = Number.POSITIVE_INFINITY;
const DOWN = Number.NEGATIVE_INFINITY;
const SOURCE = "a round worth winning";
/** What "clearly more" is, in coins a seat: about half of what an order pays. */
const CLEARLY = 40;

const rulesOf = (setup: Setup) => powOptions.parse(setup.scenario.options.mechanism) as PowOptions;

/** The share of rounds in which the attack succeeds, in per cent. */
function attacks(o: Played): Measure {
  const k = o.tally.attacks;
  return { measured: (100 * k) / o.runs, halfWidth: 100 * Z95 * measuredError(k, o.runs), runs: o.runs };
}
/** The mean coins of an honest seat. */
function coins(o: Played): Measure {
  const { mean: measured, error } = mean(o.tally.coins);
  return { measured, halfWidth: Z95 * error, runs: o.runs };
}
function points(o: Played): Measure {
  const { mean: measured, error } = mean(o.tally.points);
  return { measured, halfWidth: Z95 * error, runs: o.runs };
}

/** Against the race itself, by every sequence of so many blocks. */
function raceRow(o: Played): Row {
  const { scenario } = o.task.setup;
  const { blocks, confirmations } = rulesOf(o.task.setup);
  const p = boundedRace(liarsIn(scenario)?.share ?? 0, confirmations, blocks, "longer");
  const { measured } = attacks(o);
  const halfWidth = 100 * AGREE * shareError(p, o.runs);
  const ok = Math.abs(measured - 100 * p) < halfWidth;
  const source = `bounded race, longer: ${blocks} blocks, ${confirmations} confirmations`;
  return { case: `${o.task.id}: undone, %`, reference: 100 * p, measured, halfWidth, runs: o.runs, ok, source };
}

function rowsOf(o: Played, find: (id: string) => Played): Row[] {
  const { id } = o.task;
  if (id === "pow20") return [band("pow20: undone, %", attacks(o), DOWN, 5, SOURCE)];
  if (id === "pow67") return [band("pow67: undone, %", attacks(o), 90, UP, SOURCE)];
  if (id === "pow51") return [raceRow(o)];
  if (id === "pow10" || id === "pow15")
    return [plain(`${id}: coins of a seat`, coins(o)), band(`${id}: points of a seat`, points(o), 70, 90, SOURCE)];
  const honest = honestOf(id);
  const better = difference(coins(find(honest)), coins(o));
  const what = id.endsWith("hasty") ? "never waiting" : "always waiting";
  return [band(`${honest}: coins more than by ${what}`, better, CLEARLY, UP, SOURCE)];
}

/** The case of honest merchants that a case of other ones is compared with. */
const honestOf = (id: string) => id.replace(/(hasty|hoarder)$/, "");

function roomOf({ bare, ...changes }: Case, knobs: Options): Setup {
  const world = { ...(bare ? BARE.world : {}), ...knobs.world };
  const clock = bare ? { clock: BARE.clock } : {};
  return setUp("pow", { ...changes, ...clock, fill: FILL }, { ...knobs, world });
}

/**
 * Proof of work: undone is the share of rounds in which the attackers' branch replaces as many blocks as the rules ask; it
 * must be the longer, since ties go to the first seen. pow51 is the race alone: messages take no time, there are no orders,
 * and on a clock of 30 minutes the bots' thinking takes nearly none. Coins and points are an honest seat's mean; honest waits
 * for the confirmations of Nakamoto's table by the announced share (.10 5, .15 8), hasty ships at once, hoarder never.
 */
export const powBalance: BalancePart<MerchantsTally> = {
  cases: Object.fromEntries(Object.entries(CASES).map(([id, one]) => [id, (knobs: Options) => roomOf(one, knobs)])),
  needs: (id) => [honestOf(id)],
  play: playMerchants,
  add: addMerchants,
  rows(outcomes) {
    const find = (id: string) => outcomes.find((o) => o.task.id === id) as Played;
    return outcomes.flatMap((o) => rowsOf(o, find));
  },
};
