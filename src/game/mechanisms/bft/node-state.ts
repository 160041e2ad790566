import type { Ms } from "../../types.ts";
import type { BlockId, NodeId } from "../../worlds/chain/state.ts";
import type { Value, VoteSet, VoteType } from "./votes.ts";

// What one validator knows, and what it runs in; node.ts is the state machine over it.

/** The messages of one round that a node has received (CometBFT keeps such a vote set for each height and round). */
export interface RoundVotes {
  prevote?: VoteSet;
  precommit?: VoteSet;
  /** Power of all from whom the node has a vote of this round: line 55 asks for more than a third. */
  senderPower: number;
  /** Blocks that the round's proposer signed for it, in order of arrival: one, unless it lies. */
  proposals: BlockId[];
  /** Which timeouts have been started: each at most once a round. `round` delays the next round, see ROUND_MIN. */
  timeouts?: { prevote?: true; precommit?: true; round?: true };
  /** Which sides a node that equivocates has sent its votes to: bits 0 and 1 for prevotes, 2 and 3 for precommits. */
  equivocated?: number;
}

/**
 * Evidence of equivocation: a validator signed for two things in one round. CometBFT knows it for votes
 * (DuplicateVoteEvidence) and not for proposals; here two proposals of one round count as well, which is the game's own.
 */
export interface Evidence {
  height: number;
  round: number;
  kind: VoteType | "proposal";
  /** The two blocks, or a block and NIL, in the order in which the signatures came. */
  signed: Value[];
}

/** A block that is final for a node, the round of its precommits, and who signed them (`cert`, see `signersOf`). */
export interface Commit {
  block: BlockId;
  round: number;
  cert: string;
}

export interface NodeState {
  id: NodeId;
  height: number;
  round: number;
  /** Propose, prevote and precommit as in the paper; at `commit` the last height is final, and the pause before the next one runs. */
  step: "propose" | VoteType | "commit";
  /** When the round began, or the pause. */
  since: Ms;
  /** The paper's lockedValue and lockedRound. */
  locked?: { block: BlockId; round: number };
  /** The paper's validValue and validRound: the newest block of this height with more than 2/3 prevotes. Proposed again (line 15). */
  valid?: { block: BlockId; round: number };
  /** By height and round; of the height before, this one and the next. Others are dropped. */
  votes: Record<number, Record<number, RoundVotes>>;
  /** What is final, by height: height 1 at index 0. */
  commits: Commit[];
  /** In rounds with liars, by block: who voted how on it, as far as the node heard. See met.ts. */
  heard?: Record<BlockId, string>;
  /** The first evidence against each node that signed twice. Replaced, never modified: see `reportable`. */
  evidence: Record<NodeId, Evidence>;
}

/**
 * What a node waits for. The paper's three, for a proposal and for more prevotes and precommits; `commit` is CometBFT's
 * timeout_commit, the pause before the next height. Three are the game's own: `decide`, the time that people have for their
 * verdict; `relay`, from when on a node gossips its votes of the current round; and `round`, where rounds begin on a beat.
 */
export type Timeout = "propose" | "decide" | VoteType | "commit" | "relay" | "round";

/** What a node's state machine runs in: clock, validators, network, its seats' verdicts. Calls named `on…` only report. */
export interface Host {
  readonly now: Ms;
  /** A node's voting power in a round of a height, and all that there is in it. */
  power(node: NodeId, height: number, round: number): number;
  total(height: number, round: number): number;
  /** Where rounds begin on a beat: when the one that runs began, and when the next begins. Undefined: as in the paper. */
  readonly beat: { since: Ms; next: Ms } | undefined;
  /** How long a timeout is in a round, in ms. */
  timeout(what: Timeout, round: number): Ms;
  /** Who proposes in a round of a height. */
  proposer(height: number, round: number): NodeId;
  /** The node has the block, and it extends the node's last final block. */
  isValid(n: NodeState, block: BlockId): boolean;
  /** Whether the node's seats approve of a block; undefined while they have not decided. `last`: time is up, the default counts. */
  approval(n: NodeState, block: BlockId, last: boolean): boolean | undefined;
  /** Signs and sends a vote of the node's height and round. */
  vote(n: NodeState, kind: VoteType, value: Value): void;
  /** Proposes a new block, or the node's `valid` one again. */
  propose(n: NodeState): void;
  /** Calls `onTimeout` for the node's height and round at time `until`. */
  schedule(n: NodeState, what: Timeout, until: Ms): void;
  /** There is a proposal for the seats to decide on. */
  onProposal(n: NodeState): void;
  onLock(n: NodeState): void;
  /** What the node's channel shows has changed: its votes. */
  votesChanged(n: NodeState): void;
  /** So has what its seats see and can do: step, lock, proposal, evidence. */
  changed(n: NodeState): void;
  onCommit(n: NodeState, height: number): void;
  onEvidence(n: NodeState, by: NodeId): void;
}
