import type { Queue } from "./kit/queue.ts";
import type { Felt } from "./moments.ts";
import type { NamingState } from "./round/naming.ts";
import type { Scenario } from "./scenario.ts";
import type { Decision, Level, Ms, Note, Option, Role, SeatId } from "./types.ts";

/** A bot's or an autopilot's mind: part of the state, so that bots need no inputs. */
export interface Mind {
  policy: string;
  memory: Record<string, number>;
  thoughts: number;
  /** When it thinks next, and that event's timer. */
  due?: Ms;
  timer?: number;
}

export type RoundEvent =
  | { to: "part"; part: string; e: unknown }
  | { to: "mind"; seat: SeatId }
  | { to: "round"; e: "begin" | "end" | "named" };

/** The policy of a mind whose person plays. */
export const RESTING = "";

/** The keys of a round's chance, 128 bits in hex each; secret until the reveal. */
export interface RoundKeys {
  /** What the reveal opens, and the briefing commits to: in open rounds what all keys are derived from, else `truth`. */
  opened: string;
  /** What the options are and are worth. */
  truth: string;
  /** Who lies. */
  roles: string;
  /** Everything else. */
  luck: string;
}

/** A round's whole state: plain JSON, and with the rules enough to go on from. */
export interface RoundState {
  number: number;
  scenario: Scenario;
  level: Level;
  keys: RoundKeys;
  opened: Ms;
  begin: Ms;
  end: Ms;
  phase: "briefing" | "play" | "naming" | "over";
  /** When play ended; and when the round was over, where something came between. */
  ended?: Ms;
  closed?: Ms;
  /** The naming, from its beginning on, in rounds that have one. */
  naming?: NamingState;
  seats: SeatId[];
  /** The roles of those who are not honest. */
  roles: Record<SeatId, Role>;
  /** Whose lie has been proved before everybody. */
  exposed: SeatId[];
  /** Each part's own state, by the part's id. */
  parts: Record<string, unknown>;
  queue: Queue<RoundEvent>;
  minds: Record<SeatId, Mind>;
  /** Who stood for what since when; option −1 for nothing. */
  trace: [Ms, SeatId, Option][];
  diaries: Record<SeatId, Note[]>;
  decisions: Decision[];
  /** What was to be felt lately; absent before the first moment. */
  felt?: Felt;
}
