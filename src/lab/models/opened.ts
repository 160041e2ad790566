import { Round } from "../../game/round.ts";
import type { Scenario } from "../../game/scenario.ts";
import type { RoundState } from "../../game/state.ts";
import type { SeatId } from "../../game/types.ts";

/** A round that nobody's room runs, in its briefing at 0 ms: roles by a key of their own where there is one. */
export function openedRound(
  scenario: Scenario,
  seats: readonly SeatId[],
  key: string,
  more: { roles?: string; minds?: Record<SeatId, string>; number?: number; bots?: readonly SeatId[] } = {},
): RoundState {
  const { roles = key, minds = {}, number = 0, bots = [] } = more;
  const keys = { opened: key, truth: key, luck: key, roles };
  return Round.open({ number, scenario, level: "open", keys, seats: [...seats], minds, bots, now: 0 });
}

/** The seats that lie. */
export const liarsOf = (r: Pick<RoundState, "roles">): SeatId[] => Object.keys(r.roles).map(Number);
