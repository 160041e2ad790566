import { Chance } from "./kit/chance.ts";
import { purpose } from "./kit/purpose.ts";
import { cancel, emptyQueue, peek, pop, push } from "./kit/queue.ts";
import { DIARY_MAX, STORM_MAX, THINK, TRACE_MAX } from "./limits.ts";
import { withMoment } from "./moments.ts";
import {
  type Faults,
  HONEST,
  type Mechanism,
  type Part,
  type Recorded,
  type World,
  type WorldFaults,
  type WorldPorts,
} from "./part.ts";
import { type Made, madeFor, make } from "./parts.ts";
import type { Scenario } from "./scenario.ts";
import { RESTING, type RoundEvent, type RoundKeys, type RoundState } from "./state.ts";
import type {
  Channel,
  Command,
  Effects,
  Facts,
  Level,
  Ms,
  Offer,
  Policy,
  Refusal,
  Role,
  Score,
  SeatId,
  Seen,
  Truth,
} from "./types.ts";
import { type CachedViews, ViewCache } from "./view-cache.ts";

const LIARS = purpose("liars");
const THINKING = purpose("thinking");

type AnyPart = Part<unknown, unknown, unknown, Facts, Effects<unknown>>;
type AnyWorld = World<unknown, unknown, unknown, WorldPorts>;
type AnyMechanism = Mechanism<unknown, unknown, unknown, WorldPorts, readonly string[]>;

/** A part of a running round: what it is, what it may know and cause. Its state lies in the round's. */
interface Row {
  readonly id: string;
  readonly part: AnyPart;
  readonly f: Facts;
  readonly fx: Effects<unknown>;
}

/** What a new round starts from. */
export interface Opening {
  number: number;
  scenario: Scenario;
  level: Level;
  keys: RoundKeys;
  seats: SeatId[];
  /** Which policy plays a seat, where one does. */
  minds: Record<SeatId, string>;
  /** Those of them that are bots, and not people who are away. */
  bots: readonly SeatId[];
  now: Ms;
}

const made = new WeakMap<RoundState, Round>();

