import type { Ms, SeatId } from "../../types.ts";
import type { BlockId } from "../../worlds/chain/state.ts";
import type { Evidence } from "./node-state.ts";
import { proven } from "./score.ts";
import { type BftState, type Facts, powerIn, turnAt, turnsIn } from "./state.ts";
import { NIL, signersOf } from "./votes.ts";

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
  /** Blocks that were put to the vote and never final: how many seats gave it the first vote where most did, of how many. */
  refused: { block: BlockId; backers: number; voters: number }[];
  conflict: number;
  /** Who provably signed twice, and where: only what somebody who did not could prove; in a discreet round, and has. */
  equivocated: (Evidence & { seat: SeatId })[];
  slashed: SeatId[];
  /** Blocks of pairs, two for one turn, as far as their maker may be named. */
  pairs: BlockId[];
  /** How many nodes locked a block, by `height:round:block`. */
  locks: Record<string, number>;
  /** On a beat: how many turns had begun. */
  turns?: number;
  /** By this room's rules whoever signed twice kept vote and points. */
  spared?: true;
}

export function reveal(s: BftState, f: Facts): BftReveal {
  const seatsOf = (node: number): SeatId[] => [...f.world.nodes.seats(node)];
  /** Who of a turn's voters gave a block the first vote, and how many there were. */
  const first = (height: number, round: number, block: BlockId): { backers: SeatId[]; voters: number } => {
    const turn = s.turns[`${height}:${round}`] ?? -1;
    const voting = (node: number) => powerIn(s, node, turn) > 0;
    const backers = (s.backers[`${height}:${round}:${block}`] ?? []).filter(voting).flatMap(seatsOf);
    return { backers, voters: s.nodes.filter(({ id }) => voting(id)).flatMap(({ id }) => seatsOf(id)).length };
  };
  const decided: BftReveal["decided"] = {};
  for (const [height, blocks] of Object.entries(s.decided))
    decided[Number(height)] = blocks.map(({ block, round, t, cert }) => {
      return { block, round, t, signers: signersOf(cert).flatMap(seatsOf), ...first(Number(height), round, block) };
    });
  const final = new Set(Object.values(s.decided).flatMap((blocks) => blocks.map(({ block }) => block)));
  const refused = new Map<BlockId, { backers: number; voters: number }>();
  for (const key of Object.keys(s.backers)) {
    const [height = 0, round = 0, block = NIL] = key.split(":").map(Number);
    if (block === NIL || final.has(block)) continue;
    const { backers, voters } = first(height, round, block);
    if (backers.length > (refused.get(block)?.backers ?? 0)) refused.set(block, { backers: backers.length, voters });
  }
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
  return {
    decided,
    refused: [...refused].map(([block, votes]) => ({ block, ...votes })),
    conflict,
    equivocated,
    slashed: s.slashed.flatMap(seatsOf),
    pairs,
    locks: { ...s.locks },
    ...(s.options.beat > 0 && { turns: Math.min(turnsIn(s, f), turnAt(s, f, f.now) + 1) }),
    ...(!s.options.slash && { spared: true }),
  };
}
