// Rules that fit several mechanisms: each lists those that fit it, by the kind of moment that they find.
import type { Ms, Option } from "../../types.ts";
import { bestOf, chosenOf, lines, type Rule, type Story, type Telling, walk, worthOf } from "./story.ts";

/** What the room felt of one kind, as it was: `limit` of them, the first ones. */
export const felt =
  (kind: string, weight: number, limit = 1): Rule =>
  ({ felt: all }) =>
    all
      .filter((one) => one.kind === kind)
      .slice(0, limit)
      .map(({ n: _n, kind: _kind, ...fields }) => ({ ...fields, weight }));

/** Who first spoke for what was chosen in the end. `whats`: the lines in which a seat does so. */
export const firstWord =
  (...whats: string[]): Rule =>
  (story) => {
    const chosen = chosenOf(story);
    const first = lines(story, ...whats).find(({ site }) => site === chosen);
    return first ? [{ t: first.t, weight: 5, seat: first.own, site: Number(first.site) }] : [];
  };

/** One voice alone tips nothing: the chosen option has at least so many when it is said to have overtaken another. */
const TIPS = 2;

/**
 * The tipping point: from here on no other option was ahead of the chosen one again, which had been behind. `until`: the time
 * up to which stances count. Nothing where it led from the beginning.
 */
export function tippingPoint(story: Story, until: Ms = story.ended): Telling[] {
  const chosen = chosenOf(story);
  if (chosen === undefined) return [];
  let behind: Option | undefined;
  let found: Telling | undefined;
  walk(story, (t, counts) => {
    if (t > until) return true;
    const mine = counts.get(chosen) ?? 0;
    let [rival, most] = [-1, 0];
    for (const [option, n] of counts) if (option !== chosen && n > most) [rival, most] = [option, n];
    if (most > mine) {
      behind = rival;
      found = undefined;
    } else if (mine > most && mine >= TIPS && behind !== undefined && !found)
      found = { t, weight: 7, site: chosen, n: mine, other: behind, of: counts.get(behind) ?? 0 };
    return false;
  });
  return found ? [found] : [];
}
export const tipping: Rule = (story) => tippingPoint(story);

/** The best option was found and nobody ever spoke for it: lost with whoever kept quiet. */
export const overlooked: Rule = (story) => {
  const best = bestOf(story);
  if (best === undefined || chosenOf(story) === best || story.trace.some(([, , option]) => option === best)) return [];
  const first = lines(story, "found", "arrived").find(({ site }) => site === best);
  return first ? [{ t: first.t, weight: 8, seat: first.own, site: best }] : [];
};

/** How much a claim has to be above the truth to count as a lie that told: points of 10. */
const BOAST = 2.5;

/** The liar's best minute: the boldest claim of somebody who lied, for what was not the best. `whats`: the lines that claim. */
export const boast =
  (...whats: string[]): Rule =>
  (story) => {
    const { lied } = story;
    if (!lied) return [];
    const by = (site: Option, claim: number): number => claim - (worthOf(story, site) ?? claim);
    const claims = lines(story, ...whats)
      .filter(({ own, site, claim }) => lied(own) && site !== bestOf(story) && claim !== undefined)
      .map((one) => ({ ...one, site: Number(one.site), claim: Number(one.claim) }))
      .filter(({ site, claim }) => by(site, claim) >= BOAST)
      .sort((a, b) => by(b.site, b.claim) - by(a.site, a.claim) || a.t - b.t);
    const [boldest] = claims;
    if (!boldest) return [];
    const { t, own, site, claim } = boldest;
    const worth = Math.round(10 * (worthOf(story, site) ?? 0)) / 10;
    return [{ t, weight: 6, seat: own, site, claim, worth }];
  };
