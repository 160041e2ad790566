import { advance, apply, createSession, type Input, type Session } from "../game/index.ts";
import { SEEN_MAX } from "./limits.ts";
import type { Seen, Stored } from "./stored.ts";

/** Notes an accepted command, so that its repeat is known. */
export function remember(seen: Seen, owner: string, id: string): void {
  seen[owner] ??= [];
  const ids = seen[owner];
  ids.push(id);
  if (ids.length > SEEN_MAX) ids.shift();
}

export interface Woken {
  session: Session;
  seen: Seen;
  /** The running round cannot go on and must start again: other rules wrote it. */
  voided: boolean;
  /** What went wrong, for the log; the room goes on without its round then. */
  fault?: unknown;
}

/** The session without its round, in the lobby, with all seats, scores and results. */
function withoutRound(session: Session): Session {
  const { now, log, scenario, seats, rounds, history } = session;
  return { ...createSession(), now, log, scenario, seats, rounds, history, phase: "lobby" };
}

/**
 * A session from what was stored: snapshot plus log. Under the rules that wrote it, bit by bit. Under others the running
 * round is void and everything around it stays. A snapshot that cannot be read is made up for by the whole log.
 */
export function wake(stored: Stored, rules: string): Woken {
  const seen = structuredClone(stored.seen);
  for (const batch of stored.batches) for (const [owner, id] of batch.ids) remember(seen, owner, id);
  const inputs = stored.batches.flatMap((batch) => batch.inputs);
  const from = stored.session ?? createSession();
  if (stored.rules !== rules) return { session: goOn(from, inputs), seen, voided: isRunning(from, inputs) };
  try {
    if (stored.damaged !== undefined) throw stored.damaged;
    const session = structuredClone(from);
    for (const input of inputs) apply(session, input);
    advance(session, stored.clock.t);
    return { session, seen, voided: false };
  } catch (fault) {
    return { session: goOn(from, inputs), seen, voided: false, fault };
  }
}

/** Whether a round was under way when the log ended: it began, and no phase's end has been stored since. */
function isRunning(snapshot: Session, inputs: readonly Input[]): boolean {
  // Every phase's end makes a snapshot, so a start in the log, or a round in the snapshot, has not ended.
  return snapshot.phase === "round" || inputs.some((input) => input.type === "start" || input.type === "void");
}

/** The room goes on, in its lobby: what concerns the room and not the round holds under any rules. */
function goOn(snapshot: Session, inputs: readonly Input[]): Session {
  const session = withoutRound(structuredClone(snapshot));
  const liars = snapshot.phase === "round" ? (snapshot.round?.liars ?? {}) : {};
  for (const input of inputs) {
    const { type } = input;
    if (type === "start") session.rounds++;
    if (type === "act" || type === "start" || type === "void" || type === "lobby") continue;
    try {
      if (type === "sit") sitPast(liars, session, input);
      else apply(session, input);
    } catch (fault) {
      console.error("an input of the log does not apply any more", type, fault);
    }
  }
  return session;
}

/** In the round, newcomers took no liar's seat; without it they must come to the same seats, which their tokens name. */
function sitPast(liars: Record<number, unknown>, session: Session, input: Input): void {
  const shut = session.seats.filter((seat, i) => seat.kind === "bot" && liars[i] !== undefined);
  for (const seat of shut) seat.kind = "person";
  apply(session, input);
  for (const seat of shut) seat.kind = "bot";
}
