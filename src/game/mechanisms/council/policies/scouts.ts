import type { Choice, Luck, SeatId, Seen } from "../../../types.ts";
import { wantedSite } from "../../../worlds/swarm/goal.ts";
import { belief } from "./believe.ts";
import { halves, type Memory, offered, read, readingOf, type Sees, type Side } from "./look.ts";

/** How often an honest scout goes back for a second look at the best it knows, instead of exploring. */
const AGAIN = 0.25;
/** Of no site a scout keeps more than so many readings in mind. */
const ENOUGH = 3;
/** No site is better than ten, and few are nearly so: what was read above that was luck. */
const MOST = 9.5;
/** How often it goes first to the place that it has passed: nearer than one that has yet to be found, but so it is for the others. */
const LEADS = 0.6;
/** A site worth telling of, and looking at again. */
const GOOD = 7.5;

/** Whom it reports to: whom it believes most; of equals one that is its own, so that not all go to the same. */
function confidant(sees: Sees, seat: SeatId): SeatId | undefined {
  const council = sees.all.council ?? [];
  const turn = (one: SeatId) => (council.indexOf(one) + seat) % Math.max(1, council.length);
  return [...council].sort((a, b) => belief(sees, b) - belief(sees, a) || turn(a) - turn(b))[0];
}

/** Says `claim` of the site that it is back from: to all, or to a councillor. */
function says(seen: Seen, sees: Sees, site: number, claim: number, to: SeatId | undefined): Choice {
  if (sees.all.stage !== "council") return { act: { verb: "tell", site, claim } };
  return to !== undefined && offered(seen, "report", to)
    ? { act: { verb: "report", seat: to, claim } }
    : { act: { verb: "quiet" } };
}

/** A scout that flies by `ways`, and says `claim` of a site that it is back from, or nothing for undefined. */
function scouting(
  claim: (sees: Sees, site: number, memory: Memory) => number | undefined,
  ways: (seen: Seen, sees: Sees, memory: Memory, luck: Luck) => number | undefined,
): Side {
  return (seen, sees, memory, luck) => {
    const { me, mine, all } = sees;
    if (all.piping || me.at === "wing") return undefined;
    if (me.at === "site") return me.leaves === undefined ? undefined : { act: { verb: "home" } };
    const site = mine.back;
    if (site !== undefined) {
      const said = claim(sees, site, memory);
      return said === undefined ? { act: { verb: "quiet" } } : says(seen, sees, site, said, confidant(sees, seen.seat));
    }
    const to = ways(seen, sees, memory, luck);
    return to !== undefined && offered(seen, "return", to)
      ? { act: { verb: "return", site: to } }
      : { act: { verb: "explore" } };
  };
}

/** Explores, now and then looks again at the best it knows, and says what it read. */
export const honestScout = scouting(
  (sees, site) => halves(readingOf(sees, site) ?? 0),
  (_seen, sees, _memory, luck) => {
    const [best] = read(sees);
    if (best === undefined || (sees.me.known[best]?.visits ?? 0) >= ENOUGH) return undefined;
    return luck.uniform("where") < AGAIN ? best : undefined;
  },
);

/** The mean of its readings of a site: remembers each visit's. */
export function meanOf(sees: Sees, site: number, memory: Memory): number {
  const visits = sees.me.known[site]?.visits ?? 0;
  if (visits > (memory[`visits ${site}`] ?? 0)) {
    memory[`visits ${site}`] = visits;
    memory[`times ${site}`] = (memory[`times ${site}`] ?? 0) + 1;
    memory[`sum ${site}`] = (memory[`sum ${site}`] ?? 0) + (readingOf(sees, site) ?? 0);
  }
  return (memory[`sum ${site}`] ?? 0) / Math.max(1, memory[`times ${site}`] ?? 0);
}

/** Knows that readings err: looks again at its two best sites, and says the mean of what it read. */
export const sharpScout = scouting(
  (sees, site, memory) => halves(Math.min(MOST, meanOf(sees, site, memory))),
  (_seen, sees, memory, luck) => {
    const [lead] = Object.keys(sees.me.known).map(Number);
    if (read(sees).length === 0) return luck.uniform("lead") < LEADS ? lead : undefined;
    const [a, b] = read(sees).filter((site) => meanOf(sees, site, memory) >= GOOD);
    if (a === undefined || b === undefined) return undefined;
    const visits = (site: number) => sees.me.known[site]?.visits ?? 0;
    const next = visits(a) <= visits(b) ? a : b;
    return visits(next) < ENOUGH ? next : undefined;
  },
);

/** What a robber says of the site that it wants, and how much less than it read of another good one. */
const PRAISE = 9.5;
const BLAME = 5;

/**
 * Looks around once like anybody; then praises the site that it wants, and runs down what is good. One that is `patient` tells
 * the truth in public, to be elected, and lies once there is a council.
 */
export const lyingScout =
  (patient: (memory: Memory, luck: Luck) => boolean): Side =>
  (seen, sees, memory, luck) => {
    const wanted = wantedSite(seen.role);
    if (wanted === undefined || (sees.all.stage !== "council" && patient(memory, luck)))
      return honestScout(seen, sees, memory, luck);
    const lies = scouting(
      (now, site) => {
        if (site === wanted) return PRAISE;
        const reading = readingOf(now, site) ?? 0;
        return reading >= GOOD ? halves(reading - BLAME) : undefined;
      },
      () => {
        const first = memory.started === undefined;
        memory.started = 1;
        return first ? undefined : wanted;
      },
    );
    return lies(seen, sees, memory, luck);
  };
