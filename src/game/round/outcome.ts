import { keyMoments } from "../measures/moments/key.ts";
import { played } from "../measures/moments/played.ts";
import { foundBy, type KeyMoment, type Story } from "../measures/moments/story.ts";
import type { Recorded } from "../part.ts";
import type { RoundState } from "../state.ts";
import type { Score, SeatId, Truth } from "../types.ts";
import { withNaming } from "./naming.ts";
import { withPaid } from "./paid.ts";
import type { AnyMechanism, AnyRunningTrial, AnyWorld, Clocked, Row } from "./wiring.ts";

/** What a round came to: the truth, what everybody scored, and what its parts reveal. */
export class Outcome {
  readonly #r: RoundState;
  readonly #facts: Clocked;
  readonly #rows: readonly Row[];

  constructor(r: RoundState, facts: Clocked, rows: readonly Row[]) {
    this.#r = r;
    this.#facts = facts;
    this.#rows = rows;
  }

  get #world(): { world: AnyWorld; state: unknown } {
    const { id, part } = this.#rows[0] as Row;
    return { world: part as AnyWorld, state: this.#r.parts[id] };
  }

  truth(): Truth[] {
    const { world, state } = this.#world;
    return world.truth(state);
  }

  /** See World.carries. */
  carries(): Record<string, unknown> | undefined {
    const { world, state } = this.#world;
    return world.carries?.(state);
  }

  /** The seats with the greatest power over the decision; none where no seat has more than another. */
  foremost(): readonly SeatId[] {
    const { id, part, f } = this.#rows[this.#rows.length - 1] as Row;
    return (part as AnyMechanism).foremost?.(this.#r.parts[id], f as never) ?? [];
  }

  /** By the time that the round was over: nothing is earned or lost after that. */
  score(): Score {
    return this.#asItEnded(() => this.#score());
  }

  /** What its parts show everybody of a round that is over. */
  reveal(): Record<string, object> {
    return this.#asItEnded(() => this.#reveal());
  }

  /** Its key moments. */
  moments(): KeyMoment[] {
    return this.#asItEnded(() => {
      const { level, decisions, lived = [], cards = [], roles, parts } = this.#r;
      const lied = level === "open" ? { lied: (seat: SeatId) => roles[seat]?.kind === "liar" } : {};
      const story: Story = { ...this.#recorded(), level, decisions, felt: lived, truth: this.truth(), ...lied };
      const found = this.#rows.flatMap(({ id, part, f }) => part.telling?.(story, parts[id], f) ?? []);
      return keyMoments([...found, ...foundBy(played, story, cards, this.#facts)], story);
    });
  }

  /** What was written down, for measures. */
  #recorded(): Recorded {
    const { begin, end, ended, trace, diaries, seats } = this.#r;
    return { begin, ended: ended ?? end, trace, diaries, seats };
  }

  /** What is read of a round that is over is what it was as play ended, whenever it is read. */
  #asItEnded<T>(read: () => T): T {
    const { now } = this.#facts;
    this.#facts.now = Math.min(now, this.#r.ended ?? now);
    try {
      return read();
    } finally {
      this.#facts.now = now;
    }
  }

  #score(): Score {
    const { begin, end, ended, decisions } = this.#r;
    const took = ((ended ?? end) - begin) / Math.max(1, end - begin);
    const { id, part, f } = this.#rows[this.#rows.length - 1] as Row;
    const outcome = { truth: this.truth(), decisions, took };
    const score = withNaming((part as AnyMechanism).score(this.#r.parts[id], outcome, f as never), this.#r);
    return this.#rows.reduce((sum, row) => {
      const paid = (row.part as Partial<AnyRunningTrial>).pays?.(this.#r.parts[row.id]);
      return paid ? withPaid(sum, paid) : sum;
    }, score);
  }

  #reveal(): Record<string, object> {
    const record = this.#recorded();
    const shown: Record<string, object> = {};
    for (const { id, part, f } of this.#rows) {
      const one = part.reveal?.(this.#r.parts[id], f, record);
      if (one) shown[id] = one;
    }
    const { id, part, f } = this.#rows[this.#rows.length - 1] as Row;
    const { inner } = part as AnyMechanism;
    const one = inner?.reveal?.(this.#r.parts[id], f as never, record);
    if (inner && one) shown[inner.id] = one;
    return shown;
  }
}
