import { advance, apply, createSession, type Input, liarsIn, passStart, type Session, stepOf } from "../game/index.ts";
import { SEATS_MAX } from "../game/limits.ts";
import { SNAPSHOT_INPUTS } from "./limits.ts";
import { remember, type Seen } from "./seen.ts";
import type { Snapshot, Stored } from "./stored.ts";

export interface Woken {
  session: Session;
  seen: Seen;
  /** The running round cannot go on and must start again: other rules wrote it. */
  voided: boolean;
  /** That round's clock stood still: it has to stand still when the round starts again. */
  paused?: boolean;
  /** What is on disk did not lead here by itself, or by too long a way: the session should be stored whole. */
  stale: boolean;
  /** What went wrong, for the log; the room goes on without its round then. */
  fault?: unknown;
}

/**
 * What is void with a round that was written under other rules; an assembly, with its ballots, as much. Everything else that the
 * room has come to holds under any rules: a round that stood beside the plan starts again as that.
 */
const OF_THE_ROUND = ["round", "began", "times", "debrief", "dropped", "assembly"] as const;

/** The session without its round, in the lobby, with all seats, scores and results. */
function withoutRound(session: Session): Session {
  const { phase, lesson, colony } = session;
  const kept: Session = { ...session, paused: false };
  for (const gone of OF_THE_ROUND) delete kept[gone];
  // Generations that were on are lost with their round; those that have lived stay what they were.
  if (colony) {
    const { on: _, ...lived } = colony;
    if (lived.lived.length > 0) kept.colony = lived;
    else delete kept.colony;
  }
  // A step of a lesson that is no round goes on; a debrief without its round's pictures.
  const rest = lesson && stepOf(lesson)?.kind !== "round" && phase !== "lobby";
  const on = phase === "finale" ? phase : rest ? "step" : "lobby";
  return { ...kept, phase: on };
}

/** What the log goes on from; anew with each call. */
function fresh(stored: Stored): Snapshot {
  const { snapshot, parsed } = stored;
  // A quarter of a wake would be parsing it again.
  delete stored.parsed;
  if (parsed) return parsed;
  return snapshot === undefined ? { session: createSession(), seen: {} } : (JSON.parse(snapshot) as Snapshot);
}

/**
 * A session from what was stored: snapshot plus log. Under the rules that wrote it, bit by bit. Under others the running
 * round is void and everything around it stays. A snapshot that cannot be read is made up for by the whole log.
 */
export function wake(stored: Stored, rules: string): Woken {
  const { session, seen, ...more } = fresh(stored);
  for (const batch of stored.batches) for (const [owner, id] of batch.ids) remember(seen, owner, id);
  const inputs = stored.batches.flatMap((batch) => batch.inputs);
  if (stored.rules !== rules) {
    const voided = isRunning(session, inputs);
    const paused = isPaused(session, inputs);
    return { session: goOn({ session, seen, ...more }, inputs), seen, voided, paused, stale: true };
  }
  try {
    if (stored.damaged !== undefined) throw stored.damaged;
    for (const input of inputs) apply(session, input);
    advance(session, stored.clock.t);
    const stale = stored.snapshot === undefined || inputs.length >= SNAPSHOT_INPUTS;
    return { session, seen, voided: false, stale };
  } catch (fault) {
    const left = goOn(fresh(stored), inputs);
    if (isRunning(session, inputs)) left.dropped = { round: left.rounds, why: "round_broke" };
    return { session: left, seen, voided: false, stale: true, fault };
  }
}

/** Whether a round was under way when the log ended: it began, and no phase's end has been stored since. */
function isRunning(snapshot: Session, inputs: readonly Input[]): boolean {
  // Every phase's end makes a snapshot, so a start in the log, or a round in the snapshot, has not ended.
  return snapshot.phase === "round" || inputs.some((input) => input.type === "start" || input.type === "restart");
}

/** Whether the clock stood still when the log ended. */
function isPaused(snapshot: Session, inputs: readonly Input[]): boolean {
  const last = inputs.findLast(({ type }) => CLOCK.has(type));
  return last ? last.type === "pause" : snapshot.paused;
}

/** After each of these it is known whether the clock stands still. */
const CLOCK: ReadonlySet<Input["type"]> = new Set(["start", "restart", "pause", "resume", "end", "void"]);

/** What concerns the round that is gone, and not the room. */
const ROUNDS_OWN: ReadonlySet<Input["type"]> = new Set([
  "act",
  "start",
  "restart",
  "evolve",
  "lobby",
  "debrief",
  "pause",
  "resume",
  "more",
  "card",
  "end",
  "void",
  "assembly",
  "count",
  "propose",
  "second",
  "ballot",
  "content",
]);

/** The room goes on, in its lobby: what concerns the room and not the round holds under any rules. */
function goOn(snapshot: Snapshot, inputs: readonly Input[]): Session {
  const { phase, round } = snapshot.session;
  const session = withoutRound(snapshot.session);
  let shut = snapshot.shut ?? (phase === "lobby" ? [] : shutOf(round));
  for (const input of inputs) {
    const { type } = input;
    if (type === "start") passStart(session, input);
    if (type === "lobby") shut = [];
    if (ROUNDS_OWN.has(type)) continue;
    try {
      if (type === "sit" || type === "arrive") sitPast(shut, session, input);
      else apply(session, input);
    } catch (fault) {
      console.error("an input of the log does not apply any more", type, fault);
    }
  }
  return session;
}

/** Seats that newcomers did not get in the round that is gone: where there were liars, nobody's. */
function shutOf(round: Session["round"]): number[] {
  return round && liarsIn(round.scenario) ? Array.from({ length: SEATS_MAX }, (_, seat) => seat) : [];
}

/** Without the round newcomers must come to the same seats as with it, which their tokens name. */
function sitPast(shut: readonly number[], session: Session, input: Input): void {
  const bots = session.seats.filter((seat, i) => seat.kind === "bot" && shut.includes(i));
  for (const seat of bots) seat.kind = "person";
  apply(session, input);
  for (const seat of bots) seat.kind = "bot";
}
