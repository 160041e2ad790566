import { boast, felt, firstWord, overlooked, tippingPoint } from "../../measures/moments/rules.ts";
import { bestOf, chosenOf, lines, type Rule, type Rules, type Telling, walk } from "../../measures/moments/story.ts";
import type { Ms } from "../../types.ts";
import type { BeesState, Facts } from "./state.ts";

/** A stop shows in what follows within this: about as long as a dance lasts. ms */
const AFTER: Ms = 15_000;
/** A dance floor changes by one all the time: what counts loses at least so many dancers. */
const FALL = 2;
/** The liar's best minute. ms */
const MINUTE: Ms = 60_000;

/** A quorum that came apart again: where, how many were there, and how long it held. */
const quorumLost: Rule<BeesState> = (_, s) =>
  (s.quorums ?? [])
    .filter(({ until }) => until !== undefined)
    .slice(-2)
    .map(({ site, from, until = from, n }) => ({ t: until, weight: 9, site, n, held: until - from }));

/** The quorum that held. */
const quorum: Rule<BeesState> = (_, s) => {
  const last = s.quorums?.[s.quorums.length - 1];
  return last && last.until === undefined && s.piping ? [{ t: last.from, weight: 6, site: last.site, n: last.n }] : [];
};

/** The tipping point, before the quorum that held: then those who go there dance no more. */
const tipping: Rule<BeesState> = (story, s, f) => tippingPoint(story, quorum(story, s, f)[0]?.t);

/** Without a home or a quorum on the way: where most had danced at once, and how many would have been enough at the site. */
const closest: Rule<BeesState> = (story, s) => {
  if (story.decisions.length > 0 || s.quorums) return [];
  let most: Telling | undefined;
  walk(story, (t, counts) => {
    for (const [site, n] of counts) if (n > Number(most?.n ?? 1)) most = { t, weight: 6, site, n, of: s.quorum };
  });
  return most ? [most] : [];
};

/** The stop that mattered: after it an option lost most of its dancers, and was not chosen. `best`: 1 where it was the best. */
const stop: Rule = (story) => {
  const chosen = chosenOf(story);
  const stops = lines(story, "stopped").filter(({ site }) => site !== chosen);
  // How many danced for each site, as it changed: the trace is gone through once, however many stops there were.
  const danced: Record<number, [Ms, number][]> = {};
  for (const { site } of stops) danced[Number(site)] ??= [];
  walk(story, (at, counts) => {
    for (const [site, all] of Object.entries(danced)) {
      const n = counts.get(Number(site)) ?? 0;
      if (n !== all[all.length - 1]?.[1]) all.push([at, n]);
    }
  });
  let worst: Telling | undefined;
  for (const { t, own, site } of stops) {
    let before = 0;
    let after = Number.POSITIVE_INFINITY;
    for (const [at, n] of danced[Number(site)] ?? []) {
      if (at > t + AFTER) break;
      if (at < t) before = n;
      else after = Math.min(after, n);
    }
    const fall = before - Math.min(before, after);
    if (fall < FALL || fall <= Number(worst?.n ?? 0)) continue;
    const best = site === bestOf(story) ? 1 : 0;
    worst = { t, weight: best ? 8 : 7, seat: own, site: Number(site), n: fall, before, best };
  }
  return worst ? [worst] : [];
};

/** The liar's best minute: whoever lied and was followed by most within it, to what was not the best. */
const liar: Rule = (story) => {
  const { lied } = story;
  if (!lied) return [];
  const best = bestOf(story);
  const followed = lines(story, "followed").filter(({ seat, site }) => lied(Number(seat)) && site !== best);
  let most: Telling | undefined;
  for (const { t, seat, site } of followed) {
    const same = followed.filter((one) => one.seat === seat && one.site === site && one.t >= t && one.t < t + MINUTE);
    const n = new Set(same.map(({ own }) => own)).size;
    if (n > Number(most?.n ?? 0)) most = { t, weight: n > 1 ? 8 : 5, seat: Number(seat), site: Number(site), n };
  }
  return most ? [most] : [];
};

/** The key moments of a swarm that decides by quorum. */
export const rules: Rules<BeesState, Facts> = {
  proposed: firstWord("proposed"),
  overlooked,
  tipping,
  quorum,
  quorumLost,
  closest,
  stop,
  liar,
  boast: (story, s, f) => (liar(story, s, f).length > 0 ? [] : boast("proposed", "danced")(story, s, f)),
  liftoff: felt("liftoff", 3),
};
