import { memo } from "../../kit/memo.ts";
import type { Channel, Ms, SeatId } from "../../types.ts";
import type { BlockId, NodeId } from "../../worlds/chain/state.ts";
import type { NodeState, Proof } from "./node.ts";
import { quorumOf } from "./quorum.ts";
import type { BftReveal } from "./reveal.ts";
import { type BftState, type Facts, nodeAt, parOf, proposalOf, reportable, totalOf, type Voice } from "./state.ts";
import { type Kind, NIL, powerFor, type Value, type VoteSet } from "./votes.ts";

/** Channel `all`. `heights`: as many as the clock allows when people take their time; `quorum` and `total` are power. */
export interface BftAllView {
  heights: number;
  n: number;
  total: number;
  quorum: number;
  /** Seats proven to have signed twice. */
  slashed: SeatId[];
}
/**
 * The votes of a kind that a node holds for its round. `votes` has one letter a validator: "." none, "y" the proposal,
 * "n" nil, "o" another block, "2" two of them: a liar. `yes` and `nil` are power.
 */
export interface TallyView {
  votes: string;
  yes: number;
  nil: number;
}
/** Channel `node:k`. */
export interface BftNodeView {
  height: number;
  round: number;
  step: NodeState["step"];
  proposer: NodeId;
  /** When the default decides for whoever has not; and the next height begins, at step `commit`. */
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
  /** What it said of the proposal. */
  decided?: "approve" | "reject";
  /** A liar's way to speak, where it is not the rules' own; and its next block is to be a double-spend. */
  voice?: Voice;
  cheats?: true;
  /** Whom it could report, and what proves it. */
  evidence: SeatId[];
  proofs: Record<SeatId, Proof>;
}

const kept = memo();

const LETTERS = { none: ".", both: "2", nil: "n", yes: "y", other: "o" };
const codeOf = (letter: keyof typeof LETTERS): number => LETTERS[letter].charCodeAt(0);

/** The code of the letter for each mask of what a validator may have signed for (see VoteSet), where these are the values. */
function codes(values: readonly Value[], block: BlockId | undefined): number[] {
  const all: number[] = [codeOf("none")];
  for (let mask = 1; mask < 1 << values.length; mask++) all.push(codeOf("both"));
  for (const [i, value] of values.entries())
    all[1 << i] = codeOf(value === NIL ? "nil" : value === block ? "yes" : "other");
  return all;
}

function tally(v: VoteSet | undefined, n: number, block: BlockId | undefined): TallyView {
  const code = codes(v?.values ?? [], block);
  // Written at one go: letter by letter, these texts were a sixth of all work where a lecture hall votes.
  const text: number[] = [];
  for (let by = 0; by < n; by++) text.push(code[v?.masks[by] ?? 0] as number);
  const votes = String.fromCharCode(...text);
  return { votes, yes: block === undefined ? 0 : powerFor(v, block), nil: powerFor(v, NIL) };
}

/** A tally, the same while nobody else has signed: masks only grow, so that their sum tells of every signature. */
function tallyOf(n: NodeState, kind: Kind, nodes: number, block: BlockId | undefined): TallyView {
  const votes = n.ballots[n.height]?.[n.round]?.[kind];
  let sum = 0;
  for (const mask of votes?.masks ?? []) sum += mask;
  return kept(n, kind, [votes, sum, nodes, block], () => tally(votes, nodes, block));
}

function nodeView(s: BftState, n: NodeState, f: Facts): BftNodeView {
  const ballot = n.ballots[n.height]?.[n.round];
  const block = proposalOf(n, f);
  const { decide, grow, pause } = s.options;
  const view: BftNodeView = {
    height: n.height,
    round: n.round,
    step: n.step,
    proposer: s.order[n.height - 1 + n.round] ?? -1,
    until: n.since + (n.step === "commit" ? pause : decide + grow * n.round),
    prevotes: tallyOf(n, "prevote", s.nodes.length, block),
    precommits: tallyOf(n, "precommit", s.nodes.length, block),
    committed: Object.fromEntries(n.finals.map((final, i) => [i + 1, final.block])),
  };
  if (block !== undefined) view.proposal = block;
  const twin = ballot?.proposals.find((id) => id !== block && f.world.blocks.has(n.id, id));
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

/** The part of `bft` in what a channel shows. */
export function view(s: BftState, channel: Channel, f: Facts): object | undefined {
  const [kind, id] = channel.split(":");
  if (kind === "all") {
    const total = totalOf(s);
    const slashed = s.slashed.flatMap((node) => [...f.world.nodes.seats(node)]);
    return { heights: parOf(s, f), n: s.nodes.length, total, quorum: quorumOf(total), slashed } satisfies BftAllView;
  }
  if (kind === "node") {
    const n = s.nodes[Number(id)];
    return n && nodeView(s, n, f);
  }
  const desk = kind === "seat" ? s.desks[Number(id)] : undefined;
  if (!desk) return undefined;
  const seat = Number(id);
  const node = nodeAt(s, f.world.nodes.of(seat));
  const mine: BftSeatView = { evidence: reportable(s, seat, f), proofs: {} };
  for (const liar of mine.evidence) {
    const proof = node.evidence[f.world.nodes.of(liar)];
    if (proof) mine.proofs[liar] = { ...proof, signed: [...proof.signed] };
  }
  const block = proposalOf(node, f);
  const stands = block === undefined ? undefined : desk.stands[block];
  if (stands !== undefined) mine.decided = stands ? "approve" : "reject";
  if (desk.voice !== "speak") mine.voice = desk.voice;
  if (desk.cheats) mine.cheats = true;
  return mine;
}
