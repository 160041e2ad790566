import { Chance } from "./kit/chance.ts";
import { purpose } from "./kit/purpose.ts";
import { cancel, emptyQueue, peek, pop, push } from "./kit/queue.ts";
import { DIARY_MAX, STORM_MAX, THINK, TRACE_MAX } from "./limits.ts";
import type { AnyMechanism } from "./mechanisms/registry.ts";
import { parsed, partsOf } from "./parts.ts";
import { policiesFor } from "./policies/registry.ts";
import type { Scenario } from "./scenario.ts";
import { RESTING, type RoundEvent, type RoundState } from "./state.ts";
import type {
  Channel,
  Command,
  Effects,
  Facts,
  Ms,
  Offer,
  Refusal,
  Role,
  Score,
  SeatId,
  Seen,
  Truth,
} from "./types.ts";
import type { AnyWorld } from "./worlds/registry.ts";

const LIARS = purpose("liars");
const THINKING = purpose("thinking");

/** Runs one round's state. Holds nothing of its own but handles: make a new one from the state whenever convenient. */
export class Round {
  readonly #r: RoundState;
  readonly #world: AnyWorld;
  readonly #mechanism: AnyMechanism;
  readonly #facts: Facts;
  readonly #fx: Effects<unknown> & { tell(news: unknown): void };
  readonly #mechanismFacts: Facts & { world: unknown };
  readonly #mechanismFx: Effects<unknown> & { world: unknown };

  constructor(r: RoundState, now: Ms) {
    this.#r = r;
    const { world, mechanism } = partsOf(r.scenario);
    this.#world = world;
    this.#mechanism = mechanism;
    const role = (seat: SeatId): Role => {
      const wants = r.liars[seat];
      if (wants === undefined) return { kind: "honest" };
      if (!r.scenario.known) return { kind: "liar", wants };
      const others = Object.keys(r.liars)
        .map(Number)
        .filter((other) => other !== seat);
      return { kind: "liar", wants, with: others };
    };
    const { liars } = r.scenario;
    this.#facts = { now, begin: r.begin, end: r.end, seats: r.seats, role, liars, chance: new Chance(r.key) };
    const fx = this.#effects();
    this.#fx = {
      ...fx,
      at: (t, e) => this.#push(t, { to: "world", e }),
      tell: (news) => mechanism.hears(r.mechanism, news, this.#mechanismFacts, this.#mechanismFx),
    };
    this.#mechanismFacts = Object.assign(Object.create(this.#facts), { world: world.ask(r.world, this.#facts) });
    const deeds = world.deeds(r.world, this.#facts, this.#fx);
    this.#mechanismFx = { ...fx, at: (t, e) => this.#push(t, { to: "mechanism", e }), world: deeds };
  }

  /** A new round for these seats, in its briefing. Seats with a policy are played by it. */
  static open(
    number: number,
    s: Scenario,
    keys: { luck: string; roles: string },
    seats: SeatId[],
    minds: Record<SeatId, string>,
    now: Ms,
  ): RoundState {
    const { world, mechanism } = partsOf(s);
    const begin = now + s.briefing;
    const r: RoundState = {
      number,
      scenario: s,
      key: keys.luck,
      opened: now,
      begin,
      end: begin + s.clock,
      phase: "briefing",
      seats,
      liars: {},
      world: undefined,
      mechanism: undefined,
      queue: emptyQueue(),
      minds: {},
      trace: [],
      diaries: {},
      decisions: [],
    };
    const chance = new Chance(keys.luck);
    const role = (): Role => ({ kind: "honest" });
    const facts: Facts = { now, begin, end: r.end, seats, role, liars: s.liars, chance };
    r.world = world.create(parsed(world.options, s.options.world), facts);
    r.mechanism = mechanism.create(parsed(mechanism.options, s.options.mechanism), facts);
    const round = new Round(r, now);
    for (const seat of round.#turned(s.liars, new Chance(keys.roles))) r.liars[seat] = world.worst(r.world);
    for (const seat of seats) round.#enter(seat);
    for (const seat of seats) {
      const policy = minds[seat];
      if (policy) r.minds[seat] = { policy, memory: {}, thoughts: 0 };
    }
    push(r.queue, begin, { to: "round", e: "begin" });
    return r;
  }

  /** Who is secretly a liar: so many seats, drawn; or whom the mechanism says. */
  #turned(share: number, draw: Chance): SeatId[] {
    const { turns } = this.#mechanism;
    if (turns) return turns(this.#r.mechanism, share, this.#mechanismFacts, draw);
    const { seats } = this.#r;
    const order = draw.shuffle(LIARS, seats.length);
    return order.slice(0, Math.round(share * seats.length)).map((i) => seats[i] as SeatId);
  }

  /** When the latest thing happened that this has run. */
  get now(): Ms {
    return this.#facts.now;
  }

  #push(t: Ms, e: RoundEvent): number {
    return push(this.#r.queue, Math.max(t, this.now), e);
  }

  #effects(): Omit<Effects<unknown>, "at"> {
    const r = this.#r;
    return {
      cancel: (timer) => void cancel(r.queue, timer),
      stance: (seat, option) => {
        if (r.trace.length < TRACE_MAX) r.trace.push([this.now, seat, option ?? -1]);
      },
      note: (seat, what, fields) => {
        r.diaries[seat] ??= [];
        const diary = r.diaries[seat];
        if (diary.length < DIARY_MAX) diary.push({ t: this.now, what, ...fields });
      },
      nudge: (seat) => this.#think(seat),
      decide: (d) => {
        r.decisions.push({ t: this.now, ...d });
      },
      end: () => {
        r.phase = "over";
        r.ended = this.now;
        r.queue = emptyQueue();
      },
    };
  }

  #enter(seat: SeatId): void {
    this.#r.diaries[seat] = [];
    this.#world.enter(this.#r.world, seat, this.#facts, this.#fx);
    this.#mechanism.enter(this.#r.mechanism, seat, this.#mechanismFacts, this.#mechanismFx);
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
    if (!policy) return;
    this.#think(seat);
  }

