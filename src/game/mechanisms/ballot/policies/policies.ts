import { viewsAlwaysIn } from "../../../policies/seen.ts";
import type { Policy, Seen } from "../../../types.ts";
import { wantedSite } from "../../../worlds/swarm/goal.ts";
import type { BallotViews } from "../view.ts";
import { halves, meanOf, read, readingOf, type Sees, share, step, targets, visitsOf, type Ways } from "./look.ts";

/** How often an honest scout goes to see what others tell of, and how often it looks again at the best it knows, instead of exploring. */
const CHECKS = 0.4;
const AGAIN = 0.25;
/** Of no site a scout keeps more than so many readings in mind. */
const ENOUGH = 3;
/** Under approval it marks what is so near the best it knows, in points of quality. */
const NEARLY = 0.7;

const near = (sites: readonly number[], worth: (site: number) => number): number[] => {
  const sorted = [...sites].sort((a, b) => worth(b) - worth(a) || a - b);
  const [best] = sorted;
  return best === undefined ? [] : sorted.filter((site) => worth(site) >= worth(best) - NEARLY);
};

/** What the board says of a site on the mean; 0 for one that nobody told of. */
const told = ({ board }: Sees, site: number): number => board[site]?.mean ?? 0;

/** A claim from here on is praise, the more the higher. */
const PRAISES = 5;
/** Whoever has read nothing votes for the site that has the most praise on the board, by all who told of it together. */
const asTold = (seen: Seen, { board }: Sees): number[] => {
  const praise = (site: number) =>
    Object.values(board[site]?.told ?? {}).reduce((sum, claim) => sum + Math.max(0, claim - PRAISES), 0);
  return [...targets(seen, "vote")].sort((a, b) => praise(b) - praise(a) || a - b).slice(0, 1);
};

/** It has seen enough once it has read so many sites, one of them at least so good; or from this share of the clock on whatever it has read. */
const SEEN = 3;
const GOOD = 7.5;
const PATIENCE = 0.85;
/** From this share of the clock on a follower joins those who want the bell. */
const SURE = 0.7;

const honestly: Ways = {
  flies(seen, sees, _memory, luck) {
    const [best] = read(sees);
    const leads = targets(seen, "check").filter(
      (site) => told(sees, site) >= (best === undefined ? 0 : readingOf(sees, best) - 1),
    );
    const [lead] = leads.sort((a, b) => told(sees, b) - told(sees, a));
    if (lead !== undefined && luck.uniform("checks") < CHECKS) return lead;
    if (best === undefined || visitsOf(sees, best) >= ENOUGH) return undefined;
    return luck.uniform("where") < AGAIN ? best : undefined;
  },
  tells: (sees, site) => halves(readingOf(sees, site)),
  rings(seen, sees, memory) {
    const sites = read(sees);
    if (share(seen) >= PATIENCE) return sites.length > 0;
    return sites.length >= SEEN && sites.some((site) => meanOf(sees, site, memory) >= GOOD);
  },
  votes(seen, sees, memory) {
    const sites = read(sees);
    return sites.length > 0 ? near(sites, (site) => meanOf(sees, site, memory)) : asTold(seen, sees);
  },
};

/** No site is better than ten, and few are nearly so: what was read above that was luck. */
const MOST = 9.5;
/** A site that nobody knows much about is taken for this good, with the weight of so many readings. */
const PRIOR = 6;
const PRIOR_WEIGHT = 0.3;
/** A claim so far from what one has read oneself is no honest one: whoever made it is not believed any more. */
const AMISS = 2.6;
/** An honest claim is one scout's reading or the mean of a few: worth so many of one's own readings, since some lie. */
const TRUST = 0.8;
/** How often it goes first to the place that it has passed: nearer than one that has yet to be found, but so it is for the others. */
const LEADS = 0.6;
/** In the first part of the clock it looks for sites it has not seen; then it compares the best two. */
const EARLY = 0.5;

/** It wants to vote once it knows so much of the best, in readings, and that is ahead by so much. */
const KNOWS = 2.5;
const AHEAD = 1;

/** What it makes of each site: its own readings, and what those say whom it has no reason to doubt. */
function opinions(sees: Sees, memory: Record<string, number>): { site: number; worth: number; weight: number }[] {
  const own = new Map(read(sees).map((site) => [site, meanOf(sees, site, memory)]));
  const liars = new Set<string>();
  for (const [site, { told: said }] of Object.entries(sees.board)) {
    const mine = own.get(Number(site));
    for (const [seat, claim] of Object.entries(said))
      if (mine !== undefined && Math.abs(claim - Math.min(10, mine)) > AMISS) liars.add(seat);
  }
  const sites = new Set([...own.keys(), ...Object.keys(sees.board).map(Number)]);
  const me = Object.keys(sees.mine.said).map(Number);
  return [...sites].map((site) => {
    const times = memory[`times ${site}`] ?? 0;
    const mine = own.get(site) ?? 0;
    // Of its own claim on the board it knows already what it read.
    const others = Object.entries(sees.board[site]?.told ?? {})
      .filter(([seat, claim]) => !liars.has(seat) && !(me.includes(site) && claim === sees.mine.said[site]))
      .map(([, claim]) => claim);
    const weight = times + TRUST * others.length + PRIOR_WEIGHT;
    const sum = mine * times + TRUST * others.reduce((a, b) => a + b, 0) + PRIOR_WEIGHT * PRIOR;
    return { site, worth: sum / weight, weight };
  });
}

