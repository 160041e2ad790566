import type { RoundState } from "../../game/index.ts";
import type { Command, Ms, SeatId } from "../../game/types.ts";
import { AFTER } from "./asleep.ts";
import type { Rules } from "./types.ts";
import type { Moment } from "./walk.ts";

/** How far a round is taken on at a time, to end with its play. ms */
const STEP: Ms = 2000;

/** Who plays on once a round has been turned: a policy for each seat that a person plays. */
export type Minds = Readonly<Record<SeatId, string>>;

/** People's seats, by bots from now on: the autopilot, and the usual liar for those who lie, whose ends an honest bot would not serve. */
export function mindsFor(
  rules: Pick<Rules, "factoriesOf" | "liarsIn">,
  r: RoundState,
  people: readonly SeatId[],
): Minds {
  const { family } = rules.factoriesOf(r.scenario).mechanism;
  const lies = rules.liarsIn(r.scenario)?.attack ?? family.liar;
  const minds: Record<SeatId, string> = {};
  for (const seat of people) minds[seat] = r.roles[seat]?.kind === "liar" ? lies : family.autopilot;
  return minds;
}

/**
 * Plays a round on from a moment with other luck, the seat having done `command`, or nothing. What has been drawn by then (what
 * options are worth, who lies, what is under way) stays. @returns what it comes to for the seat: see Stake.
 */
export function playOn(
  rules: Rules,
  moment: Moment,
  seat: SeatId,
  command: Command | undefined,
  minds: Minds,
  luck: string,
): number {
  const r = JSON.parse(moment.state) as RoundState;
  r.keys = { ...r.keys, luck };
  const round = rules.Round.of(r, moment.t);
  const refusal = command && round.act(seat, command, moment.t);
  if (refusal) throw new Error(`${command?.verb} at ${moment.t}: ${refusal.code}`);
  for (const [one, policy] of Object.entries(minds)) round.mind(Number(one), policy);
  // Whom bots name after play is of no account here, and would take time.
  for (let t = moment.t; r.phase === "play" && t < r.end + AFTER; t += STEP) round.advance(t + STEP);
  return round.score().stake.by[seat] ?? 0;
}
