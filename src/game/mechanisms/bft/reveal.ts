import type { Ms, SeatId } from "../../types.ts";
import type { BlockId } from "../../worlds/chain/state.ts";
import type { Evidence } from "./node-state.ts";
import { proven } from "./score.ts";
import { type BftState, type Facts, powerIn } from "./state.ts";
import { signersOf } from "./votes.ts";

/** What `bft` shows everybody when it is over. */
export interface BftReveal {
  /**
   * By height: the blocks that were final for anybody, in order; the seats that signed, and those that gave it the first of the two
   * votes; the round and when; how many seats had a vote then.
   */
  decided: Record<
    number,
    { block: BlockId; round: number; t: Ms; signers: SeatId[]; backers: SeatId[]; voters: number }[]
  >;
  conflict: number;
  /** Who provably signed twice, and where: only what somebody who did not could prove; in a discreet round, and has. */
  equivocated: (Evidence & { seat: SeatId })[];
  slashed: SeatId[];
  /** Blocks of pairs, two for one turn, as far as their maker may be named. */
  pairs: BlockId[];
  /** How many nodes locked a block, by `height:round:block`. */
  locks: Record<string, number>;
}

export function reveal(s: BftState, f: Facts): BftReveal {
  const seatsOf = (node: number): SeatId[] => [...f.world.nodes.seats(node)];
  const decided: BftReveal["decided"] = {};
  for (const [height, blocks] of Object.entries(s.decided))
    decided[Number(height)] = blocks.map(({ block, round, t, cert }) => {
      const turn = s.turns[`${height}:${round}`] ?? -1;
      const voting = (node: number) => powerIn(s, node, turn) > 0;
      const backers = (s.backers[`${height}:${round}:${block}`] ?? []).filter(voting).flatMap(seatsOf);
      const voters = s.nodes.filter(({ id }) => voting(id)).flatMap(({ id }) => seatsOf(id)).length;
      return { block, round, t, signers: signersOf(cert).flatMap(seatsOf), backers, voters };
    });
  const named = proven(s);
  // Evidence that nobody reported names a liar whom nobody has caught: not in a discreet round.
  const shown = f.level === "open" ? named : named.filter((node) => seatsOf(node).some(f.exposed));
  const equivocated = shown.flatMap((node) => {
    const holder = s.nodes.find((n) => !named.includes(n.id) && n.evidence[node]);
    const proof = holder?.evidence[node];
    return proof ? seatsOf(node).map((seat) => ({ seat, ...proof })) : [];
  });
  const conflict = Object.values(s.decided).some((blocks) => blocks.length > 1) ? 1 : 0;
  const told = (id: BlockId) => f.level === "open" || seatsOf(f.world.blocks.at(id).by).some(f.exposed);
  const pairs = Object.keys(s.pairs)
    .map(Number)
    .filter((id) => s.proposals.includes(id) && told(id));
  return { decided, conflict, equivocated, slashed: s.slashed.flatMap(seatsOf), pairs, locks: { ...s.locks } };
}
