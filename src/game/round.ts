import { emptyQueue, peek, pop, push } from "./kit/queue.ts";
import { CARDS_MAX, STORM_MAX } from "./limits.ts";
import { keyMoments } from "./measures/moments/key.ts";
import { played } from "./measures/moments/played.ts";
import { foundBy, type KeyMoment, type Story } from "./measures/moments/story.ts";
import type { Recorded } from "./part.ts";
import { cardFor, cardOptions, type Made, madeFor, make } from "./parts.ts";
import { Minds } from "./round/minds.ts";
import {
  hiddenOf,
  isNaming,
  mayName,
  NAMING,
  NAMING_VERBS,
  type NamingCommand,
  nameIn,
  namingCommand,
  withNaming,
} from "./round/naming.ts";
import { factsOf, type Opening, openingState } from "./round/opening.ts";
import { darkness, PartViews } from "./round/shown.ts";
import {
  type AnyMechanism,
  type AnyWorld,
  type Clocked,
  effectsOf,
  type Row,
  schedule,
  type Wired,
  type Wires,
  wire,
} from "./round/wiring.ts";
import type { Card, RoundEvent, RoundState } from "./state.ts";
import type { AnyTrial } from "./trials/registry.ts";
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

export type { Opening } from "./round/opening.ts";

const NAMED: RoundEvent = { to: "round", e: "named" };

const made = new WeakMap<RoundState, Round>();

