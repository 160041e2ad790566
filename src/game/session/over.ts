import { faredWith } from "../assembly/fared.ts";
import { comparedOf, withCompared } from "../compared.ts";
import { roundOver } from "../lesson.ts";
import { HISTORY_MAX } from "../limits.ts";
import type { Round } from "../round.ts";
import { resultOf, showsPoints } from "../score.ts";
import type { Session } from "../session-state.ts";
import type { RoundState } from "../state.ts";
import { endBreeding } from "./breeding.ts";

/** A round is over: its result is kept, and the plan's next step comes, if there is one. */
export function finish(s: Session, r: RoundState, round: Round): void {
  const result = resultOf(r, round);
  for (const [seat, points] of Object.entries(result.points)) {
    const at = s.seats[Number(seat)];
    if (!at || !result.scored) continue;
    at.score += points;
    if (showsPoints(r, result)) at.open += points;
  }
  s.history.push(result);
  if (s.history.length > HISTORY_MAX) s.history.shift();
  const people = r.seats.filter((seat) => s.seats[seat]?.kind === "person").length;
  const names = s.seats.map(({ name }) => name);
  if (result.scored)
    s.compared = withCompared(s.compared ?? [], comparedOf(r, result, people, round.foremost(), names));
  if (result.scored) s.fared = faredWith(s.fared, r, result);
  s.phase = "reveal";
  s.paused = false;
  stoodSlow(s, r);
  if (s.lesson && !s.again) roundOver(s.lesson, r.number, s.now);
  // The last step of a plan can be played again; what stood beside the plan leaves it where it was.
  if (s.again) delete s.again;
  else s.step = Math.min(s.step + 1, s.plan.length - 1);
}

/** A round with a seat that needs longer took people more time than its own: a lesson's clock is theirs. */
function stoodSlow({ lesson, times = 1, now }: Session, r: RoundState): void {
  if (lesson) lesson.stood += Math.round((times - 1) * Math.max(0, now - r.opened));
}

/** The running round is gone, and the room in its lobby. */
export function dropRound(s: Session): void {
  if (s.round) stoodSlow(s, s.round);
  endBreeding(s);
  delete s.round;
  delete s.again;
  delete s.debrief;
  s.phase = "lobby";
  s.paused = false;
}
