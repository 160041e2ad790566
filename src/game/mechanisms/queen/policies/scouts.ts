import type { Choice, Luck, Seen } from "../../../types.ts";
import { wantedSite } from "../../../worlds/swarm/goal.ts";
import { halves, offered, type Sees, type Side } from "./look.ts";

/** Sites this much better than what she chose, by one's own readings of both, are a reason to doubt her; so near, to trust her. */
const DOUBTS = 2;
const TRUSTS = 0.5;
/** How often an honest scout goes back for a second look at the best it knows, instead of exploring. */
const AGAIN = 0.25;
/** Of no site a scout keeps more than so many readings in mind. */
const ENOUGH = 3;

const readingOf = ({ me }: Sees, site: number): number => me.known[site]?.reading ?? 0;
/** The sites that it has read, best first. */
const read = (sees: Sees): number[] =>
  Object.keys(sees.me.known)
    .map(Number)
    .filter((site) => sees.me.known[site]?.reading !== undefined)
    .sort((a, b) => readingOf(sees, b) - readingOf(sees, a));

/** Once she has decided: says what its own readings say of her choice, if they say anything. */
function judge(seen: Seen, sees: Sees): Choice {
  const choice = sees.all.piping?.site;
  const [best] = read(sees);
  if (choice === undefined || best === undefined || sees.me.known[choice]?.reading === undefined) return undefined;
  const short = readingOf(sees, best) - readingOf(sees, choice);
  const verb = short >= DOUBTS ? "doubt" : short <= TRUSTS ? "trust" : undefined;
  return verb && offered(seen, verb) ? { act: { verb } } : undefined;
}

/** A scout that flies by `ways`, and says `claim` of a site that it is back from, or nothing for undefined. */
function scouting(
  claim: (sees: Sees, site: number, memory: Record<string, number>) => number | undefined,
  ways: (seen: Seen, sees: Sees, memory: Record<string, number>, luck: Luck) => number | undefined,
  judges: (seen: Seen, sees: Sees) => Choice,
): Side {
  return (seen, sees, memory, luck) => {
    const { me, mine, all } = sees;
    if (all.piping) return judges(seen, sees);
    if (me.at === "wing") return undefined;
    if (me.at === "site") return me.leaves === undefined ? undefined : { act: { verb: "home" } };
    const site = mine.back;
    if (site !== undefined) {
      const says = claim(sees, site, memory);
      // What waits already is left to wait where the new site is no better.
      const worse = mine.waits && mine.waits.site !== site && mine.waits.claim >= (says ?? 0);
      return says === undefined || worse ? { act: { verb: "quiet" } } : { act: { verb: "report", site, claim: says } };
    }
    const to = ways(seen, sees, memory, luck);
    return to !== undefined && offered(seen, "return", to)
      ? { act: { verb: "return", site: to } }
      : { act: { verb: "explore" } };
  };
}

/** Explores, now and then looks again at the best it knows, and says what it read. */
export const honestScout = scouting(
  (sees, site) => halves(readingOf(sees, site)),
  (_seen, sees, _memory, luck) => {
    const [best] = read(sees);
    if (best === undefined || (sees.me.known[best]?.visits ?? 0) >= ENOUGH) return undefined;
    return luck.uniform("where") < AGAIN ? best : undefined;
  },
  judge,
);

/** No site is better than ten, and few are nearly so: what was read above that was luck. */
const MOST = 9.5;
/** How often it goes first to the place that it has passed: nearer than one that has yet to be found, but so it is for the others. */
const LEADS = 0.6;
/** A site to tell her of, and to look at again. */
const GOOD = 7.5;

/** The mean of its readings of a site: remembers each visit's. */
function meanOf(sees: Sees, site: number, memory: Record<string, number>): number {
  const visits = sees.me.known[site]?.visits ?? 0;
  const counted = memory[`visits ${site}`] ?? 0;
  if (visits > counted) {
    memory[`visits ${site}`] = visits;
    memory[`times ${site}`] = (memory[`times ${site}`] ?? 0) + 1;
    memory[`sum ${site}`] = (memory[`sum ${site}`] ?? 0) + readingOf(sees, site);
  }
  return (memory[`sum ${site}`] ?? 0) / Math.max(1, memory[`times ${site}`] ?? 0);
}

/** Knows that readings err: looks again at its two best sites, and says the mean of what it read. */
export const sharpScout = scouting(
  (sees, site, memory) => halves(Math.min(MOST, meanOf(sees, site, memory))),
  (_seen, sees, memory, luck) => {
    const [lead] = Object.keys(sees.me.known).map(Number);
    if (read(sees).length === 0) return luck.uniform("lead") < LEADS ? lead : undefined;
    const good = read(sees).filter((site) => meanOf(sees, site, memory) >= GOOD);
    const [a, b] = good;
    if (a === undefined || b === undefined) return undefined;
    const visits = (site: number) => sees.me.known[site]?.visits ?? 0;
    const next = visits(a) <= visits(b) ? a : b;
    return visits(next) < ENOUGH ? next : undefined;
  },
  judge,
);

/** What a robber says of the site that it wants, and how much less than it read of another good one. */
const PRAISE = 9.5;
const BLAME = 5;

/** Looks around once like anybody; then praises the site that it wants, and runs down what is good. */
export const lyingScout: Side = (seen, sees, memory, luck) => {
  const wanted = wantedSite(seen.role);
  if (wanted === undefined) return honestScout(seen, sees, memory, luck);
  const lies = scouting(
    (now, site) => {
      if (site === wanted) return PRAISE;
      const reading = readingOf(now, site);
      return reading >= GOOD ? halves(reading - BLAME) : undefined;
    },
    () => {
      const first = memory.started === undefined;
      memory.started = 1;
      return first ? undefined : wanted;
    },
    // To trust a bad choice and to doubt a good one.
    (_seen, now) => {
      const verb = now.all.piping?.site === wanted ? "trust" : "doubt";
      return offered(seen, verb) ? { act: { verb } } : undefined;
    },
  );
  return lies(seen, sees, memory, luck);
};
