import type { BeesMet } from "../../../../src/game/mechanisms/bees/met.ts";
import type { Met } from "../../../../src/game/types.ts";
import type { Said } from "../../../../src/game/worlds/swarm/suspicion.ts";
import { siteName } from "../../../art/sites.ts";
import * as format from "../../../words/format.ts";
import { truth } from "../views.ts";
import { words } from "./words/words.ts";

const w = words.met;

/** How much a claim and one's own reading say together: the farther above, the more; without a reading, least. */
const telling = ({ claim, reading }: Said): number => (reading === undefined ? claim - 20 : claim - reading);

/** What I saw another scout dance for, and what I read there: of several the dance that says most. */
export function metText(met: Met): string | undefined {
  const [most] = [...(met as BeesMet).said].sort((a, b) => telling(b) - telling(a));
  if (!most) return undefined;
  const { site, claim, reading } = most;
  const danced = { claim: format.number(claim), site: siteName(site) };
  // After the round everybody knows what it was worth.
  const worth = truth.value?.find((one) => one.option === site)?.worth;
  if (worth !== undefined) {
    const told = { ...danced, worth: format.score(worth) };
    return reading === undefined ? w.toldUnread(told) : w.told({ ...told, r: format.score(Math.min(10, reading)) });
  }
  return reading === undefined ? w.unread(danced) : w.read({ ...danced, r: format.score(Math.min(10, reading)) });
}
