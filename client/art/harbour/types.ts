/** What a block is, as one node sees it. Words for it come from outside. */
export type BlockState = "open" | "confirmed" | "final" | "orphan" | "fraud" | "held";

export interface TreeBlock {
  id: number;
  /** Blocks it builds on; the first is drawn as its line. Several for a tipset's child. */
  parents: readonly number[];
  /** Its column; in Expected Consensus the epoch. */
  height: number;
  /** Whose it is, or what it carries: tells its shape. */
  by: number;
  /** A short word under the lantern. */
  label?: string | undefined;
  state: BlockState;
  confirmations?: number | undefined;
  /** My node's head. */
  tip?: boolean | undefined;
  mine?: boolean | undefined;
  votes?: { yes: number; need: number } | undefined;
  /** What my own audit said, and how sure it is, 0 to 1. */
  suspicion?: { says: "clean" | "fraud" | "open"; sure: number } | undefined;
  /** The payment for my order lies in this block. */
  order?: boolean | undefined;
  /** How many doubt it, as far as my node has heard. */
  doubts?: number | undefined;
  /** My own next block will not build on it. */
  left?: boolean | undefined;
}

export type TreeSize = "phone" | "wide";
