import type { Ms } from "../../types.ts";
import type { BlockId, NodeId } from "../../worlds/chain/state.ts";
import { hasQuorum } from "./quorum.ts";
import {
  addVote,
  emptySet,
  hopeless,
  type Kind,
  majority,
  NIL,
  powerFor,
  signedFor,
  signedTwice,
  signersHex,
  type Value,
  type VoteSet,
} from "./votes.ts";

// One validator's state machine: Tendermint as in Buchman, Kwon & Milosevic, "The latest gossip on BFT consensus",
// arXiv:1807.04938 (numbers below are lines of its Algorithm 1), with the lock as CometBFT up to 0.34 keeps it: a locked
// node prevotes its block, where the paper's prevotes nil, and 2/3 prevotes for anything else in a later round, nil
// included, unlock it. The two belong together: with the paper's nil prevotes, unlocking on nil would not be safe.

/** What a node holds of one round. */
export interface Ballot {
  prevote?: VoteSet;
  precommit?: VoteSet;
  /** Power of all who were heard in this round. */
  voices: number;
  /** Blocks that the round's proposer signed for it, in order of arrival: one, unless it lies. */
  proposals: BlockId[];
  /** Which waits have begun: at most one each a round. */
  waits?: { prevote?: true; precommit?: true; breath?: true };
  /** For which camps a node that splits has signed: bit 0 and 1 prevotes, 2 and 3 precommits. */
  spoken?: number;
}

export interface Proof {
  height: number;
  round: number;
  kind: Kind | "proposal";
  /** What was signed for, first and then: two of blocks and NIL. */
  signed: Value[];
}

/** A height that is final for a node: the block, the round, and who signed (see `signersOf`). */
export interface Final {
  block: BlockId;
  round: number;
  cert: string;
}

export interface NodeState {
  id: NodeId;
  height: number;
  round: number;
  /** `commit`: the last height is final, and the pause before the next one runs. */
  step: "propose" | Kind | "commit";
  /** When the round began. */
  since: Ms;
  locked?: { block: BlockId; round: number };
  /** The newest block of this height with 2/3 prevotes, which a proposer proposes again. */
  valid?: { block: BlockId; round: number };
  /** Ballots by height and round: of the height before, this one and the next; others are dropped. */
  ballots: Record<number, Record<number, Ballot>>;
  /** By height, from 1 at index 0. */
  finals: Final[];
  /** Who signed twice, by node, with the first proof. */
  evidence: Record<NodeId, Proof>;
}

/** What a timer of a node can be for. */
export type Wait = "propose" | "decide" | Kind | "height" | "relay";

/** What a node stands on: the rules, what it can know, what it can do. */
export interface Ground {
  readonly now: Ms;
  readonly powers: readonly number[];
  readonly total: number;
  /** How long a wait lasts in a round, in ms. */
  span(wait: Wait, round: number): Ms;
  proposer(height: number, round: number): NodeId;
  /** The node has the block, and it extends the node's last final one. */
  fits(n: NodeState, block: BlockId): boolean;
  /** What its seats make of a block; undefined while they have not decided. `last`: time is up, and they get the default. */
  stand(n: NodeState, block: BlockId, last: boolean): boolean | undefined;
  /** Signs and sends a vote of the node's height and round. */
  vote(n: NodeState, kind: Kind, value: Value): void;
  /** Proposes a new block, or `valid` again. */
  propose(n: NodeState): void;
  wait(n: NodeState, what: Wait, until: Ms): void;
  /** There is something to decide on. */
  asked(n: NodeState): void;
  locked(n: NodeState): void;
  /** What the node's channel shows changed: its votes. */
  counted(n: NodeState): void;
  /** What its seats see and can do changed as well: where it stands, what is proposed, whom it caught. */
  changed(n: NodeState): void;
  final(n: NodeState, at: number): void;
  evident(n: NodeState, by: NodeId): void;
}

/**
 * A round lasts so long at least, in ms: nodes whose seats have decided on all there is vote at once, and where messages take
 * no time, some locked and some against, they would go through rounds without end in an instant.
 */
const BREATH = 1000;
/** Rounds of a height whose ballots a node keeps: older ones only matter to who missed them all, and may come again. */
const ROUNDS_KEPT = 12;
/** Rounds further ahead than this are not listened to: nobody honest gets there. */
const ROUNDS_AHEAD = 40;

export function newNodeState(id: NodeId, now: Ms): NodeState {
  return { id, height: 1, round: 0, step: "commit", since: now, ballots: {}, finals: [], evidence: {} };
}

