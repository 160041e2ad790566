import type { RoundClock } from "../../game/index.ts";
import type { Ms, SeatId } from "../../game/types.ts";
import { RealTime } from "./clock.ts";
import { holdsBack, isMasked } from "./masked.ts";
import { type Names, pseudonym } from "./names.ts";
import type { Played, Run } from "./rerun.ts";
import type { Wishes } from "./types.ts";

/** A round with all that its rows are made of. */
export interface Context {
  readonly run: Run;
  readonly played: Played | undefined;
  /** The beginning of every row: what joins the tables. */
  readonly key: { session: string; round: number };
  readonly wishes: Wishes;
  /** Who lied is not told. */
  readonly hides: boolean;
  /** Whom people named is not known: neither are the points that it brought. */
  readonly masked: boolean;
  readonly real: RealTime;
  readonly began: Ms;
  /** Session time as ms since play began. */
  at(t: Ms): Ms;
  name(seat: SeatId): string;
  lied(seat: SeatId): boolean;
}

/** When play began by what the recording says, for a round that cannot be played again. */
const beganBy = ({ recording }: Run): Ms => recording.opened + recording.scenario.briefing;

export function contextOf(
  run: Run,
  session: string,
  names: Names,
  wishes: Wishes,
  clocks: readonly RoundClock[],
): Context {
  const { recording, played } = run;
  const began = played?.r.begin ?? beganBy(run);
  return {
    run,
    played,
    key: { session, round: recording.number },
    wishes,
    hides: holdsBack(run, wishes),
    masked: isMasked(recording),
    real: new RealTime(clocks.find(({ round }) => round === recording.number)),
    began,
    at: (t) => t - began,
    name: (seat) => (wishes.pseudonyms ? pseudonym(seat) : names.of(recording.number, seat)),
    lied: (seat) => played?.r.roles[seat]?.kind === "liar",
  };
}

export const yes = (is: boolean): number => (is ? 1 : 0);
/** A cell of several items. */
export const listOf = (items: readonly (string | number)[]): string => items.join(";");
/** A number without the dust of binary fractions: to four places. */
export const fourth = (x: number | undefined): number | undefined =>
  x === undefined ? undefined : Math.round(10_000 * x) / 10_000;
export const meanOf = (list: readonly number[]): number | undefined =>
  list.length === 0 ? undefined : list.reduce((sum, x) => sum + x, 0) / list.length;