/** Runs one round's state. Holds nothing of its own but handles, so one is made for a state and kept beside it. */
export class Round {
  readonly #r: RoundState;
  readonly #facts: Clocked;
  readonly #made: Made;
  readonly #world: AnyWorld;
  readonly #mechanism: AnyMechanism;
  readonly #wires: Wires;
  readonly #wired: Wired;
  /** World, trials, cards, mechanism. */
  readonly #rows: readonly Row[];
  /** Who plays, as a set; seats are only ever added. */
  readonly #seated = new Set<SeatId>();
  /** All parts say what changes. */
  readonly #tracked: boolean;
  readonly #cache = new ViewCache();
  readonly #minds: Minds;
  readonly #shown: PartViews;

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
    this.#made = parts;
    this.#facts = factsOf(r, parts.liars);
    this.#world = parts.world as AnyWorld;
    this.#mechanism = parts.mechanism as AnyMechanism;
    this.#wires = {
      r,
      made: parts,
      facts: this.#facts,
      cache: this.#cache,
      nudge: (seat) => this.#minds.think(seat),
      end: () => this.#finish(),
    };
    this.#wired = wire(this.#wires, bots);
    this.#rows = this.#wired.rows;
    for (const card of r.cards ?? []) this.#join(card, cardFor(card.trial, r.scenario) as AnyTrial);
    this.#tracked = this.#rows.every(({ part }) => part.tracked);
    this.#shown = new PartViews(r, this.#facts, this.#rows, this.#cache);
    this.#minds = new Minds({
      r,
      facts: this.#facts,
      family: parts.factories.mechanism.family,
      seen: (seat) => this.#shown.seen(seat),
      act: (seat, command) => void this.#do(seat, command),
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

  #push(t: Ms, e: RoundEvent): void {
    schedule(this.#wires, t, e);
  }

  /** Play is over: what comes next is the naming, where there is one, else the end. */
  #finish(): void {
    const r = this.#r;
    if (r.phase !== "play") return;
    this.#cache.changed();
    r.ended = this.now;
    r.queue = emptyQueue();
    if (!this.#mechanism.met || !mayName(r)) {
      r.phase = "over";
      return;
    }
    r.phase = "naming";
    r.naming = { until: this.now + NAMING, liars: hiddenOf(r).length, names: {}, done: [] };
    this.#push(r.naming.until, NAMED);
    this.#minds.recollect();
    this.#named();
  }

  /** Whoever is there may have named by now: if all have, the end is due at once. Nobody waits for a seat whose person is gone. */
  #named(): void {
    if (this.#allNamed()) this.#push(this.now, NAMED);
  }

  #allNamed(): boolean {
    const { phase, naming, seats } = this.#r;
    return phase === "naming" && seats.every((seat) => !this.#facts.person(seat) || naming?.done.includes(seat));
  }

  /** The naming is over, and the round with it; bots that have not named yet do so now. */
  #close(): void {
    const r = this.#r;
    for (const seat of r.seats) this.#minds.name(seat);
    this.#cache.changed();
    r.phase = "over";
    r.closed = this.now;
    r.queue = emptyQueue();
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
    this.#named();
  }

  /** From now on a policy of the caller's own plays this seat, as any would. It is no part of the state: for the lab alone. */
  guest(seat: SeatId, policy: Policy): void {
    this.#minds.guest(seat, policy);
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
    } else if (e.to === "card") {
      const row = r.scenario.trials[e.trial];
      const trial = row && this.#cardFor(row.id);
      if (trial && r.phase === "play") this.#play(trial, cardOptions(trial, row), "clock");
    } else if (e.e === "wakes") this.#wake();
    else if (e.e === "named") {
      // Somebody may have changed a choice in the same instant, or more time was given since.
      if (r.naming && (this.now >= r.naming.until || this.#allNamed())) this.#close();
    } else if (e.e === "end") this.#timeUp();
    else {
      r.phase = "play";
      // Time that was given during the briefing must not stretch what parts fit into the clock: it is more of the same.
      const { end } = r;
      r.end = r.begin + r.scenario.clock;
      this.#push(r.end, { to: "round", e: "end" });
      // The world last: it wakes the seats, for which everything must be there.
      for (const { id, part, f, fx } of this.#rows.slice(1)) part.begin(r.parts[id], f, fx);
      const [world] = this.#rows as [Row];
      world.part.begin(r.parts[world.id], world.f, world.fx);
      for (const [i, { at }] of r.scenario.trials.entries())
        if (at !== undefined) this.#push(r.begin + Math.round(at * r.scenario.clock), { to: "card", trial: i });
      if (end > r.end) this.more(end - r.end, this.now);
    }
  }

  /** A card's part takes its place among the others. */
  #join({ name, options }: Card, trial: AnyTrial): Row {
    const checked = trial.options.safeParse(options);
    if (!checked.success) throw new Error(`the card ${name} does not fit these rules`);
    return this.#wired.add(name, trial.make(checked.data) as Row["part"]);
  }

  /** A trial is played as a card, now. */
  #play(trial: AnyTrial, options: Record<string, unknown>, by: Card["by"]): Card {
    const r = this.#r;
    this.#cache.changed();
    const { now } = this.#facts;
    const card: Card = {
      name: `${trial.id}-${(r.cards?.length ?? 0) + 1}`,
      trial: trial.id,
      options,
      t: now,
      by,
      did: {},
    };
    const { part, f, fx } = this.#join(card, trial);
    r.parts[card.name] = part.create(f);
    r.cards = [...(r.cards ?? []), card];
    card.did = (part as ReturnType<AnyTrial["make"]>).play?.(r.parts[card.name], f, fx as never) ?? {};
    return card;
  }

  /** The trial of this id, where it can be played as a card in this very round. */
  #cardFor(id: string): AnyTrial | undefined {
    const trial = cardFor(id, this.#r.scenario);
    return trial?.card?.names && this.#r.level === "discreet" ? undefined : trial;
  }

  /** A host plays a card at time `now`: done, or refused with nothing changed. */
  card(id: string, options: Record<string, unknown>, now: Ms): Refusal | undefined {
    const r = this.#r;
    if (r.phase !== "play") return { code: "card_not_now" };
    const trial = this.#cardFor(id);
    if (!trial) return { code: "no_card" };
    const given = cardOptions(trial, { id, options, at: 0 });
    if (!trial.options.safeParse(given).success) return { code: "bad_setup" };
    if ((r.cards ?? []).filter(({ by }) => by === "host").length >= CARDS_MAX) return { code: "cards_played" };
    this.#facts.now = now;
    this.#play(trial, given, "host");
    return undefined;
  }

  /** Seats whose time in the dark is over can act again. */
  #wake(): void {
    const r = this.#r;
    const { now } = this.#facts;
    const woken = Object.entries(r.dark ?? {}).filter(([, { until }]) => until <= now);
    if (woken.length === 0) return;
    r.dark = Object.fromEntries(Object.entries(r.dark ?? {}).filter(([, { until }]) => until > now));
    for (const [seat] of woken) this.#minds.think(Number(seat));
  }

  #timeUp(): void {
    const r = this.#r;
    // More time was given since; or it had run out already, and something still goes on.
    if (this.now < r.end) return;
    for (const { id, part, f, fx } of this.#rows) if (r.phase === "play") part.timeUp?.(r.parts[id], f, fx);
  }

  /** The clock runs `ms` longer: that of the naming, once it has begun. */
  more(ms: Ms, now: Ms): void {
    const r = this.#r;
    this.#facts.now = now;
    this.#cache.changed();
    if (r.phase === "naming" && r.naming) {
      r.naming.until += ms;
      this.#push(r.naming.until, NAMED);
      return;
    }
    const before = r.end;
    r.end += ms;
    if (r.phase !== "play") return;
    this.#push(r.end, { to: "round", e: "end" });
    for (const { id, part, f, fx } of this.#rows) part.extended?.(r.parts[id], before, f, fx);
  }

  /** The clock runs out now, of a round in play or in its naming. */
  end(now: Ms): void {
    const r = this.#r;
    this.#facts.now = now;
    this.#cache.changed();
    if (r.phase === "naming") {
      this.#close();
      return;
    }
    // At least 1 ms of play: times are told as shares of the clock.
    r.end = Math.min(r.end, Math.max(now, r.begin + 1));
    if (now < r.end) this.#push(r.end, { to: "round", e: "end" });
    else this.#timeUp();
  }

  /** A seat's command at time `now`: done, or refused with nothing changed. */
  act(seat: SeatId, command: Command, now: Ms): Refusal | undefined {
    const naming = this.#r.phase === "naming";
    if (!naming && this.#r.phase !== "play") return { code: "not_in_play" };
    if (!this.plays(seat)) return { code: "not_in_round" };
    if (naming && !isNaming(command)) return { code: "not_in_play" };
    const { part } = this.#owner(command.verb);
    const checked = (naming ? namingCommand : part.command).safeParse(command);
    if (!checked.success) return { code: "bad_command" };
    this.#facts.now = now;
    return this.#do(seat, checked.data as Command);
  }

  /** The part whose verb it is; the mechanism, which refuses it, where it is nobody's. */
  #owner(verb: string): Row {
    const last = this.#rows[this.#rows.length - 1] as Row;
    return this.#rows.find(({ part }) => part.verbs.includes(verb)) ?? last;
  }

  #do(seat: SeatId, c: Command): Refusal | undefined {
    const r = this.#r;
    if (r.phase === "naming" && r.naming) {
      this.#cache.changed("seat", seat);
      const refusal = nameIn(r.naming, r, seat, c as NamingCommand);
      this.#named();
      return refusal;
    }
    const dark = darkness(r, seat, this.now);
    if (dark) return dark;
    const { id, part, f, fx } = this.#owner(c.verb);
    if (this.#tracked) this.#cache.changed("seat", seat);
    else this.#cache.changed();
    return part.act(this.#r.parts[id], seat, c, f, fx);
  }

  /** Whether a seat plays this round. */
  plays(seat: SeatId): boolean {
    const { seats } = this.#r;
    for (let i = this.#seated.size; i < seats.length; i++) this.#seated.add(seats[i] as SeatId);
    return this.#seated.has(seat);
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
    return [...this.#rows.flatMap(({ part }) => part.verbs), ...(this.#mechanism.met ? NAMING_VERBS : [])];
  }

  role(seat: SeatId): Role {
    return this.#facts.role(seat);
  }

  truth(): Truth[] {
    return this.#world.truth(this.#r.parts[this.#made.factories.world.id]);
  }

  /** See World.carries. */
  carries(): Record<string, unknown> | undefined {
    return this.#world.carries?.(this.#r.parts[this.#made.factories.world.id]);
  }

  /** What the round came to, by the time that it was over: nothing is earned or lost after that. */
  score(): Score {
    return this.#asItEnded(() => this.#score());
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
    const { id, f } = this.#rows[this.#rows.length - 1] as Row;
    const outcome = { truth: this.truth(), decisions, took };
    return withNaming(this.#mechanism.score(this.#r.parts[id], outcome, f as never), this.#r);
  }

  /** The key moments of a round that is over. */
  moments(): KeyMoment[] {
    return this.#asItEnded(() => {
      const r = this.#r;
      const { level, decisions, lived = [], cards = [] } = r;
      const lied = level === "open" ? { lied: (seat: SeatId) => this.role(seat).kind === "liar" } : {};
      const story: Story = { ...this.#recorded(), level, decisions, felt: lived, truth: this.truth(), ...lied };
      const found = this.#rows.flatMap(({ id, part, f }) => part.telling?.(story, r.parts[id], f) ?? []);
      return keyMoments([...found, ...foundBy(played, story, cards, this.#facts)], story);
    });
  }

  /** What its parts show everybody of a round that is over. */
  reveal(): Record<string, object> {
    return this.#asItEnded(() => this.#reveal());
  }

  /** What was written down, for measures. */
  #recorded(): Recorded {
    const { begin, end, ended, trace, diaries, seats } = this.#r;
    return { begin, ended: ended ?? end, trace, diaries, seats };
  }

  #reveal(): Record<string, object> {
    const record = this.#recorded();
    const shown: Record<string, object> = {};
    for (const { id, part, f } of this.#rows) {
      const one = part.reveal?.(this.#r.parts[id], f, record);
      if (one) shown[id] = one;
    }
    const { id, f } = this.#rows[this.#rows.length - 1] as Row;
    const { inner } = this.#mechanism;
    const one = inner?.reveal?.(this.#r.parts[id], f as never, record);
    if (inner && one) shown[inner.id] = one;
    return shown;
  }
}
