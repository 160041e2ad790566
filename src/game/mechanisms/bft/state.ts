import * as z from "zod/mini";
import { memo } from "../../kit/memo.ts";
import type { MechanismEffects, MechanismFacts } from "../../part.ts";
import type { Ms, Refusal, SeatId } from "../../types.ts";
import type { ChainPorts } from "../../worlds/chain/ports.ts";
import { type BlockId, GENESIS, type NodeId } from "../../worlds/chain/state.ts";
import { proposalNow } from "./node.ts";
import type { NodeState, Timeout } from "./node-state.ts";

const ms = (most: number) => z.int().check(z.minimum(0), z.maximum(most));

/** The options of `bft`; times in ms. In round r of a height, `grow`·r is added to the time to decide, half of it to the other timeouts. */
export const bftOptions = z.strictObject({
  /** How long a node waits for a proposal before it prevotes for nil. */
  propose: z._default(ms(60_000), 5000),
  /** How long a seat has to decide from the beginning of a round; then its node takes the default. */
  decide: z._default(ms(120_000), 14_000),
  /** How long a node waits for more votes when more than two thirds have voted, but not for one value. */
  vote: z._default(ms(60_000), 3500),
  grow: z._default(ms(60_000), 4000),
  /** The pause between a final block and the next height. */
  pause: z._default(ms(60_000), 3000),
  /**
   * Rounds begin on a beat of this many ms, the first after `pause`, so that there are as many turns to propose whatever anybody does;
   * each turn's proposer is the next in the order. 0: as in the paper, a round begins when the last one is over.
   */
  beat: z._default(ms(60_000), 0),
  /** How often a node gossips to a few others. */
  gossip: z._default(z.int().check(z.minimum(500), z.maximum(60_000)), 4000),
  /** Points that each check costs its seat: it is work, which whoever relies on others' checks saves (the verifier's dilemma). */
  check: z._default(z.number().check(z.minimum(0), z.maximum(10)), 0),
  /** How long the game goes on after a fork, so that evidence can spread and be reported. */
  aftermath: z._default(ms(60_000), 12_000),
  /** Whoever is proved to have signed twice loses its vote and its points. Without, a proof says who it was, and costs nothing. */
  slash: z._default(z.boolean(), true),
});
export type BftOptions = z.infer<typeof bftOptions>;

/**
 * How a node behaves: it keeps to the protocol; it sends neither proposals nor votes; or it equivocates, and signs something else for
 * each half of the honest nodes.
 */
export type Behaviour = "speak" | "mute" | "split";

/** What a seat has chosen and done; nobody else knows. */
export interface SeatState {
  /** By block: true where it approved, false where it rejected. */
  verdicts: Record<BlockId, boolean>;
  behaviour: Behaviour;
  /** Its node's next new block is to be a double-spend. */
  cheats?: true;
  /** How often it has checked a block. */
  looks?: number;
  /** How many liars it was the first to report. */
  reports: number;
}

/** A block that is final at a height: for which node first, when, in which round, and who signed (see `signersOf`). */
export interface Decided {
  t: Ms;
  block: BlockId;
  round: number;
  node: NodeId;
  cert: string;
}

export interface BftState {
  options: BftOptions;
  /** Voting power by node; nodes of seats that come late have none. */
  powers: number[];
  /** Weighted round-robin (see proposer.ts): priorities, and the proposers so far; that of round r of height h is at h − 1 + r. */
  priorities: number[];
  order: NodeId[];
  nodes: NodeState[];
  seats: Record<SeatId, SeatState>;
  /** By node, for those who equivocate: the side that it is on, 0 or 1, and 2 for liars. Empty before play begins. Secret. */
  sides: number[];
  /** By either block of it: a conflicting pair that one proposer signed for one round. Secret. */
  pairs: Record<BlockId, [BlockId, BlockId]>;
  /** Every block that was made, in order. Secret. */
  proposals: BlockId[];
  /** By height, the blocks that are final for any node: one, unless there was a fork. */
  decided: Record<number, Decided[]>;
  /** How many nodes locked a block, by `height:round:block`. */
  locks: Record<string, number>;
  /** Who gave a block the first of its two votes, by `height:round:block`. Secret until the end. */
  backers: Record<string, NodeId[]>;
  /** Nodes against which evidence was reported. Public. Only grows. */
  slashed: NodeId[];
  /** Those of them whom nobody reported before there was a fork. */
  late: NodeId[];
  /** On a beat: the turn in which a round of a height began for the first node, by `height:round`. */
  turns: Record<string, number>;
  /** On a beat: the turn from which on a reported node has no vote. Public. Replaced, never modified: see host.ts. */
  lost: Record<NodeId, number>;
  /** On a beat: the turn from which on one that had lost its vote has it again. Public. */
  back?: Record<NodeId, number>;
  /** The last height of which everybody was told that its block is final. */
  told: number;
}

export type BftCommand =
  | { verb: "approve" | "reject"; block: BlockId }
  | { verb: "report"; seat: SeatId }
  | { verb: "cheat" | Behaviour };

export type BftEvent =
  | { kind: "timeout"; node: NodeId; what: Timeout; height: number; round: number }
  | { kind: "gossip"; node: NodeId; tick: number }
  /** On a beat: this turn begins. */
  | { kind: "turn"; turn: number }
  /** The game ends, `aftermath` after a fork. */
  | { kind: "end" };

/** The ports of the chain that `bft` uses. */
export const needs = ["nodes", "blocks", "network", "transfers", "audits", "truth"] as const;
export type Facts = MechanismFacts<ChainPorts, typeof needs>;
export type Fx = MechanismEffects<ChainPorts, typeof needs, BftEvent>;

