import { memo } from "../../kit/memo.ts";
import type { Channel, Ms, SeatId } from "../../types.ts";
import type { BlockId, NodeId } from "../../worlds/chain/state.ts";
import type { Evidence, NodeState } from "./node-state.ts";
import { quorumOf } from "./quorum.ts";
import type { BftReveal } from "./reveal.ts";
import {
  type Behaviour,
  type BftState,
  expectedHeights,
  type Facts,
  nodeAt,
  proposalOf,
  reportable,
  totalPower,
  turnAt,
  turnBegins,
  turnOf,
  turnsIn,
} from "./state.ts";
import { counts, NIL, powerFor, type Value, type VoteSet, type VoteType } from "./votes.ts";

/** Channel `all`. `heights`: as many as the clock allows when people take their time; `quorum` and `total` are power. */
export interface BftAllView {
  heights: number;
  n: number;
  total: number;
  quorum: number;
  /** Points that a check costs, where it costs any. */
  check?: number;
  /** Seats proven to have signed twice. */
  slashed: SeatId[];
  /** By this room's rules they keep vote and points. */
  spared?: true;
  /** On a beat: the turn that runs, from 0, −1 before the first; how many there are; how long one takes, ms; who proposes next. */
  turn?: number;
  turns?: number;
  beat?: Ms;
  next?: NodeId;
  /** The turn from which on each reported seat has no vote. */
  lost?: Record<SeatId, number>;
}
/**
 * The votes of a kind that a node has of its round. `votes` has one letter a validator: "." none, "y" the proposal,
 * "n" nil, "o" another block, "2" two of them, as only a liar signs; a committee of more than SINGLY has none, and `counts`
 * instead, how many validators each letter stands for, and the node's `own` letter. `yes` and `nil` are power.
 */
export interface TallyView {
  votes: string;
  counts?: Record<string, number>;
  own?: string;
  yes: number;
  nil: number;
}
/** Channel `node:k`. */
export interface BftNodeView {
  height: number;
  round: number;
  step: NodeState["step"];
  proposer: NodeId;
  /** When the round began, or the pause. */
  since: Ms;
  /** When the time to decide is up, and the default counts; at step `commit`, when the next height begins. */
  until: Ms;
  proposal?: BlockId;
  /** A second block that the same proposer signed for this round. */
  twin?: BlockId;
  locked?: { block: BlockId; round: number };
  prevotes: TallyView;
  precommits: TallyView;
  /** By height. */
  committed: Record<number, BlockId>;
}
/** Channel `seat:n`. */
export interface BftSeatView {
  /** Its verdict on the proposal. */
  decided?: "approve" | "reject";
  /** A liar's behaviour, where it does not keep to the protocol; and whether its next block is to be a double-spend. */
  behaviour?: Behaviour;
  cheats?: true;
  /** The seats that it could report, and the evidence against each. */
  evidence: SeatId[];
  proofs: Record<SeatId, Evidence>;
}

/**
 * Up to so many validators are shown one by one. More are a crowd: as lights nobody tells them apart, and each flush would
 * bring every phone a letter for each of them.
 */
export const SINGLY = 60;

const kept = memo();

const LETTERS = { none: ".", both: "2", nil: "n", yes: "y", other: "o" };
const codeOf = (letter: keyof typeof LETTERS): number => LETTERS[letter].charCodeAt(0);

/** The character codes of a tally's letters by a signer's mask (see VoteSet), where these are the values. */
function codes(values: readonly Value[], block: BlockId | undefined): number[] {
  const all: number[] = [codeOf("none")];
  for (let mask = 1; mask < 1 << values.length; mask++) all.push(codeOf("both"));
  for (const [i, value] of values.entries())
    all[1 << i] = codeOf(value === NIL ? "nil" : value === block ? "yes" : "other");
  return all;
}

/** For how many of n validators each letter stands; letters for none are missing. */
function counted(v: VoteSet | undefined, n: number, code: readonly number[]): Record<string, number> {
  const letters: Record<string, number> = {};
  let silent = n;
  for (const [mask, signers = 0] of (v ? counts(v).byMask : []).entries()) {
    if (signers === 0) continue;
    const letter = String.fromCharCode(code[mask] as number);
    letters[letter] = (letters[letter] ?? 0) + signers;
    silent -= signers;
  }
  if (silent > 0) letters[LETTERS.none] = silent;
  return letters;
}

