import { peek, pop, push } from "./kit/queue.ts";
import { STORM_MAX } from "./limits.ts";
import type { KeyMoment } from "./measures/moments/story.ts";
import { type Made, madeFor, make } from "./parts.ts";
import type { Way } from "./policies/traits.ts";
import { Acts, type Witness } from "./round/acts.ts";
import { Cards } from "./round/cards.ts";
import { Minds } from "./round/minds.ts";
import { factsOf, type Opening, openingState } from "./round/opening.ts";
import { Outcome } from "./round/outcome.ts";
import { Phases } from "./round/phases.ts";
import { PartViews } from "./round/shown.ts";
import { type AnyRunningTrial, type Clocked, effectsOf, type Row, type Wires, wire } from "./round/wiring.ts";
import type { RoundEvent, RoundState } from "./state.ts";
import type {
  Channel,
  Command,
  Met,
  Ms,
  Naming,
  Offer,
  Policy,
  Refusal,
  Role,
  Score,
  SeatId,
  Seen,
  Truth,
} from "./types.ts";
import { ViewCache } from "./view-cache.ts";

export type { Opening, Witness };

const made = new WeakMap<RoundState, Round>();

/** Runs one round's state. Holds nothing of its own but handles, so one is made for a state and kept beside it. */
export class Round {
  readonly #r: RoundState;
  readonly #facts: Clocked;
  readonly #wires: Wires;
  /** World, trials, cards, mechanism. */
  readonly #rows: readonly Row[];
  /** All parts say what changes. */
  readonly #tracked: boolean;
  readonly #cache = new ViewCache();
  readonly #cards: Cards;
  readonly #minds: Minds;
  readonly #shown: PartViews;
  readonly #phases: Phases;
  readonly #outcome: Outcome;
  readonly #acts: Acts;

  /** The round of a state, at `now`: the same one for the same state. */
  static of(r: RoundState, now: Ms): Round {
    let round = made.get(r);
    if (!round) {
      round = new Round(r, madeFor(r.scenario));
      made.set(r, round);
    }
    round.#facts.now = now;
    return round;
  }

