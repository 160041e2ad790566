import type { SeatId } from "../../types.ts";
import type { BlockId, NodeId } from "../../worlds/chain/state.ts";
import { propose, vote } from "./behaviour.ts";
import { receiveProposal } from "./node.ts";
import type { Host, NodeState, Timeout } from "./node-state.ts";
import { nextProposer } from "./proposer.ts";
import {
  type BftState,
  type Facts,
  type Fx,
  isValid,
  powerIn,
  seatOf,
  totalPower,
  turnAt,
  turnBegins,
  turnOf,
} from "./state.ts";
import { NIL, powerFor, signersOf } from "./votes.ts";

/** A node gossips its votes of the current round only so long after the time to decide is up: before, they come by themselves. ms */
const RELAY = 1500;
/** Before a check a seat knows nothing: an even chance of a fraud. */
const UNKNOWN = 0.5;

/** Who proposes in a turn: weighted round-robin among those who have a vote then, as a validator set without the others. */
export function proposerIn(s: BftState, turn: number): NodeId {
  while (s.order.length <= turn) {
    const powers = weights(s, s.order.length);
    const nodes = powers.flatMap((power, node) => (power > 0 ? [node] : []));
    const priorities = nodes.map((node) => s.priorities[node] as number);
    const chosen = nextProposer(
      priorities,
      nodes.map((node) => powers[node] as number),
    );
    for (const [i, node] of nodes.entries()) s.priorities[node] = priorities[i] as number;
    s.order.push(nodes[chosen] as NodeId);
  }
  return s.order[turn] as NodeId;
}

/**
 * Who proposes in a round of a height: one step a height and one more for every round of it, as in CometBFT. On a beat every
 * round is a turn of its own, so that nobody proposes twice running after a round that came to nothing.
 */
export function proposerOf(s: BftState, height: number, round: number, f: Facts, fx: Fx): NodeId {
  let turn = height - 1 + round;
  if (s.options.beat > 0) {
    turn = Math.max(0, turnOf(s, height, round, f));
    s.turns[`${height}:${round}`] ??= turn;
  }
  // Who proposes shows at every node that is in that round already.
  if (s.order.length <= turn) fx.changed();
  return proposerIn(s, turn);
}

/** The nodes' powers in a turn; all alike where nobody has any. */
function weights(s: BftState, turn: number): number[] {
  const powers = s.powers.map((_, node) => powerIn(s, node, turn));
  return powers.some((power) => power > 0) ? powers : powers.map(() => 1);
}

/** What a seat that has said nothing has found by its own checks: its node goes by that when time is up; without any, by nothing. It is noted as what it said. */
function foundBy(s: BftState, seat: SeatId, block: BlockId, f: Facts, fx: Fx): boolean | undefined {
  const fraud = f.world.audits.suspicion(seat, block);
  if (fraud === UNKNOWN) return undefined;
  const clean = fraud < UNKNOWN;
  seatOf(s, seat).verdicts[block] = clean;
  fx.changed("seat", seat);
  fx.note(seat, clean ? "approved" : "rejected", { block, found: 1 });
  return clean;
}

/**
 * Whether a node's seats approve of a block: more than half of them do, or half do not. A seat that neither decides nor checks
 * says nothing, and its node votes for nil. Its own block a node approves of; on a beat its seats may think better of it.
 */
function approvalOf(s: BftState, n: NodeState, block: BlockId, last: boolean, f: Facts, fx: Fx): boolean | undefined {
  const own = f.world.blocks.at(block).by === n.id;
  if (own && s.options.beat === 0) return true;
  const seats = f.world.nodes.seats(n.id);
  let [yes, no] = [0, 0];
  for (const seat of seats) {
    const verdict = seatOf(s, seat).verdicts[block] ?? (last ? foundBy(s, seat, block, f, fx) : undefined);
    if (verdict === true) yes++;
    else if (verdict === false) no++;
  }
  if (2 * yes > seats.length) return true;
  if (2 * no >= seats.length) return false;
  return own && last ? true : undefined;
}

/** The last node has it now: everybody knows that the block of a height is final, and whether some had voted against it. */
function tellFinal(s: BftState, height: number, f: Facts, fx: Fx): void {
  const block = s.nodes[0]?.commits[height - 1]?.block;
  if (block === undefined || height <= s.told) return;
  if (s.nodes.some(({ commits }) => commits[height - 1]?.block !== block)) return;
  s.told = height;
  const doubted = (n: NodeState): boolean => {
    const { round } = n.commits[height - 1] as NodeState["commits"][number];
    return powerFor(n.votes[height]?.[round]?.prevote, NIL) > 0;
  };
  fx.moment(s.nodes.every(doubted) ? "doubted" : "final", { block, by: f.world.blocks.at(block).by });
}

