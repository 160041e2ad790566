import { emptyQueue } from "../kit/queue.ts";
import type { RoundEvent, RoundState } from "../state.ts";
import type { Ms } from "../types.ts";
import type { ViewCache } from "../view-cache.ts";
import type { Minds } from "./minds.ts";
import { hiddenOf, mayName, NAMING } from "./naming.ts";
import { type AnyMechanism, type Clocked, type Row, schedule } from "./wiring.ts";

const NAMED: RoundEvent = { to: "round", e: "named" };

/** What a round's phases are made of. */
export interface Course {
  readonly r: RoundState;
  readonly facts: Clocked;
  /** World, trials, cards, mechanism. */
  readonly rows: readonly Row[];
  readonly cache: ViewCache;
  readonly minds: Minds;
}

/** Briefing, play, naming, over: how a round comes from one to the next, and what its clock does. */
export class Phases {
  readonly #course: Course;

  constructor(course: Course) {
    this.#course = course;
  }

  #push(t: Ms, e: RoundEvent): void {
    schedule(this.#course, t, e);
  }

  /** The briefing is over. */
  begin(): void {
    const { r, facts, rows } = this.#course;
    r.phase = "play";
    // Time that was given during the briefing must not stretch what parts fit into the clock: it is more of the same.
    const { end } = r;
    r.end = r.begin + r.scenario.clock;
    this.#push(r.end, { to: "round", e: "end" });
    // The world last: it wakes the seats, for which everything must be there.
    for (const { id, part, f, fx } of rows.slice(1)) part.begin(r.parts[id], f, fx);
    const [world] = rows as [Row];
    world.part.begin(r.parts[world.id], world.f, world.fx);
    for (const [i, { at }] of r.scenario.trials.entries())
      if (at !== undefined) this.#push(r.begin + Math.round(at * r.scenario.clock), { to: "card", trial: i });
    if (end > r.end) this.more(end - r.end, facts.now);
  }

  timeUp(): void {
    const { r, facts, rows } = this.#course;
    // More time was given since; or it had run out already, and something still goes on.
    if (facts.now < r.end) return;
    for (const { id, part, f, fx } of rows) if (r.phase === "play") part.timeUp?.(r.parts[id], f, fx);
  }

  /** Play is over: what comes next is the naming, where there is one, else the end. */
  finish(): void {
    const { r, facts, rows, cache, minds } = this.#course;
    if (r.phase !== "play") return;
    cache.changed();
    r.ended = facts.now;
    r.queue = emptyQueue();
    const { part } = rows[rows.length - 1] as Row;
    if (!(part as AnyMechanism).met || !mayName(r)) {
      r.phase = "over";
      return;
    }
    r.phase = "naming";
    r.naming = { until: facts.now + NAMING, liars: hiddenOf(r).length, names: {}, done: [] };
    this.#push(r.naming.until, NAMED);
    minds.recollect();
    this.named();
  }

  /** Whoever is there may have named by now: if all have, the end is due at once. Nobody waits for a seat whose person is gone. */
  named(): void {
    if (this.#allNamed()) this.#push(this.#course.facts.now, NAMED);
  }

  #allNamed(): boolean {
    const { r, facts } = this.#course;
    const { phase, naming, seats } = r;
    return phase === "naming" && seats.every((seat) => !facts.person(seat) || naming?.done.includes(seat));
  }

  /** The end of the naming was due; but somebody may have changed a choice in the same instant, or more time was given since. */
  namingDue(): void {
    const { r, facts } = this.#course;
    if (r.naming && (facts.now >= r.naming.until || this.#allNamed())) this.#close();
  }

  /** The naming is over, and the round with it; bots that have not named yet do so now. */
  #close(): void {
    const { r, facts, cache, minds } = this.#course;
    for (const seat of r.seats) minds.name(seat);
    cache.changed();
    r.phase = "over";
    r.closed = facts.now;
    r.queue = emptyQueue();
  }

  /** The clock runs `ms` longer: that of the naming, once it has begun. */
  more(ms: Ms, now: Ms): void {
    const { r, facts, rows, cache } = this.#course;
    facts.now = now;
    cache.changed();
    if (r.phase === "naming" && r.naming) {
      r.naming.until += ms;
      this.#push(r.naming.until, NAMED);
      return;
    }
    const before = r.end;
    r.end += ms;
    if (r.phase !== "play") return;
    this.#push(r.end, { to: "round", e: "end" });
    for (const { id, part, f, fx } of rows) part.extended?.(r.parts[id], before, f, fx);
  }

  /** The clock runs out now, of a round in play or in its naming. */
  end(now: Ms): void {
    const { r, facts, cache } = this.#course;
    facts.now = now;
    cache.changed();
    if (r.phase === "naming") {
      this.#close();
      return;
    }
    // At least 1 ms of play: times are told as shares of the clock.
    r.end = Math.min(r.end, Math.max(now, r.begin + 1));
    if (now < r.end) this.#push(r.end, { to: "round", e: "end" });
    else this.timeUp();
  }
}
