import { otherRules } from "../again.ts";
import { memo } from "../kit/memo.ts";
import { liarsOf, timesNamed } from "../round/naming.ts";
import type { Round } from "../round.ts";
import { type Result, showsPoints } from "../score.ts";
import type { Session } from "../session.ts";
import type { RoundState } from "../state.ts";
import type { RevealedCard, RevealView } from "../view-types.ts";

/** Views of rounds that are over. */
const kept = memo();

/** What everybody may know of a result. */
function shownResult(whole: Result, r: RoundState): Result {
  const { names, ...result } = whole;
  const points = showsPoints(r, whole) ? result.points : {};
  if (!(names && r.level === "discreet")) return { ...result, points };
  return { ...result, points: {}, ending: UNTOLD, worth: 0, best: 0, facts: {} };
}

/** How a round ended, where saying it would name a liar and the room is discreet. */
export const UNTOLD = "untold";

/** What a round that is over has to reveal: it never changes again. */
export function revealView(s: Session, r: RoundState, round: Round): RevealView | undefined {
  const result = s.history[s.history.length - 1];
  if (!result) return undefined;
  return kept(r, "reveal", [result], () => {
    const who = liarsOf(r);
    const discreet = r.level === "discreet";
    const cards = r.cards?.map(({ trial, options, t, by, did }): RevealedCard => ({ trial, options, t, by, did }));
    const told = {
      ...(cards && { cards }),
      ...(!(result.names && discreet) && { liars: who.length }),
      ...(!discreet && { who, proved: who.filter((seat) => r.exposed.includes(seat)) }),
      ...(r.naming && { named: { times: timesNamed(r.naming, r), of: r.seats.length - who.length } }),
    };
    const again = otherRules(r.scenario).map(({ id }) => id);
    const shown = {
      key: r.keys.opened,
      truth: round.truth(),
      result: shownResult(result, r),
      moments: round.moments(),
      again,
    };
    return { ...shown, ...told, parts: round.reveal() };
  });
}
