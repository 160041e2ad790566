import type { Choice, SeatId, Seen } from "../../../types.ts";
import { wantedSite } from "../../../worlds/swarm/goal.ts";
import { belief } from "./believe.ts";
import { calledOut, entries, halves, type Memory, offered, read, readingOf, type Sees, type Side } from "./look.ts";

/** A site of which one has heard little is taken for a middling one, as if so much of a scout had said so. */
const PRIOR = 5.5;
const PRIOR_WEIGHT = 0.2;
/** One's own reading counts as much as so many reports; what was said in public as so much of one, what is said in the council as less. */
const OWN = 1.5;
const PUBLIC = 0.6;
const HEARSAY = 0.25;
/** One voice errs by about so much, in points of quality. */
const ERROR = 1;
/** It votes when the best is ahead of the second by so many standard errors, and so many sites are known; and from this share of the clock on for whatever is best. */
const AHEAD = 1;
const KNOWN = 4;
const LATEST = 0.6;
/** Late in the day it would rather have a home than its own way: it joins a majority for a site that is not worse than its own best by more than this. */
const LATE = 0.75;
const BEARABLE = 1.5;
/** It says a thing again once it thinks otherwise by so much; and changes its vote for a site better by so much. */
const NEWS = 1;
const BETTER = 0.4;
/** A claim so far from what at least two others say of the site is no honest reading. */
const ALONE = 3;

interface Voice {
  seat: SeatId;
  claim: number;
  weight: number;
}
interface Opinion {
  site: number;
  worth: number;
  error: number;
}

function median(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}

/** By site, what each seat says of it: reports first, else what all could hear; nobody twice, and nobody that is not believed. */
function voices(seen: Seen, sees: Sees, memory: Memory): Map<number, Voice[]> {
  const by = new Map<number, Map<SeatId, Voice>>();
  const add = (site: number, voice: Voice) => {
    const known = by.get(site) ?? new Map<SeatId, Voice>();
    by.set(site, known.set(voice.seat, voice));
  };
  const others = (seat: SeatId) => seat !== seen.seat && belief(sees, seat) >= 0;
  for (const seat of (sees.all.council ?? []).filter(others))
    for (const [site, claim] of entries(sees.chamber?.says[seat] ?? {})) add(site, { seat, claim, weight: HEARSAY });
  for (const { seat, site, claim } of calledOut(memory)) if (others(seat)) add(site, { seat, claim, weight: PUBLIC });
  for (const seat of Object.keys(sees.all.list ?? {})
    .map(Number)
    .filter(others))
    for (const [site, claim] of entries(sees.all.list?.[seat] ?? {})) add(site, { seat, claim, weight: PUBLIC });
  for (const { seat, site, claim } of Object.values(sees.mine.heard ?? {})) add(site, { seat, claim, weight: 1 });
  for (const site of read(sees))
    add(site, { seat: seen.seat, claim: Math.min(10, readingOf(sees, site) ?? 0), weight: OWN });
  return new Map([...by].map(([site, known]) => [site, [...known.values()]]));
}

/** Seats whose word stands alone against two others'. */
function alone(by: ReadonlyMap<number, readonly Voice[]>, self: SeatId): Set<SeatId> {
  const found = new Set<SeatId>();
  for (const list of by.values())
    for (const { seat, claim } of list) {
      const others = list.filter((one) => one.seat !== seat).map((one) => one.claim);
      if (seat !== self && others.length >= 2 && Math.abs(claim - median(others)) > ALONE) found.add(seat);
    }
  return found;
}

/** The sites that it has heard of, the best first. */
function opinions(seen: Seen, sees: Sees, memory: Memory): Opinion[] {
  const by = voices(seen, sees, memory);
  const liars = alone(by, seen.seat);
  const list = [...by].map(([site, all]) => {
    const voiced = all.filter(({ seat }) => !liars.has(seat));
    const weight = voiced.reduce((sum, one) => sum + one.weight, 0);
    const sum = voiced.reduce((total, one) => total + one.weight * one.claim, 0);
    const worth = (sum + PRIOR_WEIGHT * PRIOR) / (weight + PRIOR_WEIGHT);
    return { site, worth, error: ERROR / Math.sqrt(Math.max(0.2, weight)) };
  });
  return list.sort((a, b) => b.worth - a.worth || a.site - b.site);
}

