import type { Ms } from "../../types.ts";
import type { BlockId, NodeId } from "../../worlds/chain/state.ts";
import type { Evidence, Host, NodeState, RoundVotes, Timeout } from "./node-state.ts";
import { hasQuorum } from "./quorum.ts";
import {
  addVote,
  cannotDecide,
  emptySet,
  NIL,
  powerFor,
  signedFor,
  signedTwice,
  signersHex,
  twoThirdsMajority,
  type Value,
  type VoteSet,
  type VoteType,
} from "./votes.ts";

// One validator's state machine: Tendermint as in Buchman, Kwon & Milosevic, "The latest gossip on BFT consensus",
// arXiv:1807.04938 (numbers below are lines of its Algorithm 1), with the lock as CometBFT up to 0.34 keeps it: a locked
// node prevotes the block it is locked on, where the paper's prevotes nil, and more than 2/3 prevotes for anything else in a
// later round, nil included, unlock it. The two belong together: with the paper's nil prevotes, unlocking on nil would not be
// safe. Where people decide, a validator's verdict on a block approved in place of the paper's valid(v).

/**
 * The least length of a round, ms. Nodes whose seats have decided on every proposal vote at once; without a least length, on a
 * network without delay and with some nodes locked and some against, rounds would follow each other in no time at all.
 */
const ROUND_MIN = 1000;
/** How many rounds of a height a node keeps the votes of: older ones only matter to nodes that missed them all, and come again by gossip. */
const ROUNDS_KEPT = 12;
/** Votes of rounds further ahead are dropped: no honest node gets there, and liars could fill the memory. */
const ROUNDS_AHEAD = 40;

export function newNodeState(id: NodeId, now: Ms): NodeState {
  return { id, height: 1, round: 0, step: "commit", since: now, votes: {}, commits: [], evidence: {} };
}

/** The votes of a height and round; undefined for those that a node drops: of older and later heights, and of rounds far ahead. */
export function votesOf(n: NodeState, height: number, round: number): RoundVotes | undefined {
  const near = height >= n.height - 1 && height <= n.height + 1;
  if (!near || height < 1 || round < 0) return undefined;
  if (round > (height === n.height ? n.round : 0) + ROUNDS_AHEAD && height >= n.height) return undefined;
  n.votes[height] ??= {};
  const rounds = n.votes[height];
  rounds[round] ??= { senderPower: 0, proposals: [] };
  return rounds[round];
}

const currentVotes = (n: NodeState): RoundVotes => votesOf(n, n.height, n.round) as RoundVotes;

/** The first proposal of the node's round of which it has the block, and which extends its chain. */
export function proposalNow(n: NodeState, host: Pick<Host, "isValid">): BlockId | undefined {
  return n.votes[n.height]?.[n.round]?.proposals.find((block) => host.isValid(n, block));
}

/** A round begins (lines 11 to 21). */
export function startRound(n: NodeState, host: Host, round: number): void {
  n.round = round;
  n.step = "propose";
  const { beat } = host;
  n.since = beat?.since ?? host.now;
  host.changed(n);
  unlock(n, host);
  const rounds = n.votes[n.height] ?? {};
  for (const r of Object.keys(rounds)) if (Number(r) < round - ROUNDS_KEPT) delete rounds[Number(r)];
  for (const what of ["propose", "decide", "relay"] as const)
    host.schedule(n, what, n.since + host.timeout(what, round));
  if (beat) host.schedule(n, "round", beat.next);
  if (host.proposer(n.height, round) === n.id) host.propose(n);
  else if (proposalNow(n, host) !== undefined) host.onProposal(n);
  advance(n, host);
}

/** Unlocks on more than 2/3 prevotes for anything else in a round after the lock's, up to the current one (CometBFT 0.34). */
function unlock(n: NodeState, host: Host): void {
  for (let r = (n.locked?.round ?? n.round) + 1; n.locked && r <= n.round; r++) {
    const value = twoThirdsMajority(n.votes[n.height]?.[r]?.prevote, host.total(n.height, r));
    if (value === undefined || value === n.locked.block) continue;
    delete n.locked;
    host.changed(n);
  }
}