  private constructor(r: RoundState, parts: Made, bots: readonly SeatId[] = []) {
    this.#r = r;
    const facts = factsOf(r, parts.liars);
    this.#facts = facts;
    this.#wires = {
      r,
      made: parts,
      facts,
      cache: this.#cache,
      nudge: (seat) => this.#minds.think(seat),
      end: () => this.#phases.finish(),
    };
    const wired = wire(this.#wires, bots);
    const { rows } = wired;
    this.#rows = rows;
    this.#cards = new Cards({ r, facts, wired, cache: this.#cache });
    this.#tracked = rows.every(({ part }) => part.tracked);
    this.#shown = new PartViews(r, facts, rows, this.#cache);
    this.#minds = new Minds({
      r,
      facts,
      family: parts.factories.mechanism.family,
      seen: (seat) => this.#shown.seen(seat),
      act: (seat, command) => void this.#acts.byMind(seat, command),
      habits: () => this.#rows.flatMap(({ part }) => (part as Partial<AnyRunningTrial>).habit ?? []),
    });
    this.#phases = new Phases({ r, facts, rows, cache: this.#cache, minds: this.#minds });
    this.#outcome = new Outcome(r, facts, rows);
    this.#acts = new Acts({
      r,
      facts,
      rows,
      cache: this.#cache,
      tracked: this.#tracked,
      named: () => this.#phases.named(),
    });
  }

  /** A new round, in its briefing. */
  static open(opening: Opening): RoundState {
    const r = openingState(opening);
    // Parts of its own: what they begin with may be their very options, which must not be two rounds' at once.
    const round = new Round(r, make(r.scenario), opening.bots);
    made.set(r, round);
    for (const { id, part, f } of round.#rows) r.parts[id] = part.create(f);
    for (const { id, part, f, fx } of round.#rows) part.open?.(r.parts[id], f, fx);
    for (const seat of r.seats) round.#enter(seat);
    push(r.queue, r.begin, { to: "round", e: "begin" });
    return r;
  }

  get over(): boolean {
    return this.#r.phase === "over";
  }

  /** When the latest thing happened that this has run. */
  get now(): Ms {
    return this.#facts.now;
  }

  #enter(seat: SeatId): void {
    this.#cache.changed();
    this.#r.diaries[seat] = [];
    for (const { id, part, f, fx } of this.#rows) part.enter(this.#r.parts[id], seat, f, fx);
  }

  /** A seat joins a round that has begun. It plays at once. */
  enter(seat: SeatId): void {
    this.#r.seats.push(seat);
    this.#enter(seat);
  }

  /** From now on a policy plays this seat; or, with undefined, its person does. `bot`: nobody has the seat any more. */
  mind(seat: SeatId, policy: string | undefined, bot = false): void {
    this.#minds.set(seat, policy, bot);
    this.#phases.named();
  }

  /** A bot plays in this way from the round's beginning on: see Minds. */
  bred(seat: SeatId, way: Way): void {
    this.#minds.bred(seat, way);
  }

  /** From now on a policy of the caller's own plays this seat, as any would. It is no part of the state: for the lab alone. */
  guest(seat: SeatId, policy: Policy): void {
    this.#minds.guest(seat, policy);
  }

  /** From now on somebody watches everything that is tried. No part of the state: for the lab alone, and for tables of a recording. */
  watch(witness: Witness): void {
    this.#acts.watch(witness);
  }

  /** Writes into a seat's diary what happened to the seat itself; before play begins nothing has. */
  note(seat: SeatId, what: string): void {
    if (this.#r.phase === "play") effectsOf(this.#wires, "").note(seat, what);
  }

  /** What a seat's bot gets to see: its channels and offers, no more. */
  seen(seat: SeatId): Seen {
    return this.#shown.seen(seat);
  }

  /** When the next thing is due, or undefined when nothing is. */
  due(): Ms | undefined {
    return peek(this.#r.queue)?.t;
  }

  /** Runs everything that is due up to and including `t`. */
  advance(t: Ms): void {
    let storm = 0;
    for (let next = peek(this.#r.queue); next && next.t <= t; next = peek(this.#r.queue)) {
      pop(this.#r.queue);
      storm = next.t === this.now ? storm + 1 : 0;
      if (storm > STORM_MAX) throw new Error(`events do not end at ${next.t}`);
      this.#facts.now = next.t;
      this.#run(next.e);
    }
  }

  #row(id: string): Row {
    const row = this.#rows.find((one) => one.id === id);
    if (!row) throw new Error(`the round has no part ${id}`);
    return row;
  }

  #run(e: RoundEvent): void {
    const r = this.#r;
    if (!this.#tracked || e.to === "round") this.#cache.changed();
    if (e.to === "mind") this.#minds.thought(e.seat);
    else if (e.to === "part") {
      // Something that a part began as it came to its end.
      if (r.phase === "naming") return;
      const { part, f, fx } = this.#row(e.part);
      part.on(r.parts[e.part], e.e, f, fx);
    } else if (e.to === "card") this.#cards.byClock(e.trial);
    else if (e.e === "wakes") this.#minds.wake();
    else if (e.e === "named") this.#phases.namingDue();
    else if (e.e === "end") this.#phases.timeUp();
    else this.#phases.begin();
  }

  /** The clock runs `ms` longer: that of the naming, once it has begun. */
  more(ms: Ms, now: Ms): void {
    this.#phases.more(ms, now);
  }

  /** The clock runs out now, of a round in play or in its naming. */
  end(now: Ms): void {
    this.#phases.end(now);
  }

  /** A host plays a card at time `now`: done, or refused with nothing changed. */
  card(id: string, options: Record<string, unknown>, now: Ms): Refusal | undefined {
    return this.#cards.byHost(id, options, now);
  }

  /** A seat's command at time `now`: done, or refused with nothing changed. */
  act(seat: SeatId, command: Command, now: Ms): Refusal | undefined {
    return this.#acts.byPerson(seat, command, now);
  }

  /** Whether a seat plays this round. */
  plays(seat: SeatId): boolean {
    return this.#acts.plays(seat);
  }

  /** See PartViews, as for the five below. */
  derived<T extends object>(channel: Channel, make: () => T): T {
    return this.#shown.derived(channel, make);
  }

  offers(seat: SeatId): Offer[] {
    return this.#shown.offers(seat);
  }

  channels(seat: SeatId): readonly Channel[] {
    return this.#shown.channels(seat);
  }

  view(channel: Channel): Record<string, object> {
    return this.#shown.view(channel);
  }

  naming(seat: SeatId): Naming | undefined {
    return this.#shown.naming(seat);
  }

  met(seat: SeatId): readonly Met[] {
    return this.#shown.met(seat);
  }

  /** The verbs of its parts, and of its naming, where there is one. */
  verbs(): string[] {
    return this.#acts.verbs();
  }

  role(seat: SeatId): Role {
    return this.#facts.role(seat);
  }

  /** See Outcome, as for the four below. */
  truth(): Truth[] {
    return this.#outcome.truth();
  }

  carries(): Record<string, unknown> | undefined {
    return this.#outcome.carries();
  }

  foremost(): readonly SeatId[] {
    return this.#outcome.foremost();
  }

  score(): Score {
    return this.#outcome.score();
  }

  moments(): KeyMoment[] {
    return this.#outcome.moments();
  }

  reveal(): Record<string, object> {
    return this.#outcome.reveal();
  }
}
