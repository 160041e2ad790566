import type { Goal, Ms, Option, SeatId } from "./types.ts";

/** What a world lets trials do to it. Each is there only where the world has such a thing. */
export interface WorldFaults {
  /** The network's links. */
  readonly links?: LinkFaults;
  /** Who owns what: a seat's node secretly works for somebody else. */
  readonly identity?: IdentityFaults;
  /** A seat is turned in the middle of play: it comes to know what it needs for its goal. */
  turned?(seat: SeatId, goal: Goal | undefined): void;
  /** What seats act through: scouts, nodes. */
  readonly nodes?: NodeFaults;
  /** What the options are worth. */
  readonly evidence?: EvidenceFaults;
}
/** Faults of one kind at once add up: factors multiply, a message waits for the last of the cuts that it has to cross. */
export interface LinkFaults {
  /** Every message or flight takes so many times as long: up to then, where a time is given. */
  delay(factor: number, until?: Ms): void;
  /** The share of messages that is lost, 0 to 1. Blocks catch up with a later one; votes do not. There where messages are. */
  loss?(share: number, until?: Ms): void;
  /** Cuts the network in two, so many of the nodes on the one side, drawn; what is under way across waits until `until`. Returns the seats of that side. */
  cut?(share: number, until: Ms): SeatId[];
}
/** A scout, or a node with all its seats. */
export interface Unit {
  id: number;
  seats: readonly SeatId[];
}
export interface NodeFaults {
  /** All that can go dark. */
  list(): readonly Unit[];
  /** It neither does nor hears anything before `until`; what it was at goes on then. The round sees to its seats. */
  dark(id: number, until: Ms): void;
}
export interface EvidenceFaults {
  /** What the options are worth now, by option. */
  worths(): readonly number[];
  /** An option is worth something else from now on. What was read of it before stays what it was. */
  set(option: Option, worth: number): void;
}
export interface IdentityFaults {
  /** A seat's power secretly goes to the attackers' own node. */
  conceal(seat: SeatId): void;
  /** Before anybody has entered: these seats and their owner have no more power together than the owner had alone. */
  share?(owner: SeatId, seats: readonly SeatId[]): void;
}

/** The port of faults: all that a trial can touch. */
export interface Faults extends Omit<WorldFaults, "nodes" | "identity"> {
  readonly identity: Partial<IdentityFaults> & {
    /** The seats that are bots' at the moment: nobody sits there, so that somebody could hold them in secret. */
    free(): SeatId[];
    /** From now on the bots at these seats play `attack`, or the mechanism's usual one; or fair, as honest ones do. */
    steer(seats: readonly SeatId[], attacks: boolean, attack: string | undefined): void;
  };
  readonly nodes?: {
    /** All that can go dark. */
    list(): readonly Unit[];
    /** The seats with the greatest power over the decision, as the mechanism says; none where all are alike. */
    foremost(): readonly SeatId[];
    /** These are dark until then, at most DARK_MAX at a stretch; returns the seats that this hits. */
    dark(units: readonly Unit[], until: Ms): SeatId[];
  };
  readonly roles: {
    /** Draws who becomes a liar: so large a share of the seats, or whom the mechanism says (`corruptible`). */
    draw(share: number): SeatId[];
    lies(seat: SeatId): boolean;
    /** Makes these seats liars. `known`: they know each other. Bots among them play `attack`, or the mechanism's usual one. */
    corrupt(seats: readonly SeatId[], known: boolean, attack: string | undefined): void;
    /** Seats can be turned while the round runs: see `turns` of the mechanism. */
    readonly turns: boolean;
    /** A liar is honest from now on, where seats can be turned. Nobody else is told. */
    release(seat: SeatId): void;
  };
}