const sharply: Ways = {
  flies(seen, sees, memory, luck) {
    const [passed] = Object.keys(sees.me.known).map(Number);
    if (read(sees).length === 0 && luck.uniform("lead") < LEADS) return passed;
    const sorted = opinions(sees, memory).sort((a, b) => b.worth - a.worth || a.site - b.site);
    const unread = targets(seen, "check").map((site) => sorted.find((one) => one.site === site));
    const lead = unread.sort((a, b) => (b?.worth ?? 0) - (a?.worth ?? 0))[0];
    const early = seen.now < seen.begin + EARLY * (seen.end - seen.begin);
    const [first, second] = sorted;
    if (lead && (early || lead.site === first?.site || lead.site === second?.site)) return lead.site;
    if (early || !first || !second) return undefined;
    // Of the best two the one that it knows less of.
    return first.weight <= second.weight ? first.site : second.site;
  },
  // What hangs there already need not be told again.
  tells(sees, site, memory) {
    const claim = halves(Math.min(MOST, meanOf(sees, site, memory)));
    return claim === sees.mine.said[site] ? undefined : claim;
  },
  // What another look would tell it is worth the less the farther the best is ahead; and time costs.
  rings(seen, sees, memory) {
    const [first, second] = opinions(sees, memory).sort((a, b) => b.worth - a.worth);
    if (!first || !second) return false;
    const sure = first.weight >= KNOWS && first.worth >= GOOD && first.worth - second.worth >= AHEAD;
    return sure || share(seen) >= PATIENCE;
  },
  votes(_seen, sees, memory) {
    const known = new Map(opinions(sees, memory).map(({ site, worth }) => [site, worth]));
    return near([...known.keys()], (site) => known.get(site) ?? 0);
  },
};

/** What a robber says of the site that it wants, and how much less than it read of another good one. */
const PRAISE = 9.5;
const BLAME = 4.5;
const RIVAL = 7;

/** Looks around once like anybody; then praises the site that it wants, runs down what is good, and votes for what it wants. */
const dishonestly: Ways = {
  flies(seen, sees, memory, luck) {
    const wanted = wantedSite(seen.role);
    if (wanted === undefined) return honestly.flies(seen, sees, memory, luck);
    const first = memory.started === undefined;
    memory.started = 1;
    memory.wanted = wanted;
    if (first) return undefined;
    return sees.mine.said[wanted] === undefined ? wanted : undefined;
  },
  tells(sees, site, memory) {
    if (memory.wanted === undefined) return honestly.tells(sees, site, memory);
    if (site === memory.wanted) return PRAISE;
    const reading = readingOf(sees, site);
    return reading >= RIVAL ? halves(reading - BLAME) : halves(reading);
  },
  // The sooner, the fewer have looked for themselves.
  rings: (_seen, sees, memory) => memory.wanted !== undefined && sees.mine.said[memory.wanted] !== undefined,
  votes(seen, sees, memory) {
    const wanted = wantedSite(seen.role);
    return wanted === undefined ? honestly.votes(seen, sees, memory) : [wanted];
  },
};

/** Looks, tells what it read, and votes for what it has itself read best. Also the autopilot. */
export const honest: Policy = { id: "honest", decide: step(honestly) };
/** Flies out only where nobody has told of anything by this share of the clock. */
const LATE = 0.4;
/** Stays at the swarm, says nothing, and votes for what the others praise most. */
export const follower: Policy = {
  id: "follower",
  decide: step({
    flies(seen, { board }) {
      const late = seen.now >= seen.begin + LATE * (seen.end - seen.begin);
      return late && Object.keys(board).length === 0 ? undefined : null;
    },
    tells: () => undefined,
    // What others look at longer costs it nothing: it asks only when most of those whom it takes do, and late.
    rings(seen) {
      const { bell } = viewsAlwaysIn<BallotViews>(seen, "ballot")("all");
      return bell !== undefined && share(seen) >= SURE && 2 * bell.wanting >= bell.takes;
    },
    votes: (seen, sees, memory) =>
      Object.keys(sees.board).length > 0 ? asTold(seen, sees) : honestly.votes(seen, sees, memory),
  }),
};
/** Goes to see what others tell of, compares the best two, doubts who says what it has read otherwise. */
export const sharp: Policy = { id: "sharp", decide: step(sharply) };
/** Lies for the site that it wants. */
export const robber: Policy = { id: "robber", decide: step(dishonestly) };
