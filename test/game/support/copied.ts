import { Round, type RoundState, type Session } from "../../../src/game/index.ts";
import type { Command, Ms, Refusal, SeatId } from "../../../src/game/types.ts";

/** A deep copy of plain JSON, as states are. Several times quicker than structuredClone, which must expect anything. */
export function copied<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(copied) as T;
  const copy: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) copy[key] = copied(inner);
  return copy as T;
}

/**
 * Tries commands on copies of a session in a round, at session time `t`. A refused command changes nothing (laws.test.ts
 * sees to it), so the next one gets the same copy; after one that was done there is a new copy.
 */
export class Tries {
  readonly #s: Session;
  readonly #t: Ms;
  #copy: Session | undefined;

  constructor(s: Session, t: Ms) {
    this.#s = s;
    this.#t = t;
  }

  /** The answer, and the session after it. */
  act(seat: SeatId, command: Command): { refusal: Refusal | undefined; after: Session } {
    const after = this.#copy ?? copied(this.#s);
    const refusal = Round.of(after.round as RoundState, this.#t).act(seat, command, this.#t);
    this.#copy = refusal ? after : undefined;
    return { refusal, after };
  }
}
