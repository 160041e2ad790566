import type { Amendable } from "./assembly/amendable.ts";
import type { Faults, WorldFaults } from "./faults.ts";
import type { Chance } from "./kit/chance.ts";
import type { Found, Story } from "./measures/moments/story.ts";
import type { Family } from "./policies/family.ts";
import type { Scenario } from "./scenario.ts";
import type {
  Channel,
  Command,
  Effects,
  Facts,
  Goal,
  Luck,
  Met,
  Ms,
  Notifying,
  Offer,
  Outcome,
  Recorded,
  Refusal,
  Role,
  Schema,
  Score,
  SeatId,
  Seen,
  Truth,
} from "./types.ts";
import type { WhatIf } from "./what-if.ts";

export type { Recorded } from "./types.ts";

/**
 * What a round is made of: its world, its trials, its mechanism. `S` state (plain JSON), `C` command, `E` timed event,
 * `F` facts, `X` effects. A part holds no state of its own: it is made from options, and handed its state.
 */
export interface Part<S, C, E, F, X> {
  /**
   * It says by `fx.changed` of every channel in which its views, offers or channels become something else. Only an act's own
   * seat, a diary's, and what comes with the clock, with seats that enter and with faults need not be said. What depends on
   * the time (busy until) has an event at that time. Where all parts of a round do so, channels in which nothing happened
   * cost nothing; else they are asked for anew whenever anything happened, which is never wrong.
   */
  readonly tracked?: true;
  /** The verbs of its commands; those of a round's parts never overlap. */
  readonly verbs: readonly string[];
  readonly command: Schema<C>;
  /** Verbs by which a seat votes in secret: taken out of a recording for everybody but the seat itself. */
  readonly secret?: readonly string[];
  create(f: F): S;
  /** All parts have been made, nobody has entered yet: trials deal roles and set faults up. */
  open?(s: S, f: F, fx: X): void;
  /** A seat joins, at the start or later. */
  enter(s: S, seat: SeatId, f: F, fx: X): void;
  /** Play begins. */
  begin(s: S, f: F, fx: X): void;
  /** The host gave more time: the clock was to run out at `before`, and now does at `f.end`. */
  extended?(s: S, before: Ms, f: F, fx: X): void;
  /** The clock has run out. What need not go on calls `fx.end()`. */
  timeUp?(s: S, f: F, fx: X): void;
  /** Everything this seat could do, possible now or not. */
  offers(s: S, seat: SeatId, f: F): Offer[];
  /** Does it, or refuses and changes nothing. */
  act(s: S, seat: SeatId, c: C, f: F, fx: X): Refusal | undefined;
  /** A timed event is due. */
  on(s: S, e: E, f: F, fx: X): void;
  /** The channels beyond `all` and its own that a seat is in at the moment. */
  channels(s: S, seat: SeatId): Channel[];
  /**
   * What members of a channel may know; undefined for nothing. Plain JSON without null, and never modified afterwards: flushes
   * compare objects, so a list of the state that grows in place is copied into it.
   */
  view(s: S, channel: Channel, f: F): object | undefined;
  /** What everybody is shown when the round is over: what really happened, and measures over what was written down. In discreet rounds never who the liars were. */
  reveal?(s: S, f: F, record: Recorded): object;
  /** What it finds telling in a round that is over, by small rules over what was written down: see measures/moments. */
  telling?(story: Story, s: S, f: F): Found[];
}

/**
 * The types of a world, for the mechanisms that play in it. It offers ports by name (nodes, blocks, network): `facts` is
 * what may be asked through each, `effects` what may be done through it, `notice` what the world tells the other parts.
 */
export interface WorldPorts {
  readonly id: string;
  readonly facts: Readonly<Record<string, object>>;
  readonly effects: Readonly<Record<string, object>>;
  readonly notice: unknown;
}
/** A list of some of a world's ports by name, as a mechanism's `needs` has it. */
export type PortNames<W extends WorldPorts> = readonly (keyof W["facts"] & string)[];

