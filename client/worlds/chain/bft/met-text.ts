import type { BftMet } from "../../../../src/game/mechanisms/bft/met.ts";
import type { Met } from "../../../../src/game/types.ts";
import * as format from "../../../words/format.ts";
import { badAmong, madeText } from "../met-text.ts";
import { words } from "./words/words.ts";

const w = words.met;

/** What I know of another validator: a proof, what I found in its blocks, how it voted on what I hold for double-spends. */
export function metText(met: Met): string | undefined {
  const { made, approved, rejected, twice } = met as BftMet;
  if (twice) return w.twice;
  const of = approved + rejected;
  const bad = badAmong(made);
  const voted =
    approved > 0 ? w.approved({ n: approved, of, lazy: bad === 0 }) : of > 0 ? w.rejected({ n: rejected }) : undefined;
  // What they made comes first: attackers make bad blocks, and who approves them may only be lazy.
  const own = madeText(made) ?? (voted && w.unmade);
  return [own, voted].filter((part) => part !== undefined).join(format.mark(";")) || undefined;
}
