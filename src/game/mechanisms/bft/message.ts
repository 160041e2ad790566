import type { BlockId, NodeId } from "../../worlds/chain/state.ts";
import type { PackedVotes, Value } from "./votes.ts";

/**
 * What nodes send each other. Thousands are under way at a time, so names are short: height, round, kind of vote (0 prevote, 1
 * precommit), value. Signers are named in it, since a message may be handed on by others.
 */
export type Message =
  | { m: "vote"; h: number; r: number; k: 0 | 1; v: Value; by: NodeId }
  /** An earlier round's block is proposed again, with the prevotes that it had then: its proof of lock, the paper's validRound. */
  | { m: "proposal"; h: number; r: number; block: BlockId; pol: PackedVotes[] }
  /** Gossip of a node at height h: its votes, and proposals as height, round, block. */
  | { m: "sync"; h: number; sets: PackedVotes[]; proposals: [number, number, BlockId][] }
  /** For a node that is behind: the final block of height h, and its commit. `top` is the sender's own height. */
  | { m: "final"; h: number; r: number; block: BlockId; cert: string; top: number }
  /** The sender lacks this block. */
  | { m: "ask"; block: BlockId };
