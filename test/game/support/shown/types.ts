import type { RoundState } from "../../../../src/game/index.ts";

/** A viewer: a seat, or the screen. */
export type Viewer = number | "screen";

/** What a viewer may know of a world's or mechanism's state, as paths within it; `mend` restores what is shown of secrets. */
export interface Shown {
  /** `id`: what the part goes by in the round, where it was played as a card. */
  paths(r: RoundState, viewer: Viewer, id?: string): string[];
  /** What its part shows of other parts' states, as paths from the round's parts: `swarm.sites.2.angle`. */
  beside?(r: RoundState, viewer: Viewer): string[];
  /** Verbs whose outcome shows at once. Of all others a viewer sees only what it knew before. */
  gambles?: readonly string[];
  /** Secrets of which a viewer sees something, a count say, are made to fit what it sees. */
  mend?(mutant: RoundState, r: RoundState, viewer: Viewer): void;
}

export const range = (n: number) => Array.from({ length: n }, (_, i) => i);
