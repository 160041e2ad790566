import type { Met, SeatId, Seen } from "../../types.ts";
import type { BlockId } from "../../worlds/chain/state.ts";
import { tellsOf } from "../../worlds/chain/tells.ts";
import type { NodeState } from "./node-state.ts";
import { FRAUDS } from "./stakes.ts";
import { type BftState, type Facts, nodeAt } from "./state.ts";
import { NIL } from "./votes.ts";

/** Votes are remembered in committees up to this size: in larger ones nobody could follow them, and all of them are megabytes. */
const COMMITTEE = 60;
/** A block is held for a fraud from this chance on, by one's own checks. */
const BAD = 0.5;

/** What one validator knows of another. */
export interface BftMet extends Met {
  /** Its blocks that one has checked oneself, and the chance of a fraud that one's own checks leave, 0 to 1. */
  made: { block: BlockId; fraud: number }[];
  /** How many of the blocks that one holds for frauds by one's own checks it approved, and how many it did not. */
  approved: number;
  rejected: number;
  /** One has the proof that it signed twice, which nobody has reported. */
  twice?: true;
}

const YES = "y";
const NO = "n";

/** Adds the votes that a node has to what it remembers: by block a letter a validator, "y" approved, "n" voted against, "." said nothing. */
function recalled(n: NodeState, nodes: number, into: Record<BlockId, string>): void {
  for (const rounds of Object.values(n.votes)) {
    for (const { prevote } of Object.values(rounds)) {
      for (const [i, block] of (prevote?.values ?? []).entries()) {
        if (block === NIL) continue;
        const letter = (mask: number) => (mask === 0 ? "." : mask & (1 << i) ? YES : NO);
        into[block] = Array.from({ length: nodes }, (_, by) => letter(prevote?.masks[by] ?? 0)).join("");
      }
    }
  }
}

/** A turn is over: each node remembers who voted how before it drops the votes. Nothing is remembered where nobody can lie. */
export function rememberVotes(s: BftState, f: Facts): void {
  if (f.liars === 0 || s.nodes.length > COMMITTEE) return;
  for (const n of s.nodes) {
    n.heard ??= {};
    recalled(n, s.nodes.length, n.heard);
  }
}

/** What a seat has seen of the others. All have voted with it, so none comes first. */
export function met(s: BftState, seat: SeatId, f: Facts): BftMet[] {
  const n = nodeAt(s, f.world.nodes.of(seat));
  const heard = { ...n.heard };
  if (s.nodes.length <= COMMITTEE) recalled(n, s.nodes.length, heard);
  const checked = f.world.blocks
    .received(n.id, 0)
    .map((block) => ({ block, by: f.world.blocks.at(block).by, fraud: f.world.audits.suspicion(seat, block) }))
    .filter(({ fraud }) => fraud !== BAD);
  const bad = checked.filter(({ fraud }) => fraud > BAD);
  return f.seats
    .filter((other) => other !== seat)
    .map((other): BftMet => {
      const node = f.world.nodes.of(other);
      const made = checked.filter(({ by }) => by === node).map(({ block, fraud }) => ({ block, fraud }));
      const others = bad.filter(({ by }) => by !== node);
      const approved = others.filter(({ block }) => heard[block]?.[node] === YES).length;
      const rejected = others.filter(({ block }) => heard[block]?.[node] === NO).length;
      const twice = n.evidence[node] !== undefined;
      const known = made.length > 0 || approved + rejected > 0 || twice;
      return { seat: other, known, made, approved, rejected, ...(twice && { twice: true as const }) };
    });
}

/** A fraud is approved by every attacker, and by so many of the others, who are lazy or took it for clean. */
const APPROVES = { liar: 0.97, honest: 0.55 };

/** How likely each other validator is an attacker, 0 to 1: by its blocks, its votes on frauds, and a proof against it. */
export function suspicion(seen: Seen): Record<SeatId, number> {
  return tellsOf<BftMet>(seen, (one) => {
    if (one.twice) return Number.POSITIVE_INFINITY;
    let odds = 1;
    for (const { fraud } of one.made)
      odds *=
        (FRAUDS.liar * fraud + (1 - FRAUDS.liar) * (1 - fraud)) /
        (FRAUDS.honest * fraud + (1 - FRAUDS.honest) * (1 - fraud));
    for (let i = 0; i < one.approved; i++) odds *= APPROVES.liar / APPROVES.honest;
    for (let i = 0; i < one.rejected; i++) odds *= (1 - APPROVES.liar) / (1 - APPROVES.honest);
    return odds;
  });
}
