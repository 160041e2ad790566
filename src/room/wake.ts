import { advance, apply, createSession, type Input, type Session } from "../game/index.ts";
import type { Seen, Stored } from "./store.ts";
import { SEEN_MAX } from "./limits.ts";

/** Notes an accepted command, so that its repeat is known. */
export function remember(seen: Seen, owner: string, id: string): void {
  const ids = (seen[owner] ??= []);
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

/** Inputs that concern the room and not the round: they hold under any rules. */
function ofRoom(input: Input): boolean {
  return input.type !== "act" && input.type !== "start" && input.type !== "void" && input.type !== "lobby";
}

/**
 * A session from what was stored: snapshot plus log. Under the rules that wrote it, bit by bit. Under others the running
 * round is void and everything around it stays.
 */
export function wake(stored: Stored, rules: string): Woken {
  const seen = structuredClone(stored.seen);
  for (const batch of stored.batches) for (const [owner, id] of batch.ids) remember(seen, owner, id);
  const inputs = stored.batches.flatMap((batch) => batch.inputs);
  if (stored.rules === rules) {
    try {
      const session = structuredClone(stored.session);
      for (const input of inputs) apply(session, input);
      advance(session, stored.clock.t);
      return { session, seen, voided: false };
    } catch (fault) {
      return { session: goOn(stored.session, inputs), seen, voided: false, fault };
    }
  }
  const running = isRunning(stored.session, inputs);
  return { session: goOn(stored.session, inputs), seen, voided: running };
}

/** Whether a round was under way when the log ended: it began, and no phase's end has been stored since. */
function isRunning(snapshot: Session, inputs: readonly Input[]): boolean {
  // Every phase's end makes a snapshot, so a start in the log, or a round in the snapshot, has not ended.
  return snapshot.phase === "round" || inputs.some((input) => input.type === "start" || input.type === "void");
}

function goOn(snapshot: Session, inputs: readonly Input[]): Session {
  const session = withoutRound(structuredClone(snapshot));
  for (const input of inputs) if (ofRoom(input)) apply(session, input);
  return session;
}