  /** Writes into a seat's diary what happened to the seat itself; before play begins nothing has. */
  note(seat: SeatId, what: string): void {
    if (this.#r.phase === "play") this.#fx.note(seat, what);
  }

  /** A mind thinks after `wait` ms, or after a person's thinking time; never later than it already would. */
  #think(seat: SeatId, wait?: Ms): void {
    const mind = this.#r.minds[seat];
    if (!mind || mind.policy === RESTING || this.#r.phase !== "play") return;
    const pause = wait ?? Math.round(THINK * (0.5 + this.#facts.chance.uniform(THINKING, seat, mind.thoughts)));
    const due = this.now + Math.max(1, Math.round(pause));
    if (mind.due !== undefined && mind.due <= due) return;
    if (mind.timer !== undefined) cancel(this.#r.queue, mind.timer);
    mind.due = due;
    mind.timer = this.#push(due, { to: "mind", seat });
  }

  #thought(seat: SeatId): void {
    const mind = this.#r.minds[seat];
    const policy = mind && policiesFor(this.#mechanism.id).policies.get(mind.policy);
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
    const channels: Seen["channels"] = {};
    for (const channel of this.channels(seat)) channels[channel.split(":")[0] as string] = this.view(channel);
    return { now, begin, end, n: seats.length, role: this.#facts.role(seat), channels, offers: this.offers(seat) };
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

  #run(e: RoundEvent): void {
    if (e.to === "world") this.#world.on(this.#r.world, e.e, this.#facts, this.#fx);
    else if (e.to === "mechanism") this.#mechanism.on(this.#r.mechanism, e.e, this.#mechanismFacts, this.#mechanismFx);
    else if (e.to === "mind") this.#thought(e.seat);
    else {
      this.#r.phase = "play";
      this.#mechanism.begin(this.#r.mechanism, this.#mechanismFacts, this.#mechanismFx);
      this.#world.begin(this.#r.world, this.#facts, this.#fx);
    }
  }

  /** A seat's command at time `now`: done, or refused with nothing changed. */
  act(seat: SeatId, command: Command, now: Ms): Refusal | undefined {
    if (this.#r.phase !== "play") return { code: "not_in_play" };
    if (!this.#r.seats.includes(seat)) return { code: "not_in_round" };
    const owner = this.#world.verbs.includes(command.verb) ? this.#world : this.#mechanism;
    const checked = owner.command.safeParse(command);
    if (!checked.success) return { code: "bad_command" };
    this.#facts.now = now;
    return this.#do(seat, checked.data as Command);
  }

  #do(seat: SeatId, c: Command): Refusal | undefined {
    if (this.#world.verbs.includes(c.verb)) return this.#world.act(this.#r.world, seat, c, this.#facts, this.#fx);
    return this.#mechanism.act(this.#r.mechanism, seat, c, this.#mechanismFacts, this.#mechanismFx);
  }

  offers(seat: SeatId): Offer[] {
    if (this.#r.phase !== "play") return [];
    const own = this.#world.offers(this.#r.world, seat, this.#facts);
    return own.concat(this.#mechanism.offers(this.#r.mechanism, seat, this.#mechanismFacts));
  }

  /** The channels that a seat is in at the moment: a set, `all` and its own first. */
  channels(seat: SeatId): Channel[] {
    const own = this.#world.channels(this.#r.world, seat);
    return [...new Set(["all", `seat:${seat}`, ...own, ...this.#mechanism.channels(this.#r.mechanism, seat)])];
  }

  /** What a channel shows of world and mechanism. */
  view(channel: Channel): { world?: object; mechanism?: object } {
    const world = this.#world.view(this.#r.world, channel, this.#facts);
    const mechanism = this.#mechanism.view(this.#r.mechanism, channel, this.#mechanismFacts);
    return { ...(world && { world }), ...(mechanism && { mechanism }) };
  }

  role(seat: SeatId): Role {
    return this.#facts.role(seat);
  }

  truth(): Truth[] {
    return this.#world.truth(this.#r.world);
  }

  /** What the round came to. */
  score(): Score {
    const { begin, end, ended, decisions } = this.#r;
    const took = ((ended ?? end) - begin) / (end - begin);
    return this.#mechanism.score(this.#r.mechanism, { truth: this.truth(), decisions, took }, this.#mechanismFacts);
  }

  /** What world and mechanism show everybody of a round that is over. */
  reveal(): { world?: object; mechanism?: object } {
    const world = this.#world.reveal?.(this.#r.world, this.#facts);
    const mechanism = this.#mechanism.reveal?.(this.#r.mechanism, this.#mechanismFacts);
    return { ...(world && { world }), ...(mechanism && { mechanism }) };
  }
}
