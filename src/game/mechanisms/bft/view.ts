import { memo } from "../../kit/memo.ts";
import type { Channel, Ms, SeatId } from "../../types.ts";
import type { BlockId, NodeId } from "../../worlds/chain/state.ts";
import type { Evidence, NodeState } from "./node.ts";
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
  type SeatState,
  totalPower,
} from "./state.ts";
import { NIL, powerFor, type Value, type VoteSet, type VoteType } from "./votes.ts";

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
 * The votes of a kind that a node has of its round. `votes` has one letter a validator: "." none, "y" the proposal,
 * "n" nil, "o" another block, "2" two of them, as only a liar signs. `yes` and `nil` are power.
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

const kept = memo();

/** The letters of a tally by a signer's mask (see VoteSet), where these are the values. */
function letters(values: readonly Value[], block: BlockId | undefined): string[] {
  const one = values.map((value) => (value === NIL ? "n" : value === block ? "y" : "o"));
  const all = Array.from({ length: 1 << values.length }, () => "2");
  all[0] = ".";
  for (const [i, letter] of one.entries()) all[1 << i] = letter;
  return all;
}

function tally(v: VoteSet | undefined, n: number, block: BlockId | undefined): TallyView {
  const letter = letters(v?.values ?? [], block);
  let votes = "";
  for (let by = 0; by < n; by++) votes += letter[v?.masks[by] ?? 0];
  return { votes, yes: block === undefined ? 0 : powerFor(v, block), nil: powerFor(v, NIL) };
}

/** A tally, the same object until somebody signs: masks only grow, so their sum changes with every signature. */
function tallyOf(n: NodeState, kind: VoteType, nodes: number, block: BlockId | undefined): TallyView {
  const votes = n.votes[n.height]?.[n.round]?.[kind];
  let sum = 0;
  for (const mask of votes?.masks ?? []) sum += mask;
  return kept(n, kind, [votes, sum, nodes, block], () => tally(votes, nodes, block));
}

function nodeView(s: BftState, n: NodeState, f: Facts): BftNodeView {
  const { height, round, step, locked, since } = n;
  const block = proposalOf(n, f);
  const { decide, grow, pause } = s.options;
  const until = since + (step === "commit" ? pause : decide + grow * round);
  const proposer = s.order[height - 1 + round] ?? -1;
  const prevotes = tallyOf(n, "prevote", s.nodes.length, block);
  const precommits = tallyOf(n, "precommit", s.nodes.length, block);
  const proposals = n.votes[height]?.[round]?.proposals;
  const twin = block === undefined ? undefined : proposals?.find((id) => id !== block && f.world.blocks.has(n.id, id));
  const committed = kept(n, "committed", [n.commits.length], () =>
    Object.fromEntries(n.commits.map((final, i) => [i + 1, final.block])),
  );
  const from = [height, round, step, proposer, until, prevotes, precommits, committed, block, twin, locked];
  return kept(n, "view", from, (): BftNodeView => {
    const view: BftNodeView = { height, round, step, proposer, until, prevotes, precommits, committed };
    if (block !== undefined) view.proposal = block;
    if (twin !== undefined) view.twin = twin;
    if (locked) view.locked = { ...locked };
    return view;
  });
}

function allView(s: BftState, f: Facts): BftAllView {
  const total = totalPower(s);
  const heights = expectedHeights(s, f);
  return kept(s, "all", [heights, total, s.nodes.length, s.slashed.length, f.seats.length], () => {
    const slashed = s.slashed.flatMap((node) => [...f.world.nodes.seats(node)]);
    return { heights, n: s.nodes.length, total, quorum: quorumOf(total), slashed };
  });
}

function seatView(s: BftState, seat: SeatId, desk: SeatState, f: Facts): BftSeatView {
  const node = nodeAt(s, f.world.nodes.of(seat));
  const caught = reportable(s, seat, f);
  const block = proposalOf(node, f);
  const stands = block === undefined ? undefined : desk.verdicts[block];
  const { behaviour, cheats } = desk;
  return kept(s, seat, [caught, node.evidence, stands, behaviour, cheats], () => {
    const mine: BftSeatView = { evidence: [...caught], proofs: {} };
    for (const liar of caught) {
      const proof = node.evidence[f.world.nodes.of(liar)];
      if (proof) mine.proofs[liar] = { ...proof, signed: [...proof.signed] };
    }
    if (stands !== undefined) mine.decided = stands ? "approve" : "reject";
    if (behaviour !== "speak") mine.behaviour = behaviour;
    if (cheats) mine.cheats = true;
    return mine;
  });
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
  if (kind === "all") return allView(s, f);
  if (kind === "node") {
    const n = s.nodes[Number(id)];
    return n && nodeView(s, n, f);
  }
  const desk = kind === "seat" ? s.seats[Number(id)] : undefined;
  return desk && seatView(s, Number(id), desk, f);
}
