import type { Note, Truth } from "../../../types.ts";
import { scoutTraits } from "./honest.ts";
import { stayFor } from "./scout.ts";

/** An estimate from few acts leans to the usual: as if so many acts had been as usual. */
const LEAN = 2;
/** The same of stays, in ms. */
const LEAN_STAY = 5000;

/**
 * What the diaries of usual bots show on the mean (60 rounds each of 8 and 24 at the meadow, with robbers and without): the floor is not
 * always busy, dances end in which there is no way back, and a bot takes its time to think.
 */
const SHOWN = { trust: 0.43, checks: 0.41, stays: 1.28 };

/** How often of how many times, leaning to what usual bots show; scaled so that one that shows that is as usual, and never is 0. */
function share(n: number, of: number, shown: number, usual: number): number {
  const seen = (n + LEAN * shown) / (of + LEAN);
  return seen <= shown ? (usual * seen) / shown : usual + ((1 - usual) * (seen - shown)) / (1 - shown);
}

const number = (x: string | number | undefined): number => (typeof x === "number" ? x : 0);

/**
 * A scout's traits as its diary shows them: plain counts, each held against what usual bots' diaries show and leaning to that.
 * `trust`: flights after a dance, of those
 * and searches; `stays`: time at sites after the reading, against an honest bot's;
 * `checks`: returns to a site after a dance for it; `copies`: dances for sites not read before; `boasts`: claims above readings.
 */
export function observedScout(diary: readonly Note[], truth: readonly Truth[]): Record<string, number> {
  const read = new Map<number, number>();
  let [follows, searches, dances, copies, above, owed, returns] = [0, 0, 0, 0, 0, 0, 0];
  let [stayed, usual] = [0, 0];
  let danced: number | undefined;
  let followed = false;
  let at: Note | undefined;
  for (const note of diary) {
    const site = number(note.site);
    if (note.what === "followed") {
      followed = true;
      follows++;
      danced = undefined;
    } else if (note.what === "found" || note.what === "nothing") {
      searches++;
      danced = undefined;
    } else if (note.what === "arrived") {
      if (!followed && danced === site) returns++;
      followed = false;
      danced = undefined;
    } else if (note.what === "read") {
      read.set(site, number(note.reading));
      at = note;
    } else if (note.what === "landed") {
      const flight = truth.find(({ option }) => option === at?.site)?.facts.flight;
      if (at && flight !== undefined) {
        stayed += Math.max(0, note.t - at.t - flight);
        usual += stayFor(number(at.reading));
      }
      at = undefined;
      followed = false;
    } else if (note.what === "danced" || note.what === "proposed") {
      dances++;
      const own = read.get(site);
      if (own === undefined) copies++;
      else {
        above += number(note.claim) - Math.min(10, own);
        owed++;
        danced = site;
      }
    }
  }
  const { trust, stays, checks, copies: copying, boasts } = scoutTraits;
  return {
    trust: share(follows, follows + searches, SHOWN.trust, trust.usual),
    stays: (stays.usual * (stayed / SHOWN.stays + LEAN_STAY)) / (usual + LEAN_STAY),
    checks: share(returns, owed, SHOWN.checks, checks.usual),
    copies: copying.usual + copies / (dances + LEAN),
    boasts: Math.max(0, above / (owed + LEAN) + (LEAN * boasts.usual) / (owed + LEAN)),
  };
}