/** @throws Error for a seat that never entered: a bug, not bad input. */
export function seatOf(s: BftState, seat: SeatId): SeatState {
  const found = s.seats[seat];
  if (!found) throw new Error(`seat ${seat} never entered`);
  return found;
}

export function nodeAt(s: BftState, node: NodeId): NodeState {
  const found = s.nodes[node];
  if (!found) throw new Error(`there is no node ${node}`);
  return found;
}

/** A node's voting power in a turn: none once it has lost its vote, until it has it again. */
export function powerIn(s: BftState, node: NodeId, turn: number): number {
  const lost = (s.lost[node] ?? turn + 1) <= turn && (s.back?.[node] ?? turn + 1) > turn;
  return lost ? 0 : (s.powers[node] ?? 0);
}

/** All voting power in a turn; 1 where nobody has any, so that a quorum of it is never had. */
export function totalPower(s: BftState, turn: number): number {
  return Math.max(
    1,
    s.powers.reduce((sum, _, node) => sum + powerIn(s, node, turn), 0),
  );
}

/** How long a height takes beside people's time: two votes on their way over an ordinary network. ms */
const VOTING = 1500;

/** When a turn begins. */
export function turnBegins(s: BftState, f: Pick<Facts, "begin">, turn: number): Ms {
  return f.begin + s.options.pause + turn * s.options.beat;
}

/** The turn that runs at a time, from 0; −1 before the first, and always without a beat. */
export function turnAt(s: BftState, f: Pick<Facts, "begin">, t: Ms): number {
  const { beat, pause } = s.options;
  return beat > 0 ? Math.max(-1, Math.floor((t - f.begin - pause) / beat)) : -1;
}

/** The turn in which a round of a height is, or would be if it began now. */
export function turnOf(s: BftState, height: number, round: number, f: Pick<Facts, "begin" | "now">): number {
  return s.turns[`${height}:${round}`] ?? turnAt(s, f, f.now);
}

/** How many turns the clock has room for. */
export function turnsIn(s: BftState, f: Pick<Facts, "begin" | "end">): number {
  return Math.floor((f.end - f.begin - s.options.pause) / s.options.beat);
}

/** How many heights the clock allows when people take all their time. */
export function expectedHeights(s: BftState, f: Pick<Facts, "begin" | "end">): number {
  const { decide, pause, beat } = s.options;
  if (beat > 0) return Math.max(1, turnsIn(s, f));
  return Math.max(1, Math.floor((f.end - f.begin) / (decide + pause + VOTING)));
}

/** The last final block of a node. */
export function lastFinal(n: NodeState): BlockId {
  return n.commits[n.commits.length - 1]?.block ?? GENESIS;
}

/** Whether a node has the block, and it extends the node's last final block. */
export function isValid(n: NodeState, block: BlockId, f: Facts): boolean {
  if (block === GENESIS || !f.world.blocks.has(n.id, block)) return false;
  const { height, parents } = f.world.blocks.at(block);
  return height === n.height && parents[0] === lastFinal(n);
}

/** The proposal a node has for its round, if any. */
export function proposalOf(n: NodeState, f: Facts): BlockId | undefined {
  return n.step === "commit" ? undefined : proposalNow(n, { isValid: (node, block) => isValid(node, block, f) });
}

const kept = memo();

/** A seat is offered so many to report at a time: a list of a hundred, sent anew with each proof, helps nobody to choose. */
const OFFERED = 4;

/** The seats that a seat is offered to report: its own node has evidence against theirs. */
export function reportable(s: BftState, seat: SeatId, f: Facts): SeatId[] {
  const n = nodeAt(s, f.world.nodes.of(seat));
  const { evidence } = n;
  // A hundred liars, read at every change of any of 300 seats.
  const free = kept(n, "free", [evidence, s.slashed.length], () =>
    Object.keys(evidence)
      .map(Number)
      .filter((node) => !s.slashed.includes(node)),
  );
  const seats: SeatId[] = [];
  for (const node of free) {
    if (seats.length >= OFFERED) break;
    seats.push(...f.world.nodes.seats(node));
  }
  return seats.slice(0, OFFERED);
}

/** Why this command is not possible now, if so. `act` and `offers` both ask here, so that they cannot disagree. */
export function refuse(s: BftState, seat: SeatId, c: BftCommand, f: Facts): Refusal | undefined {
  const n = nodeAt(s, f.world.nodes.of(seat));
  const { verdicts, cheats, behaviour } = seatOf(s, seat);
  if (c.verb === "approve" || c.verb === "reject") {
    const block = proposalOf(n, f);
    if (block === undefined || block !== c.block) return { code: "no_proposal" };
    if (s.options.beat === 0 && f.world.blocks.at(block).by === n.id) return { code: "own_proposal" };
    if (verdicts[block] !== undefined) return { code: "decided_already" };
    return n.step === "propose" ? undefined : { code: "voted_already" };
  }
  if (c.verb === "report") {
    if (!f.seats.includes(c.seat)) return { code: "no_proof" };
    const node = f.world.nodes.of(c.seat);
    if (!n.evidence[node]) return { code: "no_proof" };
    return s.slashed.includes(node) ? { code: "reported_already" } : undefined;
  }
  if (f.role(seat).kind !== "liar") return { code: "not_attacker" };
  if (c.verb === "cheat") return cheats ? { code: "chosen_already" } : undefined;
  return behaviour === c.verb ? { code: "chosen_already" } : undefined;
}
