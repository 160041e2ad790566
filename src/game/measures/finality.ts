/**
 * What became of a chain that was, or could have been, cut in two; read from what its nodes themselves hold for final, whatever
 * most power holds. `agree`: one history, and next to nothing of any node's was dropped. `thrown`: one history, for which
 * some nodes dropped a stretch of theirs. `split`: two final histories that conflict, for ever. `still`: too little became
 * final to speak of a history.
 */
export type Finality = "agree" | "thrown" | "split" | "still";

/** So many slots dropped in a row are a stretch: a fork of one or two is what a chain without a leader does every day. */
const STRETCH = 3;
/** Below this share of what could have become final, the chain stood still. */
const STILL = 1 / 3;

export function finalityOf(of: {
  /** Two nodes hold final what cannot both be. */
  conflict: boolean;
  /** The most slots of its chain that a node dropped at once. */
  dropped: number;
  /** Of the slots that could be final by now, those that are; 0 to 1. */
  live: number;
}): Finality {
  if (of.conflict) return "split";
  if (of.live < STILL) return "still";
  return of.dropped >= STRETCH ? "thrown" : "agree";
}
