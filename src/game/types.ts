import type { Chance } from "./kit/chance.ts";
import type { Traits } from "./policies/traits.ts";

/** Session time in whole milliseconds. It stands still while the room is paused. */
export type Ms = number;
/** A place in the room, 0, 1, 2 … in order of arrival. */
export type SeatId = number;
/** What is being decided on: a site of the swarm, a block of the chain. */
export type Option = number;
/** A set of viewers who may know the same thing: `all`, `screen`, `seat:3`, or one a part names, by its whole name. */
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

/** What a seat secretly is in this round. `group`: the others of its kind, where they know each other. `goal`: what it wants, in its world's own terms, where there is something to want. */
export interface Role {
  kind: "honest" | "liar";
  group?: SeatId[];
  goal?: Goal;
}
/** Plain JSON; the world that names a goal types it further. */
export type Goal = Readonly<Record<string, number | string>>;

/** How much of a round may leave the room once it is over: see recording.ts. */
export type Level = "open" | "discreet";

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
export interface Outcome {
  truth: readonly Truth[];
  decisions: readonly Decision[];
  /** Time from the beginning of play to its end, as a share of the clock; a little above 1 when it ran over. */
  took: number;
}

/** What a round has written down, for measures. Times in session ms. */
export interface Recorded {
  begin: Ms;
  ended: Ms;
  seats: readonly SeatId[];
  /** Who stood for what since when; option −1 for nothing. */
  trace: readonly (readonly [Ms, SeatId, Option])[];
  diaries: Readonly<Record<SeatId, readonly Note[]>>;
}

/** A round in numbers. */
export interface Score {
  /** How it ended, in a word of the mechanism's world: `best`, `homeless`; `safe`, `undone`. The lab counts these. */
  ending: string;
  points: Record<SeatId, number>;
  /** What of the points was for how a seat itself played. */
  bonus: Record<SeatId, number>;
  /** What a seat's points are the sum of, by name, where they are made of several things: for its reveal. */
  parts?: Record<SeatId, Record<string, number>>;
  /** What of the points the naming brought, below 0 where it cost; absent where there was none. */
  named?: Record<SeatId, number>;
  /** What of the points a trial paid, as a bribe; seats that it paid nothing are missing. */
  paid?: Record<SeatId, number>;
  /** How good the outcome was, and how good it could have been, 0 to 10. */
  worth: number;
  best: number;
  /** What else everybody may know at the reveal, never depending on who the liars were. */
  facts: Record<string, number>;
  /** How it ended tells who lied: in a discreet round nobody is told. */
  names?: true;
  /** What decisions are held against when a round is played on from one of them. */
  stake: Stake;
}

/**
 * What a round is about for each seat, neither rounded nor kept within 0 to 100, so that a little more is always more. `of`: for
 * those who do not lie it is the outcome that all share, or what each earns for itself; for a liar it is what liars get.
 */
export interface Stake {
  of: "room" | "own";
  unit: "points" | "coins";
  by: Record<SeatId, number>;
}

/** What parts may know of the round around them. */
export interface Facts {
  readonly now: Ms;
  /** When play begins and when the clock runs out; the end moves when the host gives more time. */
  readonly begin: Ms;
  readonly end: Ms;
  readonly seats: readonly SeatId[];
  role(seat: SeatId): Role;
  /** Its person plays the seat at the moment: no bot, and no autopilot. */
  person(seat: SeatId): boolean;
  /** The share of liars that the round's trials announce to everybody. */
  readonly liars: number;
  /** Somebody lies, announced or turned in secret: for what is written down for a naming. Nothing that shows during play may rest on it. */
  readonly lied: boolean;
  /** A seat's lie has been proved before everybody during the round. */
  exposed(seat: SeatId): boolean;
  readonly level: Level;
  readonly chance: Chance;
  /** For what the options are and are worth: its key is opened after every round, the other only in open rooms. */
  readonly truth: Chance;
}

/** What parts may cause. `E` is the type of their own timed events. */
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
  /** A seat's lie is proved before everybody. */
  expose(seat: SeatId): void;
  /**
   * Something to be felt as it happens, in channel `all`, or with `seat` in that seat's own alone. Only what its viewers may
   * know at this very time: that it comes, and when, is seen by all of them. See moments.ts.
   */
  moment(kind: string, fields?: Readonly<Record<string, number>>, seat?: SeatId): void;
  /**
   * What a channel shows may be something else from now on; of a seat's own, what it can do and which channels it is in as
   * well. The channel by its kind and number, `("node", 3)` for `node:3`; without any, all of them. See Part's `tracked`.
   */
  changed(kind?: string, id?: number): void;
  /** The round is over. */
  end(): void;
}

/** Worlds also tell the other parts what happened in them. */
export interface Notifying<N> {
  notify(notice: N): void;
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

/** What a bot gets: exactly a seat's channels and offers. Channels by their whole name, their views by part. */
export interface Seen {
  now: Ms;
  begin: Ms;
  end: Ms;
  /** How many seats play. */
  n: number;
  seat: SeatId;
  role: Role;
  channels: Readonly<Record<Channel, Readonly<Record<string, object>>>>;
  offers: Offer[];
  /** While the room says whom it suspects. */
  naming?: Naming;
}

/** A bot's next step: a command now, or nothing until something happens or `wait` ms have passed. */
export type Choice = { act: Command } | { wait: Ms } | undefined;

/**
 * What one seat knows of another from what it saw it do itself: the mechanism that wrote it types the rest. `known`: it saw
 * something at all.
 */
export interface Met {
  readonly seat: SeatId;
  readonly known: boolean;
}

/** What a seat is shown while the room says whom it suspects: see round/naming.ts. */
export interface Naming {
  /** How many liars there are: so many it may name at most. */
  liars: number;
  /** Points for a right name, and what a wrong one costs. */
  right: number;
  wrong: number;
  /** Whom it names so far, and whether it has said that this is it. */
  names: SeatId[];
  done?: true;
  /** All others, those that it met first. */
  met: readonly Met[];
}

/** How a bot plays. `luck(p, k)` is uniform in [0, 1), keyed by seat and thought. `memory` is plain JSON. */
export interface Policy {
  readonly id: string;
  /** In what its bots can differ; absent where all are alike. */
  readonly traits?: Traits;
  /** `params`: what of its traits is not as usual. */
  decide(seen: Seen, memory: Record<string, number>, luck: Luck, params?: Readonly<Record<string, number>>): Choice;
}
export interface Luck {
  uniform(what: string): number;
  pick(what: string, weights: number[]): number;
}
