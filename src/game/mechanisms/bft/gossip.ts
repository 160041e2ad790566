import { purpose } from "../../kit/chance.ts";
import type { BlockId, NodeId } from "../../worlds/chain/state.ts";
import { behaviourOf } from "./behaviour.ts";
import type { Message } from "./message.ts";
import { receiveBlock, receiveProposal, receiveVote } from "./node.ts";
import type { Host, NodeState } from "./node-state.ts";
import type { BftState, Facts, Fx } from "./state.ts";
import { eachVote, type PackedVotes, pack, sameVotes, signersOf, type Value, type VoteType } from "./votes.ts";

const VOTE_TYPES: readonly VoteType[] = ["prevote", "precommit"];
const PEER = purpose("bft peer");

/** To how many other nodes a node gossips each time: what one node has reaches a hundred in a few steps. */
const FANOUT = 4;

/** The votes and proposals that a node has of the last height and of this one; of the current round once its time to decide is up. */
function received(n: NodeState, host: Host): Pick<Extract<Message, { m: "sync" }>, "sets" | "proposals"> {
  const sets: PackedVotes[] = [];
  const proposals: [number, number, BlockId][] = [];
  for (const height of [n.height - 1, n.height]) {
    for (const [key, inRound] of Object.entries(n.votes[height] ?? {})) {
      const round = Number(key);
      const early = height === n.height && round >= n.round && host.now < n.since + host.timeout("relay", n.round);
      // On a beat proposals are passed on at once: whoever waits before it votes sees whether there is a second one.
      if (early && host.beat) for (const block of inRound.proposals) proposals.push([height, round, block]);
      if (early) continue;
      sets.push(...pack(height, round, 0, inRound.prevote), ...pack(height, round, 1, inRound.precommit));
      for (const block of inRound.proposals) proposals.push([height, round, block]);
    }
  }
  return { sets, proposals };
}

/** A node sends what it has to a few others. One that is mute or splits sends its height alone, so that others help it along. */
export function gossip(s: BftState, n: NodeState, host: Host, tick: number, f: Facts, fx: Fx): void {
  // Where there are few nodes, to all: a draw could miss the one that lacks something again and again.
  const all = s.nodes.length <= 2 * FANOUT;
  const drawn = (i: number) => f.chance.int(PEER, s.nodes.length, n.id, tick, i);
  const peers = new Set<NodeId>(all ? s.nodes.keys() : Array.from({ length: FANOUT }, (_, i) => drawn(i)));
  peers.delete(n.id);
  const sent = behaviourOf(s, n, f) === "speak" ? received(n, host) : { sets: [], proposals: [] };
  fx.world.network.send(n.id, { m: "sync", h: n.height, ...sent } satisfies Message, [...peers]);
}

/** Sends a node that is at a lower height the block that is final there, and its commit. */
function sendCommit(n: NodeState, height: number, to: NodeId, fx: Fx): void {
  const commit = n.commits[height - 1];
  if (!commit) return;
  const { block, round, cert } = commit;
  fx.world.network.publish(block, n.id, [to]);
  fx.world.network.send(n.id, { m: "final", h: height, r: round, block, cert, top: n.height } satisfies Message, [to]);
}

/** Receives the votes in these sets, but for those that the node has: of gossip, nearly all. */
function receiveVotes(n: NodeState, host: Host, sets: readonly PackedVotes[]): void {
  for (const [height, round, k, values, masks] of sets) {
    const kind = VOTE_TYPES[k] as VoteType;
    if (sameVotes(n.votes[height]?.[round]?.[kind], values, masks)) continue;
    const receiveOne = (by: NodeId, value: Value): void => receiveVote(n, host, { height, round, kind, value, by });
    eachVote(values, masks, receiveOne, () => n.votes[height]?.[round]?.[kind]);
  }
}

function receiveSync(
  n: NodeState,
  host: Host,
  from: NodeId,
  message: Extract<Message, { m: "sync" }>,
  f: Facts,
  fx: Fx,
): void {
  for (const [height, round, block] of message.proposals) {
    receiveProposal(n, host, height, round, block);
    const lacking = height === n.height && !f.world.blocks.has(n.id, block);
    if (lacking) fx.world.network.send(n.id, { m: "ask", block } satisfies Message, [from]);
  }
  receiveVotes(n, host, message.sets);
}

/** A message reaches a node. */
export function receiveMessage(
  s: BftState,
  n: NodeState,
  host: Host,
  from: NodeId,
  message: Message,
  f: Facts,
  fx: Fx,
): void {
  if (message.m === "vote") {
    receiveVote(n, host, {
      height: message.h,
      round: message.r,
      kind: VOTE_TYPES[message.k] as VoteType,
      value: message.v,
      by: message.by,
    });
    return;
  }
  const silent = behaviourOf(s, n, f) === "mute";
  if (message.m === "ask") {
    if (!silent && f.world.blocks.has(n.id, message.block)) fx.world.network.publish(message.block, n.id, [from]);
  } else if (message.m === "proposal") {
    if (from !== host.proposer(message.h, message.r)) return;
    receiveVotes(n, host, message.pol);
    receiveProposal(n, host, message.h, message.r, message.block);
    if (!f.world.blocks.has(n.id, message.block))
      fx.world.network.send(n.id, { m: "ask", block: message.block } satisfies Message, [from]);
    else receiveBlock(n, host, message.h);
  } else if (message.m === "sync") {
    receiveSync(n, host, from, message, f, fx);
    if (!silent && message.h < n.height) sendCommit(n, message.h, from, fx);
  } else {
    const before = n.height;
    for (const by of signersOf(message.cert))
      receiveVote(n, host, { height: message.h, round: message.r, kind: "precommit", value: message.block, by });
    // It is still behind, and asks for the next height.
    if (n.height > before && n.height < message.top)
      fx.world.network.send(n.id, { m: "sync", h: n.height, sets: [], proposals: [] } satisfies Message, [from]);
  }
}