/** The ballot of a height and round; undefined for what a node does not listen to (any more, or yet). */
export function ballotOf(n: NodeState, height: number, round: number): Ballot | undefined {
  const near = height >= n.height - 1 && height <= n.height + 1;
  if (!near || height < 1 || round < 0) return undefined;
  if (round > (height === n.height ? n.round : 0) + ROUNDS_AHEAD && height >= n.height) return undefined;
  n.ballots[height] ??= {};
  const rounds = n.ballots[height];
  rounds[round] ??= { voices: 0, proposals: [] };
  return rounds[round];
}

const ballotNow = (n: NodeState): Ballot => ballotOf(n, n.height, n.round) as Ballot;

/** The first proposal of the round that the node has and that extends its chain. */
export function proposalNow(n: NodeState, g: Pick<Ground, "fits">): BlockId | undefined {
  return n.ballots[n.height]?.[n.round]?.proposals.find((block) => g.fits(n, block));
}

/** A round begins (line 11). */
export function startRound(n: NodeState, g: Ground, round: number): void {
  n.round = round;
  n.step = "propose";
  n.since = g.now;
  g.changed(n);
  unlock(n, g);
  const rounds = n.ballots[n.height] ?? {};
  for (const r of Object.keys(rounds)) if (Number(r) < round - ROUNDS_KEPT) delete rounds[Number(r)];
  for (const what of ["propose", "decide", "relay"] as const) g.wait(n, what, g.now + g.span(what, round));
  if (g.proposer(n.height, round) === n.id) g.propose(n);
  else if (proposalNow(n, g) !== undefined) g.asked(n);
  advance(n, g);
}

/** Unlocks on 2/3 prevotes for anything else in a round after the lock's, up to the current one. */
function unlock(n: NodeState, g: Ground): void {
  for (let r = (n.locked?.round ?? n.round) + 1; n.locked && r <= n.round; r++) {
    const value = majority(n.ballots[n.height]?.[r]?.prevote, g.total);
    if (value === undefined || value === n.locked.block) continue;
    delete n.locked;
    g.changed(n);
  }
}

/** What to prevote now; undefined while that is open. `last`: the time to decide is up. */
function choice(n: NodeState, g: Ground, last: boolean): Value | undefined {
  const block = proposalNow(n, g);
  const arrived = ballotNow(n).proposals.length > 0;
  if (n.locked) return arrived || last ? n.locked.block : undefined;
  if (block === undefined) return last ? NIL : undefined;
  const stands = g.stand(n, block, last);
  return stands === undefined ? undefined : stands ? block : NIL;
}

function prevote(n: NodeState, g: Ground, value: Value): void {
  n.step = "prevote";
  g.changed(n);
  g.vote(n, "prevote", value);
}

function precommit(n: NodeState, g: Ground, value: Value): void {
  n.step = "precommit";
  g.changed(n);
  g.vote(n, "precommit", value);
}

/** Goes as far as the rules let it with what the node holds of its round. */
export function advance(n: NodeState, g: Ground): void {
  if (n.step === "commit") return;
  const b = ballotNow(n);
  const { height, round } = n;
  if (n.step === "propose") {
    const value = choice(n, g, false);
    if (value !== undefined) prevote(n, g, value);
  }
  const polka = majority(b.prevote, g.total);
  const block = polka !== undefined && polka !== NIL && g.fits(n, polka) ? polka : undefined;
  if (block !== undefined && n.step !== "propose") {
    // Lines 36 to 43.
    if (n.step === "prevote") {
      n.locked = { block, round: n.round };
      g.changed(n);
    }
    n.valid = { block, round: n.round };
  }
  if (n.step === "prevote") {
    if (block !== undefined) {
      g.locked(n);
      precommit(n, g, block);
    } else if (polka === NIL) precommit(n, g, NIL);
    else if (b.prevote && hasQuorum(b.prevote.any, g.total)) {
      if (polka === undefined && hopeless(b.prevote, g.total, "prevote")) precommit(n, g, NIL);
      else linger(n, g, b, "prevote");
    }
  }
  // A vote of its own may have taken it further, where that comes back at once.
  if (n.round !== round || n.height !== height) return;
  if (b.precommit && hasQuorum(b.precommit.any, g.total)) {
    if (!hopeless(b.precommit, g.total, "precommit")) linger(n, g, b, "precommit");
    else if (g.now >= n.since + BREATH) startRound(n, g, n.round + 1);
    else breathe(n, g, b);
  }
}

/** Two thirds have voted, but not for one thing: the others get some more time (lines 34 and 47), people all of theirs. */
function linger(n: NodeState, g: Ground, b: Ballot, kind: Kind): void {
  b.waits ??= {};
  if (b.waits[kind]) return;
  b.waits[kind] = true;
  const from = kind === "prevote" ? Math.max(g.now, n.since + g.span("decide", n.round)) : g.now;
  g.wait(n, kind, from + g.span(kind, n.round));
}