/** A block is final for a node. The first final block of a height is the decision; a second, different one is a fork and undoes it. */
function onCommit(s: BftState, n: NodeState, height: number, host: Host, f: Facts, fx: Fx): void {
  const { block, round, cert } = n.commits[height - 1] as NodeState["commits"][number];
  // It needed no vote of theirs: what they had found by then is still their judgement.
  if (f.world.blocks.at(block).by !== n.id)
    for (const seat of f.world.nodes.seats(n.id))
      if (seatOf(s, seat).verdicts[block] === undefined) foundBy(s, seat, block, f, fx);
  fx.world.blocks.setHead(n.id, [block]);
  for (const seat of f.world.nodes.seats(n.id)) fx.note(seat, "final", { height, block, round });
  // Proposals of later heights that came while the node still dropped them.
  for (const id of f.world.blocks.received(n.id, n.height - 1)) {
    const { height: at, by, meta } = f.world.blocks.at(id);
    if (host.proposer(at, meta.round ?? 0) === by) receiveProposal(n, host, at, meta.round ?? 0, id);
  }
  tellFinal(s, height, f, fx);
  s.decided[height] ??= [];
  const decided = s.decided[height];
  if (decided.some((one) => one.block === block)) return;
  const [first] = decided;
  decided.push({ t: f.now, block, round, node: n.id, cert });
  const holders: SeatId[] = signersOf(cert).flatMap((node) => [...f.world.nodes.seats(node)]);
  fx.decide({ slot: height, option: block, holders, ...(first && { undoes: first.block }) });
  if (first) fx.at(f.now + s.options.aftermath, { kind: "end" });
}

/**
 * How long a timeout is in a round. As in the paper it grows with the round, so that it is longer in the end than messages take,
 * however slow the network is.
 */
function timeoutOf(s: BftState, what: Timeout, round: number): number {
  const { propose: proposal, decide, vote: others, pause, beat } = s.options;
  // A beat does not grow.
  const grow = beat > 0 ? 0 : s.options.grow;
  const half = Math.floor(grow / 2) * round;
  if (what === "propose") return proposal + half;
  if (what === "decide") return decide + grow * round;
  if (what === "relay") return decide + grow * round + RELAY;
  return what === "commit" ? pause : others + half;
}

/** The beat that runs at a moment: see the option. */
function beatOf(s: BftState, f: Facts): Host["beat"] {
  if (s.options.beat === 0) return undefined;
  const turn = turnAt(s, f, f.now);
  return { since: turnBegins(s, f, Math.max(0, turn)), next: turnBegins(s, f, turn + 1) };
}

const hosts = new WeakMap<BftState, { f: Facts; fx: Fx; host: Host }>();

/** What the nodes of this round run in. Made once for a round, since every message asks for it. */
export function hostOf(s: BftState, f: Facts, fx: Fx): Host {
  const made = hosts.get(s);
  if (made?.f === f && made.fx === fx) return made.host;
  const host = newHost(s, f, fx);
  hosts.set(s, { f, fx, host });
  return host;
}

function newHost(s: BftState, f: Facts, fx: Fx): Host {
  // Powers only change as nodes come in and as votes are lost.
  const totals = new Map<number, number>();
  let known = { lost: s.lost, back: s.back, nodes: 0, slashed: 0 };
  // Asked twice with every vote, of which most are of one round; what is noted of it stays.
  let last = { height: 0, round: 0, turn: -1 };
  const turnIn = (height: number, round: number): number => {
    if (s.options.beat === 0) return -1;
    if (height === last.height && round === last.round) return last.turn;
    const noted = s.turns[`${height}:${round}`];
    if (noted === undefined) return turnAt(s, f, f.now);
    last = { height, round, turn: noted };
    return noted;
  };
  const totalIn = (turn: number): number => {
    // Asked with every vote: `lost` is replaced and never modified, so that nobody counts what is in it.
    const { lost, back } = s;
    const [nodes, slashed] = [s.powers.length, s.slashed.length];
    if (lost !== known.lost || back !== known.back || nodes !== known.nodes || slashed !== known.slashed) {
      totals.clear();
      known = { lost, back, nodes, slashed };
    }
    const found = totals.get(turn) ?? totalPower(s, turn);
    totals.set(turn, found);
    return found;
  };
  const host: Host = {
    get now() {
      return f.now;
    },
    power: (node, height, round) => powerIn(s, node, turnIn(height, round)),
    total: (height, round) => totalIn(turnIn(height, round)),
    get beat() {
      return beatOf(s, f);
    },
    timeout: (what, round) => {
      const { beat } = host;
      return what === "commit" && beat ? beat.next - f.now : timeoutOf(s, what, round);
    },
    proposer: (height, round) => proposerOf(s, height, round, f, fx),
    isValid: (n, block) => isValid(n, block, f),
    approval: (n, block, last) => approvalOf(s, n, block, last, f, fx),
    vote: (n, kind, value) => vote(s, n, kind, value, f, fx),
    propose: (n) => propose(s, n, host, f, fx),
    schedule: (n, what, t) => void fx.at(t, { kind: "timeout", node: n.id, what, height: n.height, round: n.round }),
    onProposal(n) {
      for (const seat of f.world.nodes.seats(n.id)) fx.nudge(seat);
    },
    onLock(n) {
      const key = `${n.height}:${n.round}:${n.locked?.block}`;
      s.locks[key] = (s.locks[key] ?? 0) + 1;
    },
    votesChanged: (n) => fx.changed("node", n.id),
    changed(n) {
      fx.changed("node", n.id);
      for (const seat of f.world.nodes.seats(n.id)) fx.changed("seat", seat);
    },
    onCommit: (n, height) => onCommit(s, n, height, host, f, fx),
    onEvidence(n, by) {
      for (const seat of f.world.nodes.seats(n.id)) {
        for (const liar of f.world.nodes.seats(by)) fx.note(seat, "caught", { seat: liar });
        fx.nudge(seat);
      }
    },
  };
  return host;
}
