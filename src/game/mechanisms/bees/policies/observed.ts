import type { Note, Truth } from "../../../types.ts";
import { scoutTraits } from "./honest.ts";
import { stayFor } from "./scout.ts";

/** An estimate from few acts leans to the usual: as if so many acts had been as usual. */
const LEAN = 2;
/** The same of stays, in ms. */
const LEAN_STAY = 5000;

/** How often of how many times, leaning to the usual. */
const share = (n: number, of: number, usual: number): number => (n + LEAN * usual) / (of + LEAN);

const number = (x: string | number | undefined): number => (typeof x === "number" ? x : 0);

/**
 * A scout's traits as its diary shows them: plain counts, each leaning to what is usual. `trust`: flights after a dance, of those
 * and searches; `first`: whether its first flight was a search; `stays`: time at sites after the reading, against an honest bot's;
 * `checks`: returns to a site after a dance for it; `copies`: dances for sites not read before; `boasts`: claims above readings.
 */
export function observedScout(diary: readonly Note[], truth: readonly Truth[]): Record<string, number> {
  const read = new Map<number, number>();
  let [follows, searches, first, dances, copies, above, owed, returns] = [0, 0, 0, 0, 0, 0, 0, 0];
  let [stayed, usual] = [0, 0];
  let flights = 0;
  let danced: number | undefined;
  let followed = false;
  let at: Note | undefined;
  for (const note of diary) {
    const site = number(note.site);
    if (note.what === "followed") {
      followed = true;
      follows++;
      flights++;
      danced = undefined;
    } else if (note.what === "found" || note.what === "nothing") {
      searches++;
      if (flights++ === 0) first = 1;
      danced = undefined;
    } else if (note.what === "arrived") {
      if (!followed) flights++;
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
  const { trust, first: begins, stays, checks, copies: copying, boasts } = scoutTraits;
  return {
    trust: share(follows, follows + searches, trust.usual),
    first: share(first, Math.min(1, flights), begins.usual),
    stays: (stays.usual * (stayed + LEAN_STAY)) / (usual + LEAN_STAY),
    checks: share(returns, owed, checks.usual),
    copies: share(copies, dances, copying.usual),
    boasts: Math.max(0, above / (owed + LEAN) + (LEAN * boasts.usual) / (owed + LEAN)),
  };
}

/** The same of a bot that plays by another policy, as a scout would have to be to play like it. */
export const asScout: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  independent: { trust: 0 },
  copycat: { trust: 1, copies: 1, first: 0 },
};