/** Nothing is to be waited for, but for a moment. */
function breathe(n: NodeState, g: Ground, b: Ballot): void {
  b.waits ??= {};
  if (!b.waits.breath) g.wait(n, "precommit", n.since + BREATH);
  b.waits.breath = true;
}

/** A wait that began in this height and round is over (lines 57 to 67). */
export function timeUp(n: NodeState, g: Ground, what: Wait, height: number, round: number): void {
  if (height !== n.height || round !== n.round) return;
  if (what === "height") {
    if (n.step === "commit") startRound(n, g, 0);
    return;
  }
  if (n.step === "propose" && (what === "propose" || what === "decide")) {
    if (what === "propose" && proposalNow(n, g) !== undefined) return;
    prevote(n, g, choice(n, g, true) ?? NIL);
    advance(n, g);
  } else if (what === "prevote" && n.step === "prevote") {
    precommit(n, g, NIL);
    advance(n, g);
  } else if (what === "precommit" && n.step !== "commit") startRound(n, g, n.round + 1);
}

/** A final block: more than 2/3 precommits for it in any round of the height (line 49). */
function commit(n: NodeState, g: Ground, round: number, votes: VoteSet, block: BlockId): void {
  n.finals.push({ block, round, cert: signersHex(votes, block) });
  n.height++;
  n.round = 0;
  n.step = "commit";
  n.since = g.now;
  g.changed(n);
  delete n.locked;
  delete n.valid;
  for (const height of Object.keys(n.ballots)) if (Number(height) < n.height - 1) delete n.ballots[Number(height)];
  g.final(n, n.height - 1);
  g.wait(n, "height", g.now + g.span("height", 0));
  // What came early.
  settle(n, g);
}

/** Commits what the votes of this height make final, if the node has the block. */
export function settle(n: NodeState, g: Ground): void {
  for (const [round, { precommit: votes }] of Object.entries(n.ballots[n.height] ?? {})) {
    if (!votes) continue;
    const block = votes.values.find(
      (value) => value !== NIL && hasQuorum(powerFor(votes, value), g.total) && g.fits(n, value),
    );
    if (block === undefined) continue;
    commit(n, g, Number(round), votes, block);
    return;
  }
}

/** Somebody's signature reaches the node, from itself or along any way. Work is O(1) but where something is decided. */
export function hearVote(
  n: NodeState,
  g: Ground,
  vote: { height: number; round: number; kind: Kind; value: Value; by: NodeId },
): void {
  const { height, round, kind, value, by } = vote;
  const b = ballotOf(n, height, round);
  if (!b) return;
  const first = !b.prevote?.masks[by] && !b.precommit?.masks[by];
  b[kind] ??= emptySet();
  const votes = b[kind];
  const power = g.powers[by] ?? 0;
  if (!addVote(votes, by, value, power)) return;
  g.counted(n);
  if (first) b.voices += power;
  if (signedTwice(votes, by)) accuse(n, g, by, { height, round, kind, signed: signedFor(votes, by) });
  if (height !== n.height) return;
  if (kind === "precommit" && value !== NIL && hasQuorum(powerFor(votes, value), g.total)) {
    settle(n, g);
    if (n.height !== height) return;
  }
  if (kind === "prevote" && n.locked && hasQuorum(powerFor(votes, value), g.total)) unlock(n, g);
  // More than a third speak of a later round: one of them is honest, and the node follows (line 55).
  if (round > n.round && 3 * b.voices > g.total) startRound(n, g, round);
  else if (round === n.round) advance(n, g);
}

/** A proposal's signature reaches the node, with its block or ahead of it. */
export function hearProposal(n: NodeState, g: Ground, height: number, round: number, block: BlockId): void {
  const b = ballotOf(n, height, round);
  if (!b || b.proposals.includes(block)) return;
  b.proposals.push(block);
  g.changed(n);
  if (b.proposals.length > 1)
    accuse(n, g, g.proposer(height, round), { height, round, kind: "proposal", signed: [...b.proposals] });
}

/** A block has arrived: what waited for it goes on. */
export function hearBlock(n: NodeState, g: Ground, height: number): void {
  if (height !== n.height) return;
  settle(n, g);
  if (n.height !== height) return;
  if (n.step === "propose" && proposalNow(n, g) !== undefined) g.asked(n);
  advance(n, g);
}

function accuse(n: NodeState, g: Ground, by: NodeId, proof: Proof): void {
  if (by === n.id || n.evidence[by]) return;
  n.evidence[by] = proof;
  g.changed(n);
  g.evident(n, by);
}
