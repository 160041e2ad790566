import type { BftMet } from "../../../../src/game/mechanisms/bft/met.ts";
import type { Met } from "../../../../src/game/types.ts";
import { BAD, madeText } from "../met-text.ts";
import { words } from "./words/words.ts";

const w = words.met;

/** What I know of another validator: a proof, what I found in its blocks, how it voted on what I hold for double-spends. */
export function metText(met: Met): string | undefined {
  const { made, approved, rejected, twice } = met as BftMet;
  if (twice) return w.twice;
  const voted = approved > 0 ? w.approved({ n: approved }) : rejected > 0 ? w.rejected({ n: rejected }) : undefined;
  const parts = [madeText(made.length, made.filter(({ fraud }) => fraud > BAD).length), voted];
  return parts.filter((part) => part !== undefined).join("; ") || undefined;
}
