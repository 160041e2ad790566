import type { CouncilMet } from "../../../../src/game/mechanisms/council/met.ts";
import type { Met } from "../../../../src/game/types.ts";
import type { Said } from "../../../../src/game/worlds/swarm/suspicion.ts";
import { siteName } from "../../../art/sites.ts";
import * as format from "../../../words/format.ts";
import { words } from "./words/words.ts";

const w = words.met;

/** How much a claim and one's own reading say together: the farther apart, the more; without a reading, least. */
const telling = ({ claim, reading }: Said): number => (reading === undefined ? -1 : Math.abs(claim - reading));

/** What I heard another claim, and what I read there: of several what says most. */
export function metText(met: Met): string | undefined {
  const { said, backed } = met as CouncilMet;
  const [most] = [...said].sort((a, b) => telling(b) - telling(a));
  if (!most) return backed === undefined ? undefined : w.backed({ site: siteName(backed) });
  const { site, claim, reading } = most;
  const claimed = { claim: format.number(claim), site: siteName(site) };
  return reading === undefined ? w.unread(claimed) : w.read({ ...claimed, r: format.score(reading) });
}
