import type { Channel, Command, Ms, Option, SeatId } from "../../game/types.ts";
import type { Forked } from "../../game/what-if.ts";

/** What asking "what if" needs of the build of the game that made the recording. */
export type Rules = Pick<
  typeof import("../../game/index.ts"),
  | "Replay"
  | "Round"
  | "advance"
  | "apply"
  | "digest"
  | "endOf"
  | "factoriesOf"
  | "liarsIn"
  | "otherRules"
  | "scenarioFault"
  | "withLiars"
>;

/** How a round came out. */
export interface Outcome {
  /** A word of its world: `best`, `homeless`; `safe`, `undone`. */
  ending: string;
  /** The option chosen last, where options are there from the beginning and one was chosen. */
  option?: Option;
  /** From the beginning of play to the end. */
  took: Ms;
  /** How good it was and could have been, 0 to 10. */
  worth: number;
  best: number;
}

/** The rules by which stances are counted. */
export type CountingRule = "plurality" | "approval" | "quorum" | "two-thirds" | "followed";

/** What the recorded stances come to under one rule: exact. */
export interface Count {
  rule: CountingRule;
  /** What wins; absent where nothing does. */
  option?: Option;
  /** Several have as many votes: none of them wins. */
  tied?: Option[];
  /** Votes by option; for a rule that waits for enough at once, the most that there ever were at once. */
  votes: Record<Option, number>;
  /** How many may vote under the rule, and how many votes it takes, where a number is fixed. */
  voters: number;
  needed?: number;
  /** When there first were enough, from the beginning of play. */
  t?: Ms;
}

/** The rules by which votes on one block after the other are counted: more than half, more than two thirds, all of the power. */
export type BallotRule = "half" | "two-thirds" | "all";

/** What the votes on every block come to under one rule. */
export interface BallotCount {
  rule: BallotRule | "real";
  /** Blocks that go through, and how many of those are double-spends; and clean ones that do not. */
  passed: number;
  bad: number;
  lost: number;
}

/** What stances there are to count. */
export interface Stances {
  seats: readonly SeatId[];
  /** Who stood for what since when; option −1 for nothing. Times since the beginning of play. */
  trace: readonly (readonly [Ms, SeatId, Option])[];
  /** Who followed each seat, where the mechanism writes that down: one entry each time. */
  followed?: Readonly<Record<SeatId, number>>;
  /** How many are a quorum, where the mechanism has one. */
  quorum?: number;
}

/** The one thing that is another in a fork. */
export type Change =
  | { what: "nothing" }
  /** An option of the mechanism: see WhatIf in src/game/part.ts. */
  | ({ what: "option" } & Forked)
  /** A third of the scouts lie still, or of the nodes are dark, for ten seconds, from this share of the clock on. */
  | { what: "crash"; at: number }
  /** A seat does nothing. */
  | { what: "muted"; seat: SeatId }
  /** Nobody lies. */
  | { what: "honest" }
  /** The one seat that decides is turned. */
  | { what: "turned"; seat: SeatId }
  /**
   * A person does not make this one move: the number of its input. `moment`: the key moment that hung on it; `own`: it is the asker's
   * own that changed most.
   */
  | { what: "undone"; input: number; seat: SeatId; t: Ms; command: Command; moment?: string; own?: true };

/** The round gone on with one thing changed. */
export interface Fork {
  change: Change;
  outcome: Outcome;
  /** People's moves that were recorded in play, and those of them that were made in the fork as well. */
  moves: number;
  kept: number;
  /** Of a move undone: what its seat saw as it made it. Views by channel and part. */
  shown?: Readonly<Record<Channel, Readonly<Record<string, object>>>>;
}

/** A move by whose it was and when, since the beginning of play. */
export interface Move {
  seat: SeatId;
  t: Ms;
}

/** A question, and what is told as it is worked out. */
export type Question =
  | { ask: "recount" }
  /** `seats`: each of them muted, and nothing else; `own`: a move of the asker's that is to be undone as well. */
  | { ask: "fork"; seats?: readonly SeatId[]; own?: Move }
  | { ask: "replay"; runs: number };

/** Rounds of bots under one rule so far: the same truth, roles and power, each with luck of its own. */
export interface Range {
  mechanism: string;
  scenario: string;
  /** It is the round's own rule, for comparison. */
  own: boolean;
  outcomes: Outcome[];
  /** Of so many that are to be played. */
  of: number;
}

export type Told =
  | { what: "was"; was: Outcome; worths: Record<Option, number> }
  | { what: "recount"; counts: Count[]; silent: number }
  | { what: "ballots"; counts: BallotCount[] }
  | { what: "fork"; fork: Fork }
  | { what: "range"; range: Range }
  /** The recording cannot tell this: votes were taken out of it, or stances are about what only comes up as the round goes on. */
  | { what: "cannot"; why: "redacted" | "stances" };
