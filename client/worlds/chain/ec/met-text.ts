import type { EcMet } from "../../../../src/game/mechanisms/ec/met.ts";
import type { Met } from "../../../../src/game/types.ts";
import * as format from "../../../words/format.ts";
import { madeText } from "../met-text.ts";
import { words } from "./words/words.ts";

const w = words.met;

/** What I know of another miner: a proof, what I found in its blocks, how many of them others doubt. */
export function metText(met: Met): string | undefined {
  const { made, twice } = met as EcMet;
  if (twice) return w.twice;
  const doubted = made.filter(({ doubts }) => doubts > 0).length;
  const found = madeText(made);
  const parts = [found, doubted === 0 ? undefined : w.doubted({ n: doubted })];
  return parts.filter((part) => part !== undefined).join(format.mark(";")) || undefined;
}
