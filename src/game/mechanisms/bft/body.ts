import type { BlockId, NodeId } from "../../worlds/chain/state.ts";
import type { Packed, Value } from "./votes.ts";

/** What nodes send each other; short names, for there are many. A signer is always named: a message may be handed on. */
export type Body =
  | { m: "vote"; h: number; r: number; k: 0 | 1; v: Value; by: NodeId }
  /** A block is proposed again, with the prevotes that it had in an earlier round: its proof of lock. */
  | { m: "proposal"; h: number; r: number; block: BlockId; pol: Packed[] }
  /** What a node at height h holds, handed on: votes, and proposals as height, round, block. */
  | { m: "sync"; h: number; sets: Packed[]; proposals: [number, number, BlockId][] }
  /** For somebody behind: a final block of height h and its signers. `top` is the sender's own height. */
  | { m: "final"; h: number; r: number; block: BlockId; cert: string; top: number }
  /** Send me this block. */
  | { m: "ask"; block: BlockId };
