import type { FaredAll } from "./assembly/fared.ts";
import type { Assembly, AssemblyInput, Constitution } from "./assembly/state.ts";
import type { Colony } from "./colony.ts";
import type { Compared } from "./compared.ts";
import type { Family, FamilyInput } from "./family/state.ts";
import { type House, type HouseInput, newHouse } from "./house.ts";
import { digest } from "./kit/hash.ts";
import type { Lesson, LessonInput } from "./lesson.ts";
import { COLONY_PACE, PACE_MAX } from "./limits.ts";
import type { Parting } from "./parting.ts";
import type { Plan } from "./plans/plan.ts";
import type { Scenario } from "./scenario.ts";
import { DEFAULT_SCENARIO, scenarios } from "./scenarios.ts";
import type { Result } from "./score.ts";
import type { RoundState } from "./state.ts";
import type { Command, Level, Ms, SeatId } from "./types.ts";

/** A place in the room. A bot's seat can be taken over by a person who comes late. */
export interface Seat {
  /** Of those who share one phone all names: "Ana & Ben". */
  name: string;
  kind: "person" | "bot";
  /** Its person is gone for now and the autopilot plays. */
  away: boolean;
  score: number;
  /** The part of it that all may see: from rounds after which everybody was told who lied, or in which nobody could. */
  open: number;
  /** A bot plays it for somebody who went to another room of the family, and may come back: newcomers get other seats first. */
  kept?: true;
}

/** A seat as a round began. Whoever came later is in the inputs. */
export type RecordedSeat = Pick<Seat, "name" | "kind" | "away" | "kept">;

/** A session's whole state: plain JSON. */
export interface Session {
  now: Ms;
  /** Digest over all inputs so far, each over the one before: any changed input changes it. */
  log: string;
  /** `step`: a step of a lesson that is no round, nor what one came to. `finale`: a lesson is over. */
  phase: "lobby" | "round" | "reveal" | "step" | "finale";
  /** The rounds of the session, and which of them is played now or next. In a lesson the one of its step that is on or comes. */
  plan: Scenario[];
  step: number;
  /** The plan that the session follows, and how far it is; absent where rounds are chosen one by one. */
  lesson?: Lesson;
  /** The round that runs stands beside the plan: an earlier one once more, under another rule. Gone when it is over. */
  again?: Scenario;
  /** What may leave the room of the next round: see recording.ts. */
  level: Level;
  /** The clock stands still. */
  paused: boolean;
  /** How fast the clock runs when it does: 1, and up to 10 in tests and rehearsals. */
  pace: number;
  /** How many times as long the running round takes, everything in it alike, for seats that need longer; absent for once. */
  times?: number;
  /** How the room is driven, and by whom. */
  house: House;
  seats: Seat[];
  rounds: number;
  round?: RoundState;
  /** What the latest round was started with: for its recording. The key is as secret as the round's own. */
  began?: { key: string; seats: RecordedSeat[] };
  history: Result[];
  /** The latest rounds that counted, to be held against each other; absent before the first. The list is never modified. */
  compared?: Compared[];
  /** The rooms that split off from this one, and the one that it split off from; absent where there are none. */
  family?: Family;
  /** Which card of the debrief the room was led to, by its id; absent before anybody led, and after the reveal. */
  debrief?: string;
  /** The room's bots as they have evolved; absent before the first time, and where nobody wants them any more. */
  colony?: Colony;
  /** The assembly that is on, or was the latest thing between rounds; gone when the next round starts. */
  assembly?: Assembly;
  /** The rules that the room has made for itself; absent where it never met. */
  constitution?: Constitution;
  /** How each kind of player fared, for bots' votes; absent before the first round is over. */
  fared?: FaredAll;
  /** Some may go on under the old rules; until the next assembly. */
  parting?: Parting;
  /** The latest round was given up, and why, in a code; until the next one starts. */
  dropped?: Dropped;
}

