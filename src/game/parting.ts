import type { Amendment, Decided } from "./assembly/amendments.ts";
import type { VotingRule } from "./assembly/ways.ts";
import type { Scenario } from "./scenario.ts";
import type { SeatId } from "./types.ts";

/** The rules as they were: what was to be played, and what the room had decided by then. */
export interface RulesBefore {
  plan: Scenario[];
  step: number;
  voting: VotingRule;
  decided: Decided;
}

/**
 * An amendment passed against at least a quarter of those who voted: they may go on under the old rules, in a room of their own.
 * Plain JSON, part of the session from the count until the next assembly.
 */
export interface Parting {
  /** After which round. */
  round: number;
  /** What passed; the one with the most against it, where there were several. */
  amendment: Amendment;
  /** Who voted against it, bots among them: as secret as their ballots. Each seat may be told of itself alone. */
  against: SeatId[];
  before: RulesBefore;
}
