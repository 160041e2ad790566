import type { Chance } from "./kit/chance.ts";

/** Session time in whole milliseconds. It stands still while the room is paused. */
export type Ms = number;
/** A place in the room, 0, 1, 2 … in order of arrival. */
export type SeatId = number;
/** What is being decided on: a site of the swarm, a block of the chain. */
export type Option = number;
/** A set of viewers who may know the same thing: `all`, `screen`, `seat:3`, or one a world names. */
export type Channel = string;

/** Why a command is not possible (now). `until` is when it will be, where that is known and not secret. */
export interface Refusal {
  code: string;
  until?: Ms;
}

/** Something a seat can do: what buttons, bots, the autopilot and the fuzzer are made from. */
export interface Offer {
  verb: string;
  /** The command's field that names a target, and the targets there are. */
  aim?: { field: string; ids: number[] };
  /** The command's field that carries a number, its range and step. */
  amount?: { field: string; min: number; max: number; step: number };
  /** How long it takes, in ms, where the seat can know that. */
  cost?: Ms;
  /** Set while it is not possible: the same refusal that `act` would give. */
  not?: Refusal;
}

/** A command as the wire, bots and the log carry it: a verb and its fields. */
export interface Command {
  verb: string;
  [field: string]: string | number | boolean;
}

/** What a seat secretly wants in this round. A liar wants the option `wants` to win; `with`: the other liars, where they know each other. */
export type Role = { kind: "honest" } | { kind: "liar"; wants: Option; with?: SeatId[] };

/** A line in a seat's private diary: what happened to it, when, with the numbers it came to know. */
export interface Note {
  t: Ms;
  what: string;
  [field: string]: string | number;
}

/**
 * One decision. `slot` is what was decided on (a chain's height; swarms have one), `holders` are the seats that carried
 * it. `undoes` is the option that an earlier decision on the same slot had chosen.
 */
export interface Decision {
  t: Ms;
  slot: number;
  option: Option;
  holders: SeatId[];
  undoes?: Option;
}

/** What a round came to, for its result: see Mechanism.score. */
export interface Tale {
  truth: readonly Truth[];
  decisions: readonly Decision[];
  /** Time from the beginning of play to its end, as a share of the clock; a little above 1 when it ran over. */
  took: number;
}

/** A round in numbers. */
export interface Score {
  /** How it ended, in a word of the mechanism's world: `best`, `homeless`; `safe`, `undone`. The lab counts these. */
  ending: string;
  points: Record<SeatId, number>;
  /** What of the points was for how a seat itself played. */
  bonus: Record<SeatId, number>;
  /** How good the outcome was, and how good it could have been, 0 to 10. */
  worth: number;
  best: number;
  /** What else everybody may know at the reveal, never depending on who the liars were. */
  facts: Record<string, number>;
}

/** What worlds and mechanisms may know of the round around them. */
export interface Facts {
  now: Ms;
  /** When play begins and when the clock runs out. */
  begin: Ms;
  end: Ms;
  seats: readonly SeatId[];
  role(seat: SeatId): Role;
  /** The share of liars that the scenario announces to everybody. */
  liars: number;
  chance: Chance;
}

/** What worlds and mechanisms may cause. `E` is the type of their own timed events. */
export interface Effects<E> {
  /** Comes back to the part's `on` at time `t`. Returns a timer for `cancel`. */
  at(t: Ms, e: E): number;
  cancel(timer: number): void;
  /** Neutral trace of which option a seat stands for, for measures and recounts. */
  stance(seat: SeatId, option: Option | null): void;
  /** Writes into a seat's diary, which only that seat sees before the reveal. */
  note(seat: SeatId, what: string, fields?: Record<string, string | number>): void;
  /** Something worth deciding came up for a seat: its bot or autopilot thinks again. */
  nudge(seat: SeatId): void;
  decide(d: Omit<Decision, "t">): void;
  /** The round is over. */
  end(): void;
}

/** Worlds also tell the mechanism what happened in them. */
export interface Telling<N> {
  tell(news: N): void;
}

