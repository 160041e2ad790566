// This very round as bots play it: the same truth, roles, power and network, with luck of its own each time.
import type { Recording, Round, RoundState, Scenario } from "../../game/index.ts";
import type { SeatId } from "../../game/types.ts";
import { AFTER } from "../changed/asleep.ts";
import { mindsFor } from "../changed/branch.ts";
import { outcomeOf } from "./outcome.ts";
import type { Outcome, Rules } from "./types.ts";

/** A round about to be played by bots, as JSON, and the keys of its chance. */
export interface Start {
  state: string;
  /** The luck of the recorded round, which the first run has as well. */
  luck: string;
  opened: number;
  seats: SeatId[];
}

/** What a round starts from. `roles`: another key for who lies. */
export interface Opened {
  scenario: Scenario;
  roles?: string;
}

/** The recorded round at the beginning of its briefing: its keys, seats and bots are what others are opened with. */
export const firstOf = (rules: Rules, recording: Recording): RoundState =>
  new rules.Replay({ ...recording, inputs: [], redacted: true }).session.round as RoundState;

/** The scenario as another mechanism's setup plays it in the same world; trials that do not fit there are left out. Undefined where it cannot be played. */
export function underRule(rules: Rules, played: Scenario, other: Scenario): Scenario | undefined {
  const world = { ...other.options.world, ...played.options.world };
  const { again: _, ...rest } = other;
  const next: Scenario = { ...rest, fill: played.fill, options: { ...other.options, world }, trials: [] };
  for (const trial of played.trials) {
    const { attack: _own, ...options } = trial.options;
    const fits = [trial, { ...trial, options }].find(
      (one) => rules.scenarioFault({ ...next, trials: [...next.trials, one] }) === undefined,
    );
    if (fits) next.trials.push(fits);
  }
  return rules.scenarioFault(next) === undefined ? next : undefined;
}

/** A round of these seats, played by bots: as in the recorded round, where its scenario is the same, and by the autopilot for people. */
export function startOf(rules: Rules, first: RoundState, { scenario, roles }: Opened): Start {
  const { number, level, keys, seats, opened } = first;
  const r = rules.Round.open({
    number,
    scenario,
    level,
    keys: roles === undefined ? keys : { ...keys, roles },
    seats: [...seats],
    // Some parts ask which seats people play, as they open.
    minds: Object.fromEntries(Object.entries(first.minds).map(([seat, { policy }]) => [seat, policy])),
    bots: seats.filter((seat) => first.minds[seat]?.bot),
    now: opened,
  });
  const round = rules.Round.of(r, opened);
  const usual = mindsFor(rules, r, seats);
  const same = JSON.stringify(scenario.mix) === JSON.stringify(first.scenario.mix);
  for (const seat of seats) {
    const before = first.minds[seat]?.policy;
    const honest = r.roles[seat]?.kind !== "liar" && first.roles[seat]?.kind !== "liar";
    const kept = same && scenario.mechanism === first.scenario.mechanism && honest && before;
    round.mind(seat, kept || usual[seat], true);
  }
  return { state: JSON.stringify(r), luck: keys.luck, opened, seats: [...seats] };
}

/** The luck of a run: that of the recorded round for the first. */
export const luckOf = (rules: Rules, { luck }: Pick<Start, "luck">, run: number): string =>
  run === 0 ? luck : rules.digest(`${luck} what if ${run}`).slice(0, 32);

/** Opens a start for a run. */
export function openedFor(rules: Rules, start: Start, run: number): { r: RoundState; round: Round } {
  const r = JSON.parse(start.state) as RoundState;
  r.keys = { ...r.keys, luck: luckOf(rules, start, run) };
  return { r, round: rules.Round.of(r, start.opened) };
}

/** How a policy is named that there is none of: its mind never thinks. */
const MUTE = "mute";

/** Plays a run to the end of play. `muted`: a seat that does nothing. */
export function playRun(rules: Rules, start: Start, run: number, muted?: SeatId): Outcome {
  const { r, round } = openedFor(rules, start, run);
  if (muted !== undefined) round.mind(muted, MUTE, true);
  finish(r, round);
  return outcomeOf(rules, r, round.now);
}

/** How far a round is taken on at a time, to end with its play. ms */
const STEP = 2000;

/** Plays to the end of play: whom bots name after it is of no account here. */
export function finish(r: RoundState, round: Round): void {
  for (let t = r.begin; (r.phase === "briefing" || r.phase === "play") && t < r.end + AFTER; t += STEP)
    round.advance(t + STEP);
}
