import { purpose } from "../../kit/chance.ts";
import type { BlockId, NodeId } from "../../worlds/chain/state.ts";
import type { Body } from "./body.ts";
import { type Ground, hearBlock, hearProposal, hearVote, type NodeState } from "./node.ts";
import { voiceOf } from "./speech.ts";
import type { BftState, Facts, Fx } from "./state.ts";
import { eachVote, type Kind, type Packed, pack, signersOf, type Value } from "./votes.ts";

const KINDS: readonly Kind[] = ["prevote", "precommit"];
const PEER = purpose("bft peer");

/** To how many others a node hands on what it holds: what one has reaches a hundred in a few steps. */
const FANOUT = 4;

/** What a node holds of the last height and of this one; of the current round only once its time to decide is up. */
function holdings(n: NodeState, g: Ground): Pick<Extract<Body, { m: "sync" }>, "sets" | "proposals"> {
  const sets: Packed[] = [];
  const proposals: [number, number, BlockId][] = [];
  for (const height of [n.height - 1, n.height]) {
    for (const [key, ballot] of Object.entries(n.ballots[height] ?? {})) {
      const round = Number(key);
      if (height === n.height && round >= n.round && g.now < n.since + g.span("relay", n.round)) continue;
      sets.push(...pack(height, round, 0, ballot.prevote), ...pack(height, round, 1, ballot.precommit));
      for (const block of ballot.proposals) proposals.push([height, round, block]);
    }
  }
  return { sets, proposals };
}

/** Hands on what a node holds to a few others. Liars who hold back or split hand on nothing, and still listen. */
export function gossip(s: BftState, n: NodeState, g: Ground, tick: number, f: Facts, fx: Fx): void {
  // A few nodes hand on to all others: draws could miss the only one that matters again and again.
  const all = s.nodes.length <= 2 * FANOUT;
  const drawn = (i: number) => f.chance.int(PEER, s.nodes.length, n.id, tick, i);
  const peers = new Set<NodeId>(all ? s.nodes.keys() : Array.from({ length: FANOUT }, (_, i) => drawn(i)));
  peers.delete(n.id);
  const held = voiceOf(s, n, f) === "speak" ? holdings(n, g) : { sets: [], proposals: [] };
  fx.world.network.send(n.id, { m: "sync", h: n.height, ...held } satisfies Body, [...peers]);
}

/** Sends somebody at a lower height what was decided there. */
function help(n: NodeState, height: number, to: NodeId, fx: Fx): void {
  const final = n.finals[height - 1];
  if (!final) return;
  const { block, round, cert } = final;
  fx.world.network.publish(block, n.id, [to]);
  fx.world.network.send(n.id, { m: "final", h: height, r: round, block, cert, top: n.height } satisfies Body, [to]);
}

/** Hears the signatures in these sets; of those that are handed on, a node has nearly all. */
function hearSets(n: NodeState, g: Ground, sets: readonly Packed[]): void {
  for (const [height, round, k, values, masks] of sets) {
    const kind = KINDS[k] as Kind;
    const hearOne = (by: NodeId, value: Value): void => hearVote(n, g, { height, round, kind, value, by });
    eachVote(values, masks, hearOne, () => n.ballots[height]?.[round]?.[kind]);
  }
}

function hearSync(n: NodeState, g: Ground, from: NodeId, body: Extract<Body, { m: "sync" }>, f: Facts, fx: Fx): void {
  for (const [height, round, block] of body.proposals) {
    hearProposal(n, g, height, round, block);
    const wanted = height === n.height && !f.world.blocks.has(n.id, block);
    if (wanted) fx.world.network.send(n.id, { m: "ask", block } satisfies Body, [from]);
  }
  hearSets(n, g, body.sets);
}

/** A message reaches a node. */
export function hear(s: BftState, n: NodeState, g: Ground, from: NodeId, body: Body, f: Facts, fx: Fx): void {
  if (body.m === "vote") {
    hearVote(n, g, { height: body.h, round: body.r, kind: KINDS[body.k] as Kind, value: body.v, by: body.by });
    return;
  }
  const silent = voiceOf(s, n, f) === "mute";
  if (body.m === "ask") {
    if (!silent && f.world.blocks.has(n.id, body.block)) fx.world.network.publish(body.block, n.id, [from]);
  } else if (body.m === "proposal") {
    if (from !== g.proposer(body.h, body.r)) return;
    hearSets(n, g, body.pol);
    hearProposal(n, g, body.h, body.r, body.block);
    if (!f.world.blocks.has(n.id, body.block))
      fx.world.network.send(n.id, { m: "ask", block: body.block } satisfies Body, [from]);
    else hearBlock(n, g, body.h);
  } else if (body.m === "sync") {
    hearSync(n, g, from, body, f, fx);
    if (!silent && body.h < n.height) help(n, body.h, from, fx);
  } else {
    const before = n.height;
    for (const by of signersOf(body.cert))
      hearVote(n, g, { height: body.h, round: body.r, kind: "precommit", value: body.block, by });
    // Still behind: on to the next one.
    if (n.height > before && n.height < body.top)
      fx.world.network.send(n.id, { m: "sync", h: n.height, sets: [], proposals: [] } satisfies Body, [from]);
  }
}
