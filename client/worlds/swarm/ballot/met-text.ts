import type { BallotMet } from "../../../../src/game/mechanisms/ballot/met.ts";
import type { Met } from "../../../../src/game/types.ts";
import type { Said } from "../../../../src/game/worlds/swarm/suspicion.ts";
import { siteName } from "../../../art/sites.ts";
import * as format from "../../../words/format.ts";
import { truth } from "../views.ts";
import { words } from "./words/words.ts";

const w = words.met;

/** How much a claim and one's own reading say together: the farther apart, the more; without a reading, least. */
const telling = ({ claim, reading }: Said): number => (reading === undefined ? claim - 20 : Math.abs(claim - reading));

/** What another told of a site, and what I read there: of several claims the one that says most. */
export function metText(met: Met): string | undefined {
  const [most] = [...(met as BallotMet).said].sort((a, b) => telling(b) - telling(a));
  if (!most) return met.known ? (truth.value ? w.silent : w.nothing) : undefined;
  const told = { claim: format.number(most.claim), site: siteName(most.site) };
  const r = format.score(Math.min(10, most.reading ?? 0));
  // After the round everybody knows what it was worth.
  const worth = truth.value?.find((one) => one.option === most.site)?.worth;
  if (worth !== undefined) {
    const known = { ...told, worth: format.score(worth) };
    return most.reading === undefined ? w.toldUnread(known) : w.told({ ...known, r });
  }
  return most.reading === undefined ? w.unread(told) : w.read({ ...told, r });
}
