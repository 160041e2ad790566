import { Chance, purpose } from "../../game/kit/chance.ts";
import { policiesFor } from "../../game/mechanisms/registry.ts";
import { Round } from "../../game/round.ts";
import type { Scenario } from "../../game/scenario.ts";
import type { RoundState } from "../../game/state.ts";
import { liarsIn } from "../../game/trials/liars/liars.ts";
import type { Ms, SeatId } from "../../game/types.ts";
import { openedRound } from "./opened.ts";
import { Pace, type PaceTally } from "./pace.ts";

/** A round with bots only. Plain JSON. */
export interface Setup {
  scenario: Scenario;
  /** Share of the seats that do nothing at all, 0 to 1. */
  idle: number;
}

/** Endings that are listed together and in this order, those that never came included: how a choice among sites comes out. */
const RANKED: readonly string[] = ["best", "second", "other", "worst", "homeless"];

/** The endings to list for rounds that ended like this: all of a ranking that they are part of, or else those that came. */
export function endingsOf({ endings }: Pick<RoundsTally, "endings">): string[] {
  const came = Object.keys(endings).sort();
  return came.every((ending) => RANKED.includes(ending)) ? [...RANKED] : came;
}

/** What many rounds come to; plain JSON. */
export interface RoundsTally {
  /** How often each ending came; those that never came are missing. */
  endings: Record<string, number>;
  /** The sums of what the rounds' scores say of them, by name. */
  facts: Record<string, number>;
  /** When it was decided, as shares of the clock, one for each round that was; above 1 when the piping outlasted dusk. */
  times: number[];
  /** The same for all rounds, those without a decision with the end of the round. */
  ends: number[];
  pace: PaceTally;
}

const WHO = purpose("lab who plays how");

/**
 * Which policy plays each seat: exactly the scenario's shares, rounded, on randomly drawn seats that are not liars; the
 * rest is honest, as a session deals them when one person plays. `person` is a seat that none of them plays, unless it is a
 * liar's.
 */
function minds(setup: Setup, key: string, liars: ReadonlySet<SeatId>, person?: SeatId): Record<SeatId, string> {
  const { mix, fill, mechanism } = setup.scenario;
  const { autopilot, liar } = policiesFor(mechanism);
  const order = new Chance(key).shuffle(WHO, fill).filter((seat) => !liars.has(seat) && seat !== person);
  const given: Record<SeatId, string> = {};
  for (const seat of liars) given[seat] = liarsIn(setup.scenario)?.attack ?? liar;
  let next = 0;
  const deal = (policy: string | undefined, share: number) => {
    for (let i = 0; i < Math.round(share * fill) && next < order.length; i++, next++) {
      const seat = order[next] as SeatId;
      if (policy !== undefined) given[seat] = policy;
    }
  };
  deal(undefined, setup.idle);
  for (const policy of Object.keys(mix).sort()) if (policy !== autopilot) deal(policy, mix[policy] ?? 0);
  for (; next < order.length; next++) given[order[next] as SeatId] = autopilot;
  return given;
}

/** The round's seats, in the order of their numbers. */
const seatsOf = (setup: Setup): SeatId[] => Array.from({ length: setup.scenario.fill }, (_, seat) => seat);

/** Long after any round's end: a piping that began just before dusk lasts ten minutes at most. */
export const AFTER: Ms = 1_300_000;

/**
 * A round of bots alone, about to begin; but for one seat, where one is named, that nobody plays unless it lies. `roles`: the key
 * that says who lies, where that is another.
 */
export function openRound(
  setup: Setup,
  key: string,
  personOf?: (r: RoundState) => SeatId,
  roles?: string,
): { r: RoundState; round: Round; seats: SeatId[] } {
  const seats = seatsOf(setup);
  const r = openedRound(setup.scenario, seats, key, { bots: seats, ...(roles !== undefined && { roles }) });
  const round = Round.of(r, 0);
  const liars = new Set(Object.keys(r.roles).map(Number));
  const person = personOf?.(r);
  // Bots, so that a card can turn them as it turns a room's.
  for (const [seat, policy] of Object.entries(minds(setup, key, liars, person)))
    round.mind(Number(seat), policy, Number(seat) !== person);
  return { r, round, seats };
}

/** Plays one round to its end and counts it. `watch` measures the pace as well, which takes as long again. */
export function playRound(setup: Setup, key: string, tally: RoundsTally, watch: boolean): void {
  const { r, round, seats } = openRound(setup, key);
  if (watch) {
    const pace = new Pace(seats);
    for (let t = r.begin; r.phase !== "over" && t <= r.end + AFTER; t += Pace.STEP) {
      round.advance(t);
      if (r.phase === "play") pace.look(round, t);
    }
    pace.addTo(tally.pace);
  } else round.advance(r.end + AFTER);

  const { ending, facts } = round.score();
  const took = ((r.ended ?? r.end) - r.begin) / (r.end - r.begin);
  tally.endings[ending] = (tally.endings[ending] ?? 0) + 1;
  for (const [name, x] of Object.entries(facts)) tally.facts[name] = (tally.facts[name] ?? 0) + x;
  tally.ends.push(took);
  if (r.decisions.length > 0) tally.times.push(took);
}

export function emptyRounds(): RoundsTally {
  return { endings: {}, facts: {}, times: [], ends: [], pace: { seen: 0, awake: 0, longest: 0 } };
}

export function addRounds(a: RoundsTally, b: RoundsTally): RoundsTally {
  const sum = (x: Record<string, number>, y: Record<string, number>) => {
    const both = { ...x };
    for (const [name, value] of Object.entries(y)) both[name] = (both[name] ?? 0) + value;
    return both;
  };
  const pace = {
    seen: a.pace.seen + b.pace.seen,
    awake: a.pace.awake + b.pace.awake,
    longest: Math.max(a.pace.longest, b.pace.longest),
  };
  return {
    endings: sum(a.endings, b.endings),
    facts: sum(a.facts, b.facts),
    times: [...a.times, ...b.times],
    ends: [...a.ends, ...b.ends],
    pace,
  };
}