const share = (seen: Seen): number => (seen.now - seen.begin) / Math.max(1, seen.end - seen.begin);

const says = (seen: Seen, site: number, claim: number): Choice =>
  offered(seen, "say", site) ? { act: { verb: "say", site, claim } } : undefined;
const backs = (seen: Seen, site: number): Choice =>
  offered(seen, "back", site) ? { act: { verb: "back", site } } : undefined;

/** The site that it would vote for now; undefined while it listens on. */
function choice(seen: Seen, sees: Sees, known: readonly Opinion[]): number | undefined {
  const [best, second] = known;
  if (!best) return undefined;
  const mine = sees.chamber?.backs[seen.seat];
  const worth = (site: number) => known.find((one) => one.site === site)?.worth ?? 0;
  if (share(seen) >= LATE) {
    // All who do so follow the same one: the chair, or the next whose vote is bearable.
    const votes = (sees.all.council ?? []).flatMap((seat) => sees.chamber?.backs[seat] ?? []);
    const joins = votes.find((site) => worth(site) >= best.worth - BEARABLE);
    if (joins !== undefined) return joins;
  }
  if (mine !== undefined) return best.worth > worth(mine) + BETTER ? best.site : mine;
  if (share(seen) >= LATEST) return best.site;
  if (!second || known.length < KNOWN) return undefined;
  const error = Math.sqrt(best.error * best.error + second.error * second.error);
  return best.worth - second.worth > AHEAD * error ? best.site : undefined;
}

/** Tells the others what it has heard, listens until the best is clearly ahead or it grows late, and votes for that. */
export const honestCouncillor: Side = (seen, sees, memory) => {
  if (sees.all.piping || sees.me.at !== "swarm") return undefined;
  const known = opinions(seen, sees, memory);
  const site = choice(seen, sees, known);
  if (site !== undefined && site !== sees.chamber?.backs[seen.seat]) {
    const vote = backs(seen, site);
    if (vote) return vote;
  }
  const said = sees.chamber?.says[seen.seat] ?? {};
  for (const { site: of, worth } of known.slice(0, 3)) {
    const before = said[of];
    if (before === undefined || Math.abs(before - worth) >= NEWS) return says(seen, of, halves(worth));
  }
  // What it hears next wakes it; what the clock says does not.
  return { wait: LISTENS };
};
/** How long it listens before it thinks again. ms */
const LISTENS = 2500;

/** What a bought councillor says of its site, and how much less of another. */
const PRAISE = 9;
const BLAME = 4;

/** Wants the worst: praises it in the council as if it had been told so, runs the best down, and votes for it. */
export const boughtCouncillor: Side = (seen, sees, memory: Memory, luck) => {
  const wanted = wantedSite(seen.role);
  if (wanted === undefined) return honestCouncillor(seen, sees, memory, luck);
  if (sees.all.piping || sees.me.at !== "swarm") return undefined;
  const known = opinions(seen, sees, memory);
  // Without having heard of its own site it takes the worst that there is.
  const worst = known.some(({ site }) => site === wanted) ? wanted : known[known.length - 1]?.site;
  if (worst === undefined) return { wait: LISTENS };
  if (sees.chamber?.backs[seen.seat] !== worst) {
    const vote = backs(seen, worst);
    if (vote) return vote;
  }
  const said = sees.chamber?.says[seen.seat] ?? {};
  if (said[worst] === undefined) return says(seen, worst, PRAISE);
  const [best] = known.filter(({ site }) => site !== worst);
  if (best && said[best.site] === undefined) return says(seen, best.site, halves(best.worth - BLAME));
  return { wait: LISTENS };
};
