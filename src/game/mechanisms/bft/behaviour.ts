import type { BlockId, NodeId } from "../../worlds/chain/state.ts";
import type { Message } from "./message.ts";
import { receiveProposal, votesOf } from "./node.ts";
import type { Host, NodeState } from "./node-state.ts";
import { type Behaviour, type BftState, type Facts, type Fx, lastFinal, seatOf, turnOf } from "./state.ts";
import { NIL, pack, type Value, type VoteType } from "./votes.ts";

// How a node signs and sends, by its seats' behaviour: votes and proposals as the rules have it, none at all, or two
// conflicting ones, one for each side (equivocation).

/** The side of the liars themselves: they get what goes to either half of the honest. */
export const LIARS = 2;

/**
 * Which side each node is on, for those who equivocate: honest nodes in turn 0 and 1, so that the halves are even, and liars 2.
 */
export function sidesOf(s: BftState, f: Facts): number[] {
  let rank = 0;
  const liars = new Set(f.seats.filter((seat) => f.role(seat).kind === "liar").map((seat) => f.world.nodes.of(seat)));
  return s.nodes.map((_, node) => (liars.has(node) ? LIARS : rank++ % 2));
}

const sideOf = (s: BftState, node: NodeId): number => s.sides[node] ?? node % 2;

/** The nodes on a side and all liars; the sender itself among them where `self`. */
function audience(s: BftState, side: 0 | 1, sender: NodeId, self: boolean): NodeId[] {
  const wanted = (node: NodeId) => sideOf(s, node) === side || sideOf(s, node) === LIARS;
  return s.nodes.map((_, node) => node).filter((node) => wanted(node) && (self || node !== sender));
}

/** How a node behaves: like the first of its seats that does not keep to the rules. */
export function behaviourOf(s: BftState, n: NodeState, f: Facts): Behaviour {
  for (const seat of f.world.nodes.seats(n.id)) {
    const { behaviour } = seatOf(s, seat);
    if (behaviour !== "speak") return behaviour;
  }
  return "speak";
}

function sendVote(s: BftState, n: NodeState, kind: VoteType, value: Value, to: readonly NodeId[], fx: Fx): void {
  if (kind === "prevote" && value !== NIL) {
    const key = `${n.height}:${n.round}:${value}`;
    s.backers[key] ??= [];
    if (!s.backers[key].includes(n.id)) s.backers[key].push(n.id);
  }
  const body: Message = { m: "vote", h: n.height, r: n.round, k: kind === "prevote" ? 0 : 1, v: value, by: n.id };
  fx.world.network.send(n.id, body, to);
}

/** Signs a vote and sends it to all nodes, itself among them. A mute node sends none; one that splits sends its own, see `equivocate`. */
export function vote(s: BftState, n: NodeState, kind: VoteType, value: Value, f: Facts, fx: Fx): void {
  if (behaviourOf(s, n, f) !== "speak") return;
  sendVote(
    s,
    n,
    kind,
    value,
    s.nodes.map((_, node) => node),
    fx,
  );
}

/**
 * A node that splits votes for both blocks of a conflicting pair: for one on each side, and liars get both votes. Where there is
 * only one proposal it votes for nil, which ends the round and leads to the next proposer, who may be a liar; on a beat, where that
 * takes no less time, it votes for it like anybody. Its precommits for
 * a pair wait until the time to decide is up: otherwise the side that is ready first finalises its block and hands the commit
 * on to the other before that one has finalised its own.
 */
export function equivocate(s: BftState, n: NodeState, kind: VoteType, f: Facts, fx: Fx): void {
  if (n.step === "commit" || behaviourOf(s, n, f) !== "split") return;
  const inRound = votesOf(n, n.height, n.round);
  const first = inRound?.proposals.find((block) => f.world.blocks.has(n.id, block));
  if (!inRound || first === undefined) return;
  const pair = s.pairs[first] ?? (s.options.beat > 0 ? [first, first] : [NIL, NIL]);
  for (const side of [0, 1] as const) {
    const bit = 1 << (side + (kind === "prevote" ? 0 : 2));
    const value = pair[side];
    if (((inRound.equivocated ?? 0) & bit) !== 0 || (value !== NIL && !f.world.blocks.has(n.id, value))) continue;
    inRound.equivocated = (inRound.equivocated ?? 0) | bit;
    sendVote(s, n, kind, value, audience(s, side, n.id, true), fx);
  }
  if (kind === "prevote" && !s.pairs[first]) equivocate(s, n, "precommit", f, fx);
}

/** Whether a seat of the node wants its next block to be a double-spend; each wish is for one block. */
function takeCheat(s: BftState, n: NodeState, f: Facts): boolean {
  const seats = f.world.nodes.seats(n.id).map((seat) => seatOf(s, seat));
  const wanted = seats.some((seat) => seat.cheats);
  for (const seat of seats) delete seat.cheats;
  return wanted;
}

/** The slot of a round of a height, a number of its own for each, by Cantor's pairing function: see blockId in ids.ts. */
function slotOf(height: number, round: number): number {
  const turn = height - 1 + round;
  return (turn * (turn + 1)) / 2 + round;
}

/** The node proposes (lines 14 to 19): its `valid` block again, or a new one; or, where it splits, a conflicting pair. */
export function propose(s: BftState, n: NodeState, host: Host, f: Facts, fx: Fx): void {
  const behaviour = behaviourOf(s, n, f);
  if (behaviour === "mute") return;
  const { height, round } = n;
  if (behaviour === "speak" && n.valid) {
    const { block } = n.valid;
    fx.world.transfers.withdraw(n.id);
    const pol = pack(height, n.valid.round, 0, votesOf(n, height, n.valid.round)?.prevote);
    receiveProposal(n, host, height, round, block);
    fx.world.network.send(n.id, { m: "proposal", h: height, r: round, block, pol } satisfies Message);
    return;
  }
  const cheat = takeCheat(s, n, f);
  const block = fx.world.transfers.compose(n.id, turnOf(s, height, round, f), cheat && behaviour !== "split");
  const { fraud, fees, transfers } = block;
  const meta = { round, ...(f.world.transfers.wait && { fees, transfers }) };
  const made = { height, by: n.id };
  const [first, second] = ([0, 1] as const).map((which) => f.world.blocks.id(n.id, slotOf(height, round), which)) as [
    BlockId,
    BlockId,
  ];
  // Noted before they are made: the node hears of a block while it is made.
  if (behaviour === "split") for (const id of [first, second]) s.pairs[id] = [first, second];
  const make = (id: BlockId, bad: boolean) =>
    fx.world.blocks.make(
      { ...made, id, parents: [lastFinal(n)], fraud: bad, meta },
      n.id,
      2 * round + Number(id === second),
    );
  s.proposals.push(first);
  make(first, fraud);
  if (behaviour === "split") {
    s.proposals.push(second);
    make(second, fraud || cheat);
    fx.world.network.publish(first, n.id, audience(s, 0, n.id, false));
    fx.world.network.publish(second, n.id, audience(s, 1, n.id, false));
  } else fx.world.network.publish(first, n.id);
  for (const seat of f.world.nodes.seats(n.id))
    fx.note(seat, cheat ? "cheated" : "proposed", { height, block: first, ...meta });
}