/** A schema as far as the game needs it (zod's, in practice). */
export interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: { issues: readonly Issue[] } };
}
export interface Issue {
  path: readonly PropertyKey[];
  message: string;
}

/** An option as the reveal shows it. `worth` is 0 to 10. */
export interface Truth {
  option: Option;
  worth: number;
  facts: Record<string, number>;
}

/** What worlds and mechanisms share. `S` state (plain JSON), `C` command, `E` timed event, `F` facts, `X` effects. */
interface Part<S, C, E, F, X> {
  readonly id: string;
  /** The verbs of its commands; a world's and its mechanisms' never overlap. */
  readonly verbs: readonly string[];
  readonly command: Schema<C>;
  /** A seat joins, at the start or later. */
  enter(s: S, seat: SeatId, f: F, fx: X): void;
  /** Play begins. */
  begin(s: S, f: F, fx: X): void;
  /** Everything this seat could do, possible now or not. */
  offers(s: S, seat: SeatId, f: F): Offer[];
  /** Does it, or refuses and changes nothing. */
  act(s: S, seat: SeatId, c: C, f: F, fx: X): Refusal | undefined;
  /** A timed event is due. */
  on(s: S, e: E, f: F, fx: X): void;
  /** The channels beyond `all` and its own that a seat is in at the moment. */
  channels(s: S, seat: SeatId): Channel[];
  /** What members of a channel may know; undefined for nothing. Plain JSON without null. */
  view(s: S, channel: Channel, f: F): object | undefined;
  /** What everybody is shown when the round is over: what really happened. Never who the liars were. */
  reveal?(s: S, f: F): object;
}

/**
 * A world owns truth, places and evidence. `Q` is what a mechanism may ask of it (never the truth), `D` what a
 * mechanism may have it do, `N` what it tells the mechanism.
 */
export interface World<O, S, C, E, Q, D, N> extends Part<S, C, E, Facts, Effects<E> & Telling<N>> {
  readonly options: Schema<O>;
  create(options: O, f: Facts): S;
  ask(s: S, f: Facts): Q;
  deeds(s: S, f: Facts, fx: Effects<E> & Telling<N>): D;
  /** The options there were and their worth; none where options only come up as the round goes on, as blocks do. */
  truth(s: S): Truth[];
  /** The option that a liar is to want. */
  worst(s: S): Option;
}

/** A mechanism owns signals and decisions. */
export interface Mechanism<O, S, C, E, Q, D, N> extends Part<S, C, E, Facts & { world: Q }, Effects<E> & { world: D }> {
  readonly world: string;
  readonly options: Schema<O>;
  create(options: O, f: Facts): S;
  hears(s: S, news: N, f: Facts & { world: Q }, fx: Effects<E> & { world: D }): void;
  /** What the round came to. Called once it is over. */
  score(s: S, tale: Tale, f: Facts & { world: Q }): Score;
  /** Who is turned, where it is not just so many seats: `share` is the scenario's share of liars, `draw` the roles' own chance. */
  turns?(s: S, share: number, f: Facts & { world: Q }, draw: Chance): SeatId[];
}

/** What a bot gets: exactly a seat's channels and offers. The keys are the channels' kinds (`site:2` → `site`). */
export interface Seen {
  now: Ms;
  begin: Ms;
  end: Ms;
  /** How many seats play. */
  n: number;
  role: Role;
  channels: Record<string, { world?: object; mechanism?: object }>;
  offers: Offer[];
}

/** A bot's next step: a command now, or nothing until something happens or `wait` ms have passed. */
export type Choice = { act: Command } | { wait: Ms } | undefined;

/** How a bot plays. `luck(p, k)` is uniform in [0, 1), keyed by seat and thought. `memory` is plain JSON. */
export interface Policy {
  readonly id: string;
  decide(seen: Seen, memory: Record<string, number>, luck: Luck): Choice;
}
export interface Luck {
  uniform(what: string): number;
  pick(what: string, weights: number[]): number;
}