/** Runs one round's state. Holds nothing of its own but handles, so one is made for a state and kept beside it. */
export class Round {
  readonly #r: RoundState;
  readonly #facts: Facts & { now: Ms };
  readonly #made: Made;
  readonly #world: AnyWorld;
  readonly #mechanism: AnyMechanism;
  /** World, trials, mechanism. */
  readonly #rows: readonly Row[];
  /** Who plays, as a set; seats are only ever added. */
  readonly #seated = new Set<SeatId>();
  /** All parts say what changes. */
  readonly #tracked: boolean;
  readonly #cache = new ViewCache();
  readonly #guests = new Map<SeatId, Policy>();

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
    this.#facts = this.#makeFacts();
    const { world, mechanism, trials } = parts.factories;
    this.#world = parts.world as AnyWorld;
    this.#mechanism = parts.mechanism as AnyMechanism;
    const others: Row[] = [];
    const worldFx = Object.assign(this.#effects(world.id), {
      notify: (notice: unknown) => {
        for (const { id, part, f, fx } of others)
          (part as Partial<AnyMechanism>).notified?.(this.#r.parts[id], notice, f as never, fx as never);
      },
    });
    // A part is made before the world has its state: the world's ports and faults are made when they are wanted.
    const state = () => this.#r.parts[world.id];
    const facts = once(() => only(this.#world.facts(state(), this.#facts), mechanism.needs));
    const effects = once(() => only(this.#world.effects(state(), this.#facts, worldFx), mechanism.needs));
    const faults = once(() => this.#faults(this.#world.faults?.(state(), this.#facts, worldFx), bots));
    // Whoever reaches for the faults may change anything.
    const breaks = (): Faults => {
      this.#cache.changed();
      return faults();
    };
    for (const [i, trial] of trials.entries()) {
      const fx = Object.defineProperties(this.#effects(trial.id), { faults: { get: breaks } });
      others.push({ id: trial.id, part: parts.trials[i] as AnyPart, f: this.#facts, fx });
    }
    const f: Facts = Object.create(this.#facts, { world: { get: facts } });
    const fx = Object.defineProperties(this.#effects(mechanism.id), { world: { get: effects } });
    others.push({ id: mechanism.id, part: this.#mechanism, f, fx });
    this.#rows = [{ id: world.id, part: this.#world, f: this.#facts, fx: worldFx }, ...others];
    this.#tracked = this.#rows.every(({ part }) => part.tracked);
  }

  /** A new round, in its briefing. */
  static open({ number, scenario, level, keys, seats, minds, bots, now }: Opening): RoundState {
    const begin = now + scenario.briefing;
    const r: RoundState = {
      number,
      scenario,
      level,
      keys,
      opened: now,
      begin,
      end: begin + scenario.clock,
      phase: "briefing",
      seats,
      roles: {},
      exposed: [],
      parts: {},
      queue: emptyQueue(),
      minds: {},
      trace: [],
      diaries: {},
      decisions: [],
    };
    for (const seat of seats) {
      const policy = minds[seat];
      if (policy) r.minds[seat] = { policy, memory: {}, thoughts: 0 };
    }
    // Parts of its own: what they begin with may be their very options, which must not be two rounds' at once.
    const round = new Round(r, make(scenario), bots);
    made.set(r, round);
    round.#facts.now = now;
    for (const { id, part, f } of round.#rows) r.parts[id] = part.create(f);
    for (const { id, part, f, fx } of round.#rows) part.open?.(r.parts[id], f, fx);
    for (const seat of seats) round.#enter(seat);
    push(r.queue, begin, { to: "round", e: "begin" });
    return r;
  }

  #makeFacts(): Facts & { now: Ms } {
    const r = this.#r;
    return {
      now: r.opened,
      begin: r.begin,
      get end() {
        return r.end;
      },
      seats: r.seats,
      role: (seat) => r.roles[seat] ?? HONEST,
      person: (seat) => (r.minds[seat]?.policy ?? RESTING) === RESTING,
      liars: this.#made.liars,
      exposed: (seat) => r.exposed.includes(seat),
      level: r.level,
      chance: new Chance(r.keys.luck),
      truth: new Chance(r.keys.truth),
    };
  }

  #effects(part: string): Effects<unknown> {
    const r = this.#r;
    return {
      at: (t, e) => this.#push(t, { to: "part", part, e }),
      cancel: (timer) => void cancel(r.queue, timer),
      stance: (seat, option) => {
        if (r.trace.length < TRACE_MAX) r.trace.push([this.now, seat, option ?? -1]);
      },
      note: (seat, what, fields) => {
        r.diaries[seat] ??= [];
        const diary = r.diaries[seat];
        this.#cache.changed("seat", seat);
        if (diary.length < DIARY_MAX) diary.push({ t: this.now, what, ...fields });
      },
      nudge: (seat) => this.#think(seat),
      decide: (d) => {
        r.decisions.push({ t: this.now, ...d });
      },
      expose: (seat) => {
        if (!r.exposed.includes(seat)) r.exposed.push(seat);
      },
      moment: (kind, fields = {}, seat) => {
        const { all = [], seats = {} } = r.felt ?? {};
        if (seat === undefined) r.felt = { all: withMoment(all, this.now, kind, fields), seats };
        else {
          this.#cache.changed("seat", seat);
          r.felt = { all, seats: { ...seats, [seat]: withMoment(seats[seat] ?? [], this.now, kind, fields) } };
        }
      },
      changed: (kind, id) => this.#cache.changed(kind, id),
      end: () => {
        this.#cache.changed();
        r.phase = "over";
        r.ended = this.now;
        r.queue = emptyQueue();
      },
    };
  }

  /** The port of faults: the round's own side, who is what, and the world's. */
  #faults(world: WorldFaults | undefined, bots: readonly SeatId[]): Faults {
    const r = this.#r;
    const { cartel, family } = this.#made.factories.mechanism;
    const roles: Faults["roles"] = {
      draw: (share) => {
        const draw = new Chance(r.keys.roles);
        const { f } = this.#rows[this.#rows.length - 1] as Row;
        if (this.#mechanism.corruptible)
          return this.#mechanism.corruptible(this.#r.parts[this.#made.factories.mechanism.id], share, f as never, draw);
        const order = draw.shuffle(LIARS, r.seats.length);
        return order.slice(0, Math.round(share * r.seats.length)).map((i) => r.seats[i] as SeatId);
      },
      corrupt: (seats, known, attack) => {
        const goal = this.#world.goal?.(r.parts[this.#made.factories.world.id]);
        for (const seat of seats) {
          const group = known ? seats.filter((other) => other !== seat) : undefined;
          r.roles[seat] = { kind: "liar", ...(group && { group }), ...(goal && { goal }) };
          const mind = r.minds[seat];
          if (mind && bots.includes(seat)) mind.policy = attack ?? family.liar;
          if (cartel) world?.identity?.conceal(seat);
        }
      },
    };
    return { ...world, roles };
  }

  get over(): boolean {
    return this.#r.phase === "over";
  }

  /** When the latest thing happened that this has run. */
  get now(): Ms {
    return this.#facts.now;
  }

  #push(t: Ms, e: RoundEvent): number {
    return push(this.#r.queue, Math.max(t, this.now), e);
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

  /** From now on a policy plays this seat; or, with undefined, its person does. */
  mind(seat: SeatId, policy: string | undefined): void {
    const old = this.#r.minds[seat];
    if (old?.timer !== undefined) cancel(this.#r.queue, old.timer);
    // A mind that rests keeps count of its thoughts, so that its luck does not come again.
    this.#r.minds[seat] = { policy: policy ?? RESTING, memory: {}, thoughts: old?.thoughts ?? 0 };
    if (policy) this.#think(seat);
  }

  /** From now on a policy of the caller's own plays this seat, as any would. It is no part of the state: for the lab alone. */
  guest(seat: SeatId, policy: Policy): void {
    this.#guests.set(seat, policy);
    this.mind(seat, policy.id);
  }

  /** Writes into a seat's diary what happened to the seat itself; before play begins nothing has. */
  note(seat: SeatId, what: string): void {
    if (this.#r.phase === "play") this.#effects("").note(seat, what);
  }

  /** A mind thinks after `wait` ms, or after a person's thinking time; never later than it already would. */
  #think(seat: SeatId, wait?: Ms): void {
    const mind = this.#r.minds[seat];
    if (!mind || mind.policy === RESTING || this.#r.phase !== "play") return;
    const { think = THINK } = this.#made.factories.mechanism.family;
    const pause = wait ?? Math.round(think * (0.5 + this.#facts.chance.uniform(THINKING, seat, mind.thoughts)));
    const due = this.now + Math.max(1, Math.round(pause));
    if (mind.due !== undefined && mind.due <= due) return;
    if (mind.timer !== undefined) cancel(this.#r.queue, mind.timer);
    mind.due = due;
    mind.timer = this.#push(due, { to: "mind", seat });
  }

  #thought(seat: SeatId): void {
    const mind = this.#r.minds[seat];
    const policy = mind && (this.#guests.get(seat) ?? this.#made.factories.mechanism.family.policies.get(mind.policy));
    if (!mind || !policy) return;
    delete mind.due;
    delete mind.timer;
    const thought = mind.thoughts++;
    const { chance } = this.#facts;
    const choice = policy.decide(this.seen(seat), mind.memory, {
      uniform: (what) => chance.uniform(purpose(what), seat, thought),
      pick: (what, weights) => chance.weighted(purpose(what), weights, seat, thought),
    });
    if (!choice || this.#r.phase !== "play") return;
    if ("wait" in choice) this.#think(seat, choice.wait);
    else {
      this.#do(seat, choice.act);
      this.#think(seat);
    }
  }

  /** What a seat's bot gets to see: its channels and offers, no more. */
  seen(seat: SeatId): Seen {
    const { now, begin, end, seats } = this.#facts;
    const channels: Record<Channel, Record<string, object>> = {};
    for (const channel of this.channels(seat)) channels[channel] = this.view(channel);
    const role = this.role(seat);
    return { now, begin, end, n: seats.length, seat, role, channels, offers: this.offers(seat) };
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
    if (e.to === "mind") this.#thought(e.seat);
    else if (e.to === "part") {
      const { part, f, fx } = this.#row(e.part);
      part.on(r.parts[e.part], e.e, f, fx);
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
      if (end > r.end) this.more(end - r.end, this.now);
    }
  }

  #timeUp(): void {
    const r = this.#r;
    // More time was given since; or it had run out already, and something still goes on.
    if (this.now < r.end) return;
    for (const { id, part, f, fx } of this.#rows) if (r.phase === "play") part.timeUp?.(r.parts[id], f, fx);
  }

  /** The clock runs `ms` longer. */
  more(ms: Ms, now: Ms): void {
    const r = this.#r;
    this.#facts.now = now;
    this.#cache.changed();
    const before = r.end;
    r.end += ms;
    if (r.phase !== "play") return;
    this.#push(r.end, { to: "round", e: "end" });
    for (const { id, part, f, fx } of this.#rows) part.extended?.(r.parts[id], before, f, fx);
  }

  /** The clock runs out now, of a round in play. */
  end(now: Ms): void {
    const r = this.#r;
    this.#facts.now = now;
    this.#cache.changed();
    // At least 1 ms of play: times are told as shares of the clock.
    r.end = Math.min(r.end, Math.max(now, r.begin + 1));
    if (now < r.end) this.#push(r.end, { to: "round", e: "end" });
    else this.#timeUp();
  }

  /** A seat's command at time `now`: done, or refused with nothing changed. */
  act(seat: SeatId, command: Command, now: Ms): Refusal | undefined {
    if (this.#r.phase !== "play") return { code: "not_in_play" };
    if (!this.plays(seat)) return { code: "not_in_round" };
    const { part } = this.#owner(command.verb);
    const checked = part.command.safeParse(command);
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

  /** What was seen of a channel, as far as it still holds: nothing while something is due that may change it. */
  #cached(channel: Channel): CachedViews {
    const next = peek(this.#r.queue);
    return this.#cache.at(channel, this.now, next === undefined || next.t > this.now);
  }

  /** Something made of what a channel shows and, of a seat's own, lets it do: the same as long as nothing there changes. */
  derived<T extends object>(channel: Channel, make: () => T): T {
    const cached = this.#cached(channel);
    cached.derived ??= make();
    return cached.derived as T;
  }

  /** Everything a seat could do; the same list while its parts give the same. Never modified. */
  offers(seat: SeatId): Offer[] {
    if (this.#r.phase !== "play") return NONE;
    const cached = this.#cached(`seat:${seat}`);
    cached.offers ??= this.#rows.flatMap(({ id, part, f }) => part.offers(this.#r.parts[id], seat, f));
    return cached.offers;
  }

  /** The verbs of its parts. */
  verbs(): string[] {
    return this.#rows.flatMap(({ part }) => part.verbs);
  }

  /** The verbs by which seats vote in secret. */
  secretVerbs(): string[] {
    return this.#rows.flatMap(({ part }) => part.secret ?? []);
  }

  /** The channels that a seat is in at the moment: a set, `all` and its own first. Never modified. */
  channels(seat: SeatId): readonly Channel[] {
    const own = `seat:${seat}`;
    const cached = this.#cached(own);
    cached.channels ??= [
      ...new Set(["all", own, ...this.#rows.flatMap(({ id, part }) => part.channels(this.#r.parts[id], seat))]),
    ];
    return cached.channels;
  }

  /**
   * What a channel shows, by part; parts that show nothing there are missing. The same object while all parts show the same
   * as before. Never modified.
   */
  view(channel: Channel): Record<string, object> {
    const cached = this.#cached(channel);
    cached.view ??= this.#view(channel, cached.before);
    return cached.view;
  }

  #view(channel: Channel, last: Record<string, object> | undefined): Record<string, object> {
    const views: Record<string, object> = {};
    let [shown, same] = [0, 0];
    for (const { id, part, f } of this.#rows) {
      const view = part.view(this.#r.parts[id], channel, f);
      if (!view) continue;
      views[id] = view;
      shown++;
      if (last?.[id] === view) same++;
    }
    return last && same === shown && Object.keys(last).length === shown ? last : views;
  }

  role(seat: SeatId): Role {
    return this.#facts.role(seat);
  }

  truth(): Truth[] {
    return this.#world.truth(this.#r.parts[this.#made.factories.world.id]);
  }

  /** What the round came to. */
  score(): Score {
    const { begin, end, ended, decisions } = this.#r;
    const took = ((ended ?? end) - begin) / Math.max(1, end - begin);
    const { id, f } = this.#rows[this.#rows.length - 1] as Row;
    return this.#mechanism.score(this.#r.parts[id], { truth: this.truth(), decisions, took }, f as never);
  }

  /** What its parts show everybody of a round that is over. */
  reveal(): Record<string, object> {
    const { begin, end, ended, trace, diaries, seats } = this.#r;
    const record: Recorded = { begin, ended: ended ?? end, trace, diaries, seats };
    const shown: Record<string, object> = {};
    for (const { id, part, f } of this.#rows) {
      const one = part.reveal?.(this.#r.parts[id], f, record);
      if (one) shown[id] = one;
    }
    return shown;
  }
}

const NONE: Offer[] = [];

/** Makes something when it is first wanted, and only then. */
function once<T>(make: () => T): () => T {
  let value: { made: T } | undefined;
  return () => {
    value ??= { made: make() };
    return value.made;
  };
}

/** The ports of these names, and no other. */
function only(ports: Readonly<Record<string, object>>, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(ports).filter(([name]) => names.includes(name)));
}