function tally(v: VoteSet | undefined, n: number, own: NodeId, block: BlockId | undefined): TallyView {
  const code = codes(v?.values ?? [], block);
  const letter = (by: NodeId) => code[v?.masks[by] ?? 0] as number;
  const power = { yes: block === undefined ? 0 : powerFor(v, block), nil: powerFor(v, NIL) };
  if (n > SINGLY) return { votes: "", counts: counted(v, n, code), own: String.fromCharCode(letter(own)), ...power };
  return { votes: String.fromCharCode(...Array.from({ length: n }, (_, by) => letter(by))), ...power };
}

/** A tally, the same object until somebody signs. */
function tallyOf(n: NodeState, kind: VoteType, nodes: number, block: BlockId | undefined): TallyView {
  const votes = n.votes[n.height]?.[n.round]?.[kind];
  const signatures = votes ? counts(votes).signatures : 0;
  return kept(n, kind, [votes, signatures, nodes, block], () => tally(votes, nodes, n.id, block));
}

function lostBySeat(s: BftState, f: Facts): Record<SeatId, number> {
  const rows = Object.entries(s.lost).flatMap(([node, turn]) =>
    f.world.nodes.seats(Number(node)).map((seat) => [seat, turn] as const),
  );
  return Object.fromEntries(rows);
}

function nodeView(s: BftState, n: NodeState, f: Facts): BftNodeView {
  const inRound = n.votes[n.height]?.[n.round];
  const block = proposalOf(n, f);
  const { decide, pause, beat } = s.options;
  const grow = beat > 0 ? 0 : s.options.grow;
  const rest = beat > 0 ? turnBegins(s, f, turnAt(s, f, n.since) + 1) - n.since : pause;
  const view: BftNodeView = {
    height: n.height,
    round: n.round,
    step: n.step,
    proposer: s.order[beat > 0 ? turnOf(s, n.height, n.round, f) : n.height - 1 + n.round] ?? -1,
    since: n.since,
    until: n.since + (n.step === "commit" ? rest : decide + grow * n.round),
    prevotes: tallyOf(n, "prevote", s.nodes.length, block),
    precommits: tallyOf(n, "precommit", s.nodes.length, block),
    committed: kept(n, "committed", [n.commits.length], () =>
      Object.fromEntries(n.commits.map((commit, i) => [i + 1, commit.block])),
    ),
  };
  if (block !== undefined) view.proposal = block;
  const twin = inRound?.proposals.find((id) => id !== block && f.world.blocks.has(n.id, id));
  if (block !== undefined && twin !== undefined) view.twin = twin;
  if (n.locked) view.locked = { ...n.locked };
  return view;
}

/** `bft`'s views by kind of channel, and what it reveals. */
export interface BftViews {
  all: BftAllView;
  node: BftNodeView;
  seat: BftSeatView;
  reveal: BftReveal;
}

/** What `bft` shows in a channel. */
export function view(s: BftState, channel: Channel, f: Facts): object | undefined {
  const [kind, id] = channel.split(":");
  if (kind === "all") {
    const turn = turnAt(s, f, f.now);
    const total = totalPower(s, turn);
    const slashed = s.slashed.flatMap((node) => [...f.world.nodes.seats(node)]);
    const { beat, check, slash } = s.options;
    return {
      heights: expectedHeights(s, f),
      n: s.nodes.length,
      total,
      quorum: quorumOf(total),
      slashed,
      ...(!slash && { spared: true as const }),
      ...(check > 0 && { check }),
      ...(beat > 0 && { turn, turns: turnsIn(s, f), beat, next: s.order[turn + 1] ?? -1, lost: lostBySeat(s, f) }),
    } satisfies BftAllView;
  }
  if (kind === "node") {
    const n = s.nodes[Number(id)];
    return n && nodeView(s, n, f);
  }
  const own = kind === "seat" ? s.seats[Number(id)] : undefined;
  if (!own) return undefined;
  const seat = Number(id);
  const node = nodeAt(s, f.world.nodes.of(seat));
  const mine: BftSeatView = { evidence: reportable(s, seat, f), proofs: {} };
  for (const liar of mine.evidence) {
    const proof = node.evidence[f.world.nodes.of(liar)];
    if (proof) mine.proofs[liar] = { ...proof, signed: [...proof.signed] };
  }
  const block = proposalOf(node, f);
  const verdict = block === undefined ? undefined : own.verdicts[block];
  if (verdict !== undefined) mine.decided = verdict ? "approve" : "reject";
  if (own.behaviour !== "speak") mine.behaviour = own.behaviour;
  if (own.cheats) mine.cheats = true;
  return mine;
}