/** A round that came to no end: nothing of it counts. */
export interface Dropped {
  round: number;
  /** It failed, and would have failed again; or everybody was gone. */
  why: "round_broke" | "round_deserted";
}

/** Everything that can happen to a session from outside, at session time `t`. Keys, plan and these are a session. */
export type Input = { t: Ms } /** `together`: who else shares the seat. */ & (
  | { type: "sit"; name: string; together?: string[] }
  /** `host`: a host gives the seat that name. */
  | { type: "rename"; seat: SeatId; name: string; together?: string[]; host?: true }
  | { type: "leave"; seat: SeatId }
  | { type: "away" | "back"; seat: SeatId }
  /** What is played from now on, from its first step. */
  | { type: "plan"; steps: Scenario[] }
  /** A plan is followed from now on, from its first step. `rehearse`: with bots in every seat, for practice. */
  | { type: "lesson"; plan: Plan; rehearse?: true }
  | LessonInput
  | AssemblyInput
  | { type: "level"; level: Level }
  | HouseInput
  | FamilyInput
  /**
   * `away`: seats whose person is not there as the round starts. `again`: the round that was just played once more, under another
   * rule, by the name of a setup that has it: see again.ts. `step`: of a lesson the step that comes now, by its number; their
   * number for the finale. Without it, the next one.
   */
  | { type: "start"; key: string; away: SeatId[]; again?: string; step?: number }
  | { type: "act"; seat: SeatId; round: number; command: Command }
  /** The running round starts again under a new key and the same number, and scores nothing so far. */
  | { type: "restart"; key: string }
  | { type: "pause" }
  /** `stood`: how long the clock stood still, in ms of people's time at the room's pace. */
  | { type: "resume"; stood?: Ms }
  | { type: "pace"; pace: number }
  /** A trial is played as a card; options that are not given are as they usually are. */
  | { type: "card"; trial: string; options: Record<string, unknown> }
  /** The round's clock runs `ms` longer. */
  | { type: "more"; ms: Ms }
  /** The round's clock runs out now; a round that is still in its briefing is dropped. */
  | { type: "end" }
  /** The room gives the running round up: nothing of it counts. */
  | { type: "void"; why: Dropped["why"] }
  /** The bots' next generations live now, by themselves; they stop; or bots are as usual from now on. `key` where they begin. */
  | { type: "evolve"; what: "breed"; key: string }
  | { type: "evolve"; what: "stop" | "forget" }
  | { type: "lobby" }
  /** The room is led to a card of the debrief. Which cards there are is the client's to know. */
  | { type: "debrief"; card: string }
);

/** A new session in its lobby. */
export function createSession(): Session {
  return {
    now: 0,
    log: digest(""),
    phase: "lobby",
    plan: [scenarios[DEFAULT_SCENARIO] as Scenario],
    step: 0,
    level: "open",
    paused: false,
    pace: 1,
    house: newHouse(),
    seats: [],
    rounds: 0,
    history: [],
  };
}

/** A generation of the room's bots is on: a round that nobody else plays. */
export const breeding = ({ phase, colony }: Pick<Session, "phase" | "colony">): boolean =>
  phase === "round" && colony?.on !== undefined;

/** What is played now, or next. */
export function scenarioOf(s: Pick<Session, "plan" | "step" | "again">): Scenario {
  return s.again ?? (s.plan[s.step] as Scenario);
}

/**
 * How fast session time runs: 0 while the clock stands still, slower in a round with a seat that needs longer. Briefing, play and
 * whatever follows until the round is over, bots' thoughts and autopilots are all timed by it, so that they slow alike.
 */
export function rateOf(s: Pick<Session, "paused" | "pace" | "phase" | "times" | "colony">): number {
  if (s.paused) return 0;
  if (breeding(s)) return Math.min(PACE_MAX, s.pace * COLONY_PACE);
  return s.phase === "round" ? s.pace / (s.times ?? 1) : s.pace;
}