/** A world owns truth, places and evidence. `W`: the types of its ports. */
export interface World<S, C, E, W extends WorldPorts>
  extends Part<S, C, E, Facts, Effects<E> & Notifying<W["notice"]>> {
  /** What can be asked, by port. Made once for a round: it reads the state and the facts as they are when it is asked. */
  facts(s: S, f: Facts): W["facts"];
  /** What can be done, by port; made once as well. */
  effects(s: S, f: Facts, fx: Effects<E> & Notifying<W["notice"]>): W["effects"];
  /** Its side of the port of faults. */
  faults?(s: S, f: Facts, fx: Effects<E> & Notifying<W["notice"]>): WorldFaults;
  /** The options there were and their worth; none where options only come up as the round goes on, as blocks do. */
  truth(s: S): Truth[];
  /** What a liar is to want, where there is something. */
  goal?(s: S): Goal;
  /**
   * Options of its own by which a round under other keys has options of the same worths: for the same again under another
   * rule. Only the set of worths, in no order that tells anything: what was known of each is of no use in the other round.
   */
  carries?(s: S): Record<string, unknown>;
}

/** What a mechanism may know: the round, and of its world what the ports tell that it needs. */
export type MechanismFacts<W extends WorldPorts, N extends PortNames<W>> = Facts & {
  readonly world: Pick<W["facts"], N[number]>;
};
/** What a mechanism may cause, in its world by the ports that it needs. */
export type MechanismEffects<W extends WorldPorts, N extends PortNames<W>, E> = Effects<E> & {
  readonly world: Pick<W["effects"], N[number] & keyof W["effects"]>;
};

/** A mechanism owns signals and decisions. `W`: its world's ports; `N`: the list of those it needs. */
export interface Mechanism<S, C, E, W extends WorldPorts, N extends PortNames<W>>
  extends Part<S, C, E, MechanismFacts<W, N>, MechanismEffects<W, N, E>> {
  /** Something happened in the world. */
  notified(s: S, notice: W["notice"], f: MechanismFacts<W, N>, fx: MechanismEffects<W, N, E>): void;
  /** What the round came to. Called once it is over. */
  score(s: S, outcome: Outcome, f: MechanismFacts<W, N>): Score;
  /** Draws the seats that become liars, where it is not just any share of them. `share` is what is wanted, `draw` the roles' own chance. */
  corruptible?(s: S, share: number, f: MechanismFacts<W, N>, draw: Chance): SeatId[];
  /** The seats with the greatest power over the decision, the greatest first; absent where no seat has more than another. Everybody knows. */
  foremost?(s: S, f: MechanismFacts<W, N>): SeatId[];
  /**
   * Of one that wraps another: what that one shows and reveals stands under its own id as well, for bots and the stage, which read
   * it as ever. Its state lies in this one's.
   */
  readonly inner?: {
    readonly id: string;
    view(s: S, channel: Channel, f: MechanismFacts<W, N>): object | undefined;
    reveal?(s: S, f: MechanismFacts<W, N>, record: Recorded): object | undefined;
  };
  /**
   * What a seat has seen each other seat do, those that it met first, in the seats' order: where there is this, open rounds with
   * liars end with a naming. Never more than the seat's own channels have shown it. `met` is asked for once play is over.
   */
  met?(s: S, seat: SeatId, f: MechanismFacts<W, N>): Met[];
}

/** What goes wrong on purpose. It reaches the rest of the round only through the port of faults. */
export interface Trial<S, C = Command, E = unknown>
  extends Part<S, C, E, Facts, Effects<E> & { readonly faults: Faults }> {
  notified?(s: S, notice: unknown, f: Facts, fx: Effects<E> & { readonly faults: Faults }): void;
  /**
   * It is played as a card, in the middle of the round: now. `open` and `begin` are for one that the round begins with. Returns
   * what it hit, for the reveal: plain JSON, never who lies.
   */
  play?(s: S, f: Facts, fx: Effects<E> & { readonly faults: Faults }): object;
  /** What bots do with this trial's own verbs, of which each decides before its policy thinks; nobody's autopilot has it. */
  readonly habit?: Habit;
  /** What the trial itself pays each seat, in points; read once the round is over. */
  pays?(s: S): Readonly<Record<SeatId, number>>;
}

/** A bot's answer to what a trial offers it, from what its seat sees: a command, or nothing. `memory` is its mind's own. */
export type Habit = (seen: Seen, memory: Record<string, number>, luck: Luck) => Command | undefined;

