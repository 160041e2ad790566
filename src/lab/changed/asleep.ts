import type { Recording } from "../../game/index.ts";
import type { Ms, SeatId } from "../../game/types.ts";
import type { Came, Rules } from "./types.ts";
import { begun, cameOf, isMove } from "./walk.ts";

/** Long after any round's end: a countdown that began just before the clock ran out lasts ten minutes at most. ms */
export const AFTER: Ms = 1_300_000;

/**
 * This very round, with the same luck, as it goes without a seat's person: whatever the person did is left out, and what bots
 * and the autopilot did in that seat stays. Other people's moves are made where they are still possible; `refused` counts the rest.
 */
export function asleep(rules: Rules, recording: Recording, seat: SeatId): { came: Came; refused: number } {
  const session = begun(rules, recording);
  let refused = 0;
  for (const input of recording.inputs) {
    const others = input.type === "act" && !isMove(input, seat);
    if (input.type === "act" && !others) continue;
    // The round may have ended before; nobody moves in one that is over.
    const { phase } = session.round ?? {};
    if (phase === "over") break;
    const refusal = rules.apply(session, input);
    if (refusal && phase === "play" && others) refused++;
  }
  if (session.round) rules.advance(session, session.round.end + AFTER);
  return { came: cameOf(rules, session, seat), refused };
}