/** What to prevote (lines 22 to 33); undefined while that is open. `last`: the time to decide is up. */
function valueToPrevote(n: NodeState, host: Host, last: boolean): Value | undefined {
  const block = proposalNow(n, host);
  const arrived = currentVotes(n).proposals.length > 0;
  if (n.locked) return arrived || last ? n.locked.block : undefined;
  if (block === undefined) return last ? NIL : undefined;
  const approved = host.approval(n, block, last);
  return approved === undefined ? undefined : approved ? block : NIL;
}

function prevote(n: NodeState, host: Host, value: Value): void {
  n.step = "prevote";
  host.changed(n);
  host.vote(n, "prevote", value);
}

function precommit(n: NodeState, host: Host, value: Value): void {
  n.step = "precommit";
  host.changed(n);
  host.vote(n, "precommit", value);
}

/** Applies the rules to what the node has of its round, as far as they go (lines 22 to 48). */
export function advance(n: NodeState, host: Host): void {
  if (n.step === "commit") return;
  const inRound = currentVotes(n);
  const { height, round } = n;
  const total = host.total(height, round);
  if (n.step === "propose") {
    const value = valueToPrevote(n, host, false);
    if (value !== undefined) prevote(n, host, value);
  }
  const prevoted = twoThirdsMajority(inRound.prevote, total);
  const block = prevoted !== undefined && prevoted !== NIL && host.isValid(n, prevoted) ? prevoted : undefined;
  if (block !== undefined && n.step !== "propose") {
    // Lines 36 to 43.
    if (n.step === "prevote") {
      n.locked = { block, round: n.round };
      host.changed(n);
    }
    n.valid = { block, round: n.round };
  }
  if (n.step === "prevote") {
    if (block !== undefined) {
      host.onLock(n);
      precommit(n, host, block);
    } else if (prevoted === NIL) precommit(n, host, NIL);
    else if (inRound.prevote && hasQuorum(inRound.prevote.sum, total)) {
      if (prevoted === undefined && cannotDecide(inRound.prevote, total, "prevote")) precommit(n, host, NIL);
      else startVoteTimeout(n, host, inRound, "prevote");
    }
  }
  // The node's own vote reaches it at once, and may have taken it further.
  if (n.round !== round || n.height !== height) return;
  // On a beat the next round begins when it does.
  if (!host.beat && inRound.precommit && hasQuorum(inRound.precommit.sum, total)) {
    if (!cannotDecide(inRound.precommit, total, "precommit")) startVoteTimeout(n, host, inRound, "precommit");
    else if (host.now >= n.since + ROUND_MIN) startRound(n, host, n.round + 1);
    else delayNextRound(n, host, inRound);
  }
}

/** More than two thirds have voted, but not for one value: the rest get more time (lines 34 and 47); people at least all of theirs. */
function startVoteTimeout(n: NodeState, host: Host, inRound: RoundVotes, kind: VoteType): void {
  inRound.timeouts ??= {};
  if (inRound.timeouts[kind]) return;
  inRound.timeouts[kind] = true;
  const from = kind === "prevote" ? Math.max(host.now, n.since + host.timeout("decide", n.round)) : host.now;
  host.schedule(n, kind, from + host.timeout(kind, n.round));
}

/** No vote is worth waiting for: the next round begins as soon as this one has lasted ROUND_MIN. */
function delayNextRound(n: NodeState, host: Host, inRound: RoundVotes): void {
  inRound.timeouts ??= {};
  if (!inRound.timeouts.round) host.schedule(n, "precommit", n.since + ROUND_MIN);
  inRound.timeouts.round = true;
}

/** A timeout that was started in this height and round is over (lines 57 to 67). */
export function onTimeout(n: NodeState, host: Host, what: Timeout, height: number, round: number): void {
  if (height !== n.height || round !== n.round) return;
  if (what === "commit") {
    if (n.step === "commit") startRound(n, host, 0);
    return;
  }
  if (n.step === "propose" && (what === "propose" || what === "decide")) {
    if (what === "propose" && proposalNow(n, host) !== undefined) return;
    prevote(n, host, valueToPrevote(n, host, true) ?? NIL);
    advance(n, host);
  } else if (what === "prevote" && n.step === "prevote") {
    precommit(n, host, NIL);
    advance(n, host);
  } else if ((what === "precommit" || what === "round") && n.step !== "commit") startRound(n, host, n.round + 1);
}