/** What the registries hold of any part: enough to check a plan and to make it. `V` types its views, by kind of channel. */
export interface Factory<Id extends string, O, P, V> {
  readonly id: Id;
  readonly options: Schema<O>;
  make(options: O): P;
  /** Its options that the room itself may amend between rounds: see assembly/amendments.ts. */
  readonly amendable?: readonly Amendable[];
  /** The codes of its refusals; each has a sentence among the client's words. */
  readonly refusals: readonly string[];
  /** Verbs of a decision beside all others: to do one of them is instead of another of them, and of nothing else. See measures/alternatives.ts. */
  readonly beside?: readonly string[];
  /** Verbs by which each target is decided on by itself: to do it to one is not instead of doing it to another. */
  readonly each?: readonly string[];
  /** Never set: carries the type of its views to whoever reads them. */
  readonly views?: V;
}

export interface WorldFactory<O, S, C, E, W extends WorldPorts, V> extends Factory<W["id"], O, World<S, C, E, W>, V> {
  /** At most so many timed events a second with these options, seats and clock: a plan that would be a bill is refused. */
  load(options: O, seats: number, clock: Ms): number;
}

export interface MechanismFactory<Id extends string, O, S, C, E, W extends WorldPorts, N extends PortNames<W>, V>
  extends Factory<Id, O, Mechanism<S, C, E, W, N>, V> {
  readonly world: W["id"];
  /** The ports of its world that it uses; it is handed no other. */
  readonly needs: N;
  /** Its bots. */
  readonly family: Family;
  /** The named setups that play it. */
  readonly scenarios: readonly Scenario[];
  /** A seat can be turned in the middle of a round: nothing of its role is settled as it enters. */
  readonly turns?: true;
  /** The same of whoever has the greatest power over the decision: see `foremost`. */
  readonly captured?: true;
  /** Liars pool their power at a node of their own, that nobody else knows of. */
  readonly cartel?: boolean;
  /** In whose hands the decision lies: one seat's, a few seats', or, where this is absent, everybody's. */
  readonly deciders?: "one" | "few";
  /**
   * The fewest seats of so many that together decide, by the rules alone: the Nakamoto coefficient of the vote, where seats are as
   * powerful as the world's options make them. Source: Srinivasan & Lee 2017.
   */
  fewest?(options: O, seats: number, world: Readonly<Record<string, unknown>>): number;
  readonly whatIf?: WhatIf<O, S>;
  /** As a world's. */
  load(options: O, seats: number, clock: Ms): number;
}

/** What of a mechanism decides whether a card fits it. */
export type Playable = Pick<
  MechanismFactory<string, unknown, unknown, unknown, unknown, WorldPorts, never, unknown>,
  "turns" | "captured" | "deciders"
>;

export interface TrialFactory<Id extends string, O, S, V> extends Factory<Id, O, Trial<S>, V> {
  /** The worlds it can be played in. */
  readonly worlds: readonly string[];
  /**
   * It can be played as a card: `given` are its options there, where none are said, and `fits` the mechanisms, where not all. `hand`:
   * the cards that a host is offered of it, by the ids of their words, each with options of its own, under mechanisms of its own.
   */
  readonly card?: {
    readonly given: Readonly<Record<string, unknown>>;
    readonly hand: readonly {
      readonly id: string;
      readonly options?: Readonly<Record<string, string | number | boolean>>;
      fits?(mechanism: Playable): boolean;
    }[];
    /** It names somebody by what it does: in discreet rooms it cannot be played, and the clock leaves it out. */
    readonly names?: true;
    /** One at most in a round, with what it begins with: it has verbs and a channel. */
    readonly once?: true;
    fits?(mechanism: Playable): boolean;
  };
  /** The share of liars it announces to everybody, if it makes any. */
  announces?(options: O): number;
}

/** The views of a part, by kind of channel (`site` for `site:2`), from its factory's type. */
export type ViewsOf<F> = F extends { readonly views?: infer V } ? NonNullable<V> : never;
/** The id of a part, from its factory's type. */
export type IdOf<F> = F extends { readonly id: infer Id extends string } ? Id : never;

/** A role for whoever has none of its own. */
export const HONEST: Role = { kind: "honest" };
