import type { Queue } from "./kit/queue.ts";
import type { Scenario } from "./scenario.ts";
import type { Decision, Ms, Note, Option, SeatId } from "./types.ts";

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
  | { to: "world" | "mechanism"; e: unknown }
  | { to: "mind"; seat: SeatId }
  | { to: "round"; e: "begin" };

/** The policy of a mind whose person plays. */
export const RESTING = "";

/** A round's whole state: plain JSON, and with the rules enough to go on from. */
export interface RoundState {
  number: number;
  scenario: Scenario;
  /** 128 bits in hex; secret until the reveal. */
  key: string;
  opened: Ms;
  begin: Ms;
  end: Ms;
  phase: "briefing" | "play" | "over";
  ended?: Ms;
  seats: SeatId[];
  /** By seat: the option a liar wants. */
  liars: Record<SeatId, Option>;
  world: unknown;
  mechanism: unknown;
  queue: Queue<RoundEvent>;
  minds: Record<SeatId, Mind>;
  /** Who stood for what since when; option −1 for nothing. */
  trace: [Ms, SeatId, Option][];
  diaries: Record<SeatId, Note[]>;
  decisions: Decision[];
}