/** A block is final: more than 2/3 precommits for it in any round of the height (lines 49 to 54). */
function commit(n: NodeState, host: Host, round: number, votes: VoteSet, block: BlockId): void {
  n.commits.push({ block, round, cert: signersHex(votes, block) });
  n.height++;
  n.round = 0;
  n.step = "commit";
  n.since = host.now;
  host.changed(n);
  delete n.locked;
  delete n.valid;
  for (const height of Object.keys(n.votes)) if (Number(height) < n.height - 1) delete n.votes[Number(height)];
  host.onCommit(n, n.height - 1);
  host.schedule(n, "commit", host.now + host.timeout("commit", 0));
  // Votes of the new height may be there already.
  tryCommit(n, host);
}

/** Commits the block that the votes of this height make final, if the node has it. */
export function tryCommit(n: NodeState, host: Host): void {
  for (const [round, { precommit: votes }] of Object.entries(n.votes[n.height] ?? {})) {
    if (!votes) continue;
    const total = host.total(n.height, Number(round));
    const block = votes.values.find(
      (value) => value !== NIL && hasQuorum(powerFor(votes, value), total) && host.isValid(n, value),
    );
    if (block === undefined) continue;
    commit(n, host, Number(round), votes, block);
    return;
  }
}

/** A signed vote reaches the node, its own or another's, directly or by gossip. O(1), but where something is decided. */
export function receiveVote(
  n: NodeState,
  host: Host,
  vote: { height: number; round: number; kind: VoteType; value: Value; by: NodeId },
): void {
  const { height, round, kind, value, by } = vote;
  const inRound = votesOf(n, height, round);
  if (!inRound) return;
  const first = !inRound.prevote?.masks[by] && !inRound.precommit?.masks[by];
  inRound[kind] ??= emptySet();
  const votes = inRound[kind];
  const power = host.power(by, height, round);
  const total = host.total(height, round);
  if (!addVote(votes, by, value, power)) return;
  host.votesChanged(n);
  if (first) inRound.senderPower += power;
  if (signedTwice(votes, by)) addEvidence(n, host, by, { height, round, kind, signed: signedFor(votes, by) });
  if (height !== n.height) return;
  if (kind === "precommit" && value !== NIL && hasQuorum(powerFor(votes, value), total)) {
    tryCommit(n, host);
    if (n.height !== height) return;
  }
  if (kind === "prevote" && n.locked && hasQuorum(powerFor(votes, value), total)) unlock(n, host);
  // More than a third have voted in a later round, so somebody honest has: the node goes there (line 55).
  if (round > n.round && 3 * inRound.senderPower > total) startRound(n, host, round);
  else if (round === n.round) advance(n, host);
}

/** A signed proposal reaches the node, with its block or ahead of it. */
export function receiveProposal(n: NodeState, host: Host, height: number, round: number, block: BlockId): void {
  const inRound = votesOf(n, height, round);
  if (!inRound || inRound.proposals.includes(block)) return;
  inRound.proposals.push(block);
  host.changed(n);
  if (inRound.proposals.length > 1)
    addEvidence(n, host, host.proposer(height, round), {
      height,
      round,
      kind: "proposal",
      signed: [...inRound.proposals],
    });
}

/** A block of this height has arrived: commits or votes that waited for it go on. */
export function receiveBlock(n: NodeState, host: Host, height: number): void {
  if (height !== n.height) return;
  tryCommit(n, host);
  if (n.height !== height) return;
  if (n.step === "propose" && proposalNow(n, host) !== undefined) host.onProposal(n);
  advance(n, host);
}

function addEvidence(n: NodeState, host: Host, by: NodeId, proof: Evidence): void {
  if (by === n.id || n.evidence[by]) return;
  n.evidence = { ...n.evidence, [by]: proof };
  host.changed(n);
  host.onEvidence(n, by);
}
