import type { Choice, Ms, Seen } from "../../../types.ts";
import { wantedSite } from "../../../worlds/swarm/goal.ts";
import { offered, type Sees, type Side, told } from "./look.ts";

/** One reading errs by about so much, in points of quality. */
const ERROR = 1;
/** A site of which she has heard little is taken for a middling one, as if so much of a scout had said so. */
const PRIOR = 5.5;
const PRIOR_WEIGHT = 0.2;
/** She decides when the best is ahead of the second by so many standard errors, and so many sites are known. */
const AHEAD = 1.2;
const KNOWN = 4;
/** And more than one scout has told her of the best. */
const CONFIRMED = 2;
/** And at the latest after this share of the clock. */
const LATEST = 0.5;
/** A claim so far from what at least two others say of the site is no honest reading: its scout is not believed any more. */
const AMISS = 3;
/** She waits so long after a hearing before she goes on. ms */
const BREATH: Ms = 200;

/** What she makes of a site: how good she takes it to be, and the standard error of that. */
interface Opinion {
  site: number;
  worth: number;
  error: number;
  /** How many scouts told her of it. */
  scouts: number;
}

const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / Math.max(1, list.length);
function median(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}

/** By site, each scout's mean claim: one who says a thing often has not seen more. */
function voices(sees: Sees, unbelieved: ReadonlySet<number>): Map<number, Map<number, number[]>> {
  const by = new Map<number, Map<number, number[]>>();
  for (const { site, seat, claim } of told(sees)) {
    if (unbelieved.has(seat)) continue;
    const heard = by.get(site) ?? new Map<number, number[]>();
    heard.set(seat, [...(heard.get(seat) ?? []), claim]);
    by.set(site, heard);
  }
  return by;
}

/** Scouts whose word stands alone against two others'. */
function liars(sees: Sees): Set<number> {
  const found = new Set<number>();
  for (const heard of voices(sees, found).values()) {
    const said = [...heard].map(([seat, claims]) => ({ seat, says: mean(claims) }));
    for (const { seat, says } of said) {
      const others = said.filter((one) => one.seat !== seat).map((one) => one.says);
      if (others.length >= 2 && Math.abs(says - median(others)) > AMISS) found.add(seat);
    }
  }
  return found;
}

/** The sites that she has heard of, the best first. */
function opinions(sees: Sees, unbelieved: ReadonlySet<number>): Opinion[] {
  const list = [...voices(sees, unbelieved)].map(([site, heard]) => {
    const said = [...heard.values()].map(mean);
    const says = said.length > 2 ? median(said) : mean(said);
    const n = said.length;
    const worth = (n * says + PRIOR_WEIGHT * PRIOR) / (n + PRIOR_WEIGHT);
    return { site, worth, error: ERROR / Math.sqrt(n), scouts: n };
  });
  return list.sort((a, b) => b.worth - a.worth || a.site - b.site);
}

/** Hears somebody: of those who wait, one she believes and has heard least, the longest waiting first. */
function hears(seen: Seen, sees: Sees, unbelieved: ReadonlySet<number>): Choice {
  const { hearing } = sees.all;
  if (hearing) return { wait: hearing.until - seen.now + BREATH };
  const waiting = seen.offers.find((offer) => offer.verb === "hear" && !offer.not)?.aim?.ids ?? [];
  const times = (seat: number) => told(sees).filter((one) => one.seat === seat).length + (unbelieved.has(seat) ? 9 : 0);
  const [next] = [...waiting].sort((a, b) => times(a) - times(b));
  return next === undefined ? undefined : { act: { verb: "hear", seat: next } };
}

const decides = (seen: Seen, site: number | undefined): Choice =>
  site !== undefined && offered(seen, "decide", site) ? { act: { verb: "decide", site } } : undefined;

const late = (seen: Seen): boolean => seen.now >= seen.begin + LATEST * (seen.end - seen.begin);

/** Listens until the best she has heard of is clearly ahead, or it grows late. */
export const listening: Side = (seen, sees) => {
  if (sees.all.piping) return undefined;
  const unbelieved = liars(sees);
  const [best, second] = opinions(sees, unbelieved);
  const known = opinions(sees, unbelieved).length;
  const clear =
    best &&
    second &&
    known >= KNOWN &&
    best.scouts >= CONFIRMED &&
    best.worth - second.worth > AHEAD * Math.sqrt(best.error * best.error + second.error * second.error);
  return (clear || late(seen) ? decides(seen, best?.site) : undefined) ?? hears(seen, sees, unbelieved);
};

/** A claim that is good enough for a hasty queen, and after how many reports anything is. */
const GOOD = 8.5;
const FEW = 5;

/** Decides on the first good claim, as soon as she may. */
export const hurried: Side = (seen, sees) => {
  if (sees.all.piping) return undefined;
  const heard = told(sees);
  const [best] = [...heard].sort((a, b) => b.claim - a.claim);
  const enough = best && (best.claim >= GOOD || heard.length >= FEW);
  return (enough ? decides(seen, best.site) : undefined) ?? hears(seen, sees, new Set());
};

/** Wants the worst: listens like an honest one until she may decide by the clock, then takes the worst that she has heard of. */
export const captured: Side = (seen, sees) => {
  if (sees.all.piping) return undefined;
  const wanted = wantedSite(seen.role);
  const known = opinions(sees, new Set());
  const worst = known.find(({ site }) => site === wanted) ?? known[known.length - 1];
  const ready = seen.now >= sees.all.opens && (worst?.site === wanted || known.length >= KNOWN || late(seen));
  return (ready ? decides(seen, worst?.site) : undefined) ?? hears(seen, sees, new Set());
};
