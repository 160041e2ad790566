import type { BlockId, NodeId } from "../../worlds/chain/state.ts";
import type { Body } from "./body.ts";
import { ballotOf, type Ground, hearProposal, type NodeState } from "./node.ts";
import { type BftState, deskOf, type Facts, type Fx, tipOf, type Voice } from "./state.ts";
import { type Kind, NIL, pack, type Value } from "./votes.ts";

/** The camp of the liars themselves, who get both sides of a split. */
export const OWN = 2;

/** The halves of the honest, alternately by rank, so that a split is even among them. */
export function campsOf(s: BftState, f: Facts): number[] {
  let rank = 0;
  const liars = new Set(f.seats.filter((seat) => f.role(seat).kind === "liar").map((seat) => f.world.nodes.of(seat)));
  return s.nodes.map((_, node) => (liars.has(node) ? OWN : rank++ % 2));
}

const campOf = (s: BftState, node: NodeId): number => s.camps[node] ?? node % 2;

/** One half of the honest and all liars; the speaker itself too where `self`. */
function audience(s: BftState, camp: 0 | 1, speaker: NodeId, self: boolean): NodeId[] {
  const wanted = (node: NodeId) => campOf(s, node) === camp || campOf(s, node) === OWN;
  return s.nodes.map((_, node) => node).filter((node) => wanted(node) && (self || node !== speaker));
}

/** How a node speaks: as those of its seats say that do not speak as the rules have it. */
export function voiceOf(s: BftState, n: NodeState, f: Facts): Voice {
  for (const seat of f.world.nodes.seats(n.id)) {
    const { voice } = deskOf(s, seat);
    if (voice !== "speak") return voice;
  }
  return "speak";
}

function send(n: NodeState, kind: Kind, value: Value, to: readonly NodeId[], fx: Fx): void {
  const body: Body = { m: "vote", h: n.height, r: n.round, k: kind === "prevote" ? 0 : 1, v: value, by: n.id };
  fx.world.network.send(n.id, body, to);
}

/** Signs a vote and sends it to everybody, itself among them. Who splits votes elsewhere; who is mute, not at all. */
export function vote(s: BftState, n: NodeState, kind: Kind, value: Value, f: Facts, fx: Fx): void {
  if (voiceOf(s, n, f) !== "speak") return;
  send(
    n,
    kind,
    value,
    s.nodes.map((_, node) => node),
    fx,
  );
}

/**
 * Who splits signs for both blocks of a pair, each to its half of the honest and both to the liars. On a single block it
 * votes for nil, which moves the round on to a proposer of its own kind. Its precommits for a pair wait until the time to
 * decide is up: the half that is ready first would otherwise tell the other.
 */
export function splitVotes(s: BftState, n: NodeState, kind: Kind, f: Facts, fx: Fx): void {
  if (n.step === "commit" || voiceOf(s, n, f) !== "split") return;
  const ballot = ballotOf(n, n.height, n.round);
  const first = ballot?.proposals.find((block) => f.world.blocks.has(n.id, block));
  if (!ballot || first === undefined) return;
  const pair = s.twins[first] ?? [NIL, NIL];
  for (const camp of [0, 1] as const) {
    const bit = 1 << (camp + (kind === "prevote" ? 0 : 2));
    const value = pair[camp];
    if (((ballot.spoken ?? 0) & bit) !== 0 || (value !== NIL && !f.world.blocks.has(n.id, value))) continue;
    ballot.spoken = (ballot.spoken ?? 0) | bit;
    send(n, kind, value, audience(s, camp, n.id, true), fx);
  }
  if (kind === "prevote" && !s.twins[first]) splitVotes(s, n, "precommit", f, fx);
}

/** Uses up what the node's seats armed. */
function cheats(s: BftState, n: NodeState, f: Facts): boolean {
  const desks = f.world.nodes.seats(n.id).map((seat) => deskOf(s, seat));
  const armed = desks.some((desk) => desk.cheats);
  for (const desk of desks) delete desk.cheats;
  return armed;
}

/** One slot for a round of a height: pairs of whole numbers in the order of their sum (Cantor's pairing). */
function slotOf(height: number, round: number): number {
  const turn = height - 1 + round;
  return (turn * (turn + 1)) / 2 + round;
}

/** It is this node's turn: the newest block that had its prevotes (line 15), or a new one; two of them from who splits. */
export function propose(s: BftState, n: NodeState, g: Ground, f: Facts, fx: Fx): void {
  const voice = voiceOf(s, n, f);
  if (voice === "mute") return;
  const { height, round } = n;
  if (voice === "speak" && n.valid) {
    const { block } = n.valid;
    const pol = pack(height, n.valid.round, 0, ballotOf(n, height, n.valid.round)?.prevote);
    hearProposal(n, g, height, round, block);
    fx.world.network.send(n.id, { m: "proposal", h: height, r: round, block, pol } satisfies Body);
    return;
  }
  const fraud = cheats(s, n, f);
  const made = { height, by: n.id };
  const [first, second] = ([0, 1] as const).map((which) => f.world.blocks.id(n.id, slotOf(height, round), which)) as [
    BlockId,
    BlockId,
  ];
  // Known before they are made, because making one already tells the node of it.
  if (voice === "split") for (const id of [first, second]) s.twins[id] = [first, second];
  const make = (id: BlockId, cheat: boolean) =>
    fx.world.blocks.make({ ...made, id, parents: [tipOf(n)], fraud: cheat, meta: { round } }, n.id);
  make(first, fraud && voice !== "split");
  if (voice === "split") {
    make(second, fraud);
    fx.world.network.publish(first, n.id, audience(s, 0, n.id, false));
    fx.world.network.publish(second, n.id, audience(s, 1, n.id, false));
  } else fx.world.network.publish(first, n.id);
  for (const seat of f.world.nodes.seats(n.id)) fx.note(seat, fraud ? "cheated" : "proposed", { height, block: first });
}
