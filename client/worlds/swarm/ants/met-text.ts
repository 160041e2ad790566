import type { AntsMet } from "../../../../src/game/mechanisms/ants/met.ts";
import type { Met } from "../../../../src/game/types.ts";
import { siteName } from "../../../art/sites.ts";
import * as format from "../../../words/format.ts";
import { truth } from "../views.ts";
import { words } from "./words/words.ts";

const w = words.met;

/** Where I saw another ant take others: of several the stone that I read worst. */
export function metText(met: Met): string | undefined {
  const [most] = [...(met as AntsMet).took].sort((a, b) => (a.reading ?? 11) - (b.reading ?? 11));
  if (!most) return undefined;
  const site = siteName(most.site);
  // After the round everybody knows what it was worth.
  const worth = truth.value?.find((one) => one.option === most.site)?.worth;
  if (worth !== undefined) return w.tookTold({ site, worth: format.score(worth) });
  return most.reading === undefined
    ? w.took({ site })
    : w.tookRead({ site, r: format.score(Math.min(10, most.reading)) });
}
