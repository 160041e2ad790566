import type { Queue } from "./kit/queue.ts";
import type { Felt, Moment } from "./moments.ts";
import type { NamingState } from "./round/naming.ts";
import type { Scenario } from "./scenario.ts";
import type { Decision, Level, Ms, Note, Option, Role, SeatId } from "./types.ts";

/** A bot's or an autopilot's mind: part of the state, so that bots need no inputs. */
export interface Mind {
  policy: string;
  /** What of the policy's traits is not as usual; absent where all is. Replaced, never modified. */
  params?: Readonly<Record<string, number>>;
  memory: Record<string, number>;
  thoughts: number;
  /** No person has this seat: it is no autopilot's. */
  bot?: true;
  /** When it thinks next, and that event's timer. */
  due?: Ms;
  timer?: number;
}

export type RoundEvent =
  | { to: "part"; part: string; e: unknown }
  | { to: "mind"; seat: SeatId }
  /** A card of the scenario is played: its number in the list of trials. */
  | { to: "card"; trial: number }
  | { to: "round"; e: "begin" | "end" | "named" | "wakes" };

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

/** A card that was played: a trial that joined the round at `t`. Its part goes by `name`. */
export interface Card {
  name: string;
  trial: string;
  options: Record<string, unknown>;
  t: Ms;
  /** A host did, or the clock. */
  by: "host" | "clock";
  /** What it hit, for the reveal: plain JSON, never who lies. Secret before. */
  did: object;
}

/** Since when and until when a seat can do nothing. */
export interface Dark {
  from: Ms;
  until: Ms;
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
  /** The cards played so far, in order; absent before the first. */
  cards?: Card[];
  /** The seats whose scout or node is dark; absent before there are any. Everybody knows. Replaced, never modified. */
  dark?: Readonly<Record<SeatId, Dark>>;
  /** What was to be felt lately; absent before the first moment. */
  felt?: Felt;
  /** All that was to be felt by everybody so far, for the debrief; absent before the first. */
  lived?: Moment[];
}
