import { Chance, purpose } from "../../game/kit/chance.ts";
import { AUTOPILOT, LIAR_POLICY } from "../../game/policies/registry.ts";
import { Round } from "../../game/round.ts";
import type { Scenario } from "../../game/scenario.ts";
import type { Ms, SeatId } from "../../game/types.ts";
import { Pace, type PaceTally } from "./pace.ts";

/** A round with bots only. Plain JSON. */
export interface Setup {
  scenario: Scenario;
  /** Share of the seats that do nothing at all, 0 to 1. */
  idle: number;
}

/** How a round came out, by the worth of the site chosen. */
export type Ending = "best" | "second" | "worst" | "other" | "homeless";
export const ENDINGS: readonly Ending[] = ["best", "second", "other", "worst", "homeless"];

/** What many rounds come to; plain JSON. */
export interface RoundsTally {
  endings: Record<Ending, number>;
  /** When it was decided, as shares of the clock, one for each round that was; above 1 when the piping outlasted dusk. */
  times: number[];
  /** The same for all rounds, those without a decision with the end of the round. */
  ends: number[];
  pace: PaceTally;
}

const WHO = purpose("lab who plays how");

/**
 * Which policy plays each seat: exactly the scenario's shares, rounded, on randomly drawn seats that are not liars; the
 * rest is honest. (A session draws each seat apart, so that its numbers vary from round to round.)
 */
function minds(setup: Setup, key: string, liars: ReadonlySet<SeatId>): Record<SeatId, string> {
  const { mix, fill } = setup.scenario;
  const order = new Chance(key).shuffle(WHO, fill).filter((seat) => !liars.has(seat));
  const given: Record<SeatId, string> = {};
  for (const seat of liars) given[seat] = LIAR_POLICY;
  let next = 0;
  const deal = (policy: string | undefined, share: number) => {
    for (let i = 0; i < Math.round(share * fill) && next < order.length; i++, next++) {
      const seat = order[next] as SeatId;
      if (policy !== undefined) given[seat] = policy;
    }
  };
  deal(undefined, setup.idle);
  for (const policy of Object.keys(mix).sort()) if (policy !== AUTOPILOT) deal(policy, mix[policy] ?? 0);
  for (; next < order.length; next++) given[order[next] as SeatId] = AUTOPILOT;
  return given;
}

/** The round's seats, in the order of their numbers. */
const seatsOf = (setup: Setup): SeatId[] => Array.from({ length: setup.scenario.fill }, (_, seat) => seat);

/** Long after any round's end: a piping that began just before dusk lasts ten minutes at most. */
const AFTER: Ms = 1_300_000;

/** Plays one round to its end and counts it. `watch` measures the pace as well, which takes as long again. */
export function playRound(setup: Setup, key: string, tally: RoundsTally, watch: boolean): void {
  const seats = seatsOf(setup);
  const r = Round.open(0, setup.scenario, { luck: key, roles: key }, seats, {}, 0);
  const round = new Round(r, 0);
  const liars = new Set(Object.keys(r.liars).map(Number));
  for (const [seat, policy] of Object.entries(minds(setup, key, liars))) round.mind(Number(seat), policy);
  if (watch) {
    const pace = new Pace(seats);
    for (let t = r.begin; r.phase !== "over" && t <= r.end + AFTER; t += Pace.STEP) {
      round.advance(t);
      if (r.phase === "play") pace.look(round, t);
    }
    pace.addTo(tally.pace);
  } else round.advance(r.end + AFTER);

  const worths = round.truth();
  const chosen = r.decisions[r.decisions.length - 1]?.option;
  const took = ((r.ended ?? r.end) - r.begin) / (r.end - r.begin);
  tally.endings[endingOf(worths, chosen)]++;
  tally.ends.push(took);
  if (chosen !== undefined) tally.times.push(took);
}

function endingOf(options: readonly { option: number; worth: number }[], chosen: number | undefined): Ending {
  if (chosen === undefined) return "homeless";
  const worth = options.find((o) => o.option === chosen)?.worth ?? 0;
  const better = options.filter((o) => o.worth > worth).length;
  if (better === 0) return "best";
  if (better === 1) return "second";
  return options.every((o) => o.worth >= worth) ? "worst" : "other";
}

export function emptyRounds(): RoundsTally {
  const endings = { best: 0, second: 0, worst: 0, other: 0, homeless: 0 };
  return { endings, times: [], ends: [], pace: { seen: 0, awake: 0, longest: 0 } };
}

export function addRounds(a: RoundsTally, b: RoundsTally): RoundsTally {
  const endings = { ...a.endings };
  for (const ending of ENDINGS) endings[ending] += b.endings[ending];
  const pace = {
    seen: a.pace.seen + b.pace.seen,
    awake: a.pace.awake + b.pace.awake,
    longest: Math.max(a.pace.longest, b.pace.longest),
  };
  return { endings, times: [...a.times, ...b.times], ends: [...a.ends, ...b.ends], pace };
}
