import type { Choice, Luck, Policy, Seen } from "../../../types.ts";
import {
  busyness,
  claimBehind,
  claimFor,
  drawn,
  idle,
  look,
  offered,
  type ScoutSees,
  stayFor,
  stayUntil,
  whereTo,
} from "./scout.ts";

/** λ, interdependence: how much an idle scout listens to the floor (List, Elsholtz & Seeley 2009). */
const LAMBDA = 0.77;
/** Share of the scouts that explore first. */
const FIRST = 0.4;
/**
 * How many dancers a scout that comes back runs into. The larger the floor, the smaller the share: one that found every rival
 * among a hundred would end most dances before anybody has followed them.
 */
const MEETS = 2;
/** How eagerly an idle scout that does not follow explores. */
const EAGER = 0.6;

/** At a site: waits for the reading, stays the longer the better it is, flies home. */
export function atSite(seen: Seen, sees: ScoutSees): Choice {
  const { me } = sees;
  const known = me.site === undefined ? undefined : me.known[me.site];
  if (me.leaves === undefined || known?.at === undefined) return undefined;
  return stayUntil(known.at + stayFor(known.reading ?? 0), me, seen.now);
}

/** Just back: dances what it read, or nothing if that would not be seen. */
export function report(sees: ScoutSees): Choice {
  const site = sees.bee.back;
  if (site === undefined) return undefined;
  const claim = claimFor(sees.me.known[site]?.reading ?? 0);
  if (claim < (sees.bee.least[site] ?? 0)) return { act: { verb: "quiet" } };
  return { act: { verb: "dance", site, claim } };
}

/**
 * A dance that a scout just back from a site may doubt: for a rival that fewer dance for than for its own, the scout itself
 * counted, and that looks no better than what it has read itself. Without both a small swarm stops its best dancers, or stays
 * divided.
 */
function doubtful(sees: ScoutSees, site: number, luck: Luck): ScoutSees["dances"][number] | undefined {
  const dancers = (one: number) => sees.dances.filter((dance) => dance.site === one).length;
  const mine = dancers(site) + 1;
  const reading = sees.me.known[site]?.reading ?? 0;
  const met = Array.from(
    { length: MEETS },
    (_, i) => sees.dances[Math.floor(luck.uniform(`meets ${i}`) * sees.dances.length)],
  );
  return met.find(
    (dance) => dance && dance.site !== site && dancers(dance.site) < mine && claimBehind(dance.vigour) <= reading,
  );
}

function scouting(id: string, lambda: number): Policy {
  function atSwarm(seen: Seen, sees: ScoutSees, memory: Record<string, number>, luck: Luck): Choice {
    const { bee, dances, me } = sees;
    if (bee.back !== undefined) {
      const rival = doubtful(sees, bee.back, luck);
      if (rival && offered(seen, "stop", rival.id)) {
        return { act: { verb: "stop", dance: rival.id } };
      }
      memory.site = bee.back;
      return report(sees);
    }
    if (bee.dance !== undefined) return undefined;
    // A scout that still has a dance left for its site goes back there: decay and quorum presume it.
    const mine = memory.site;
    if (mine !== undefined) {
      const reading = me.known[mine]?.reading ?? 0;
      if (claimFor(reading) >= (bee.least[mine] ?? 11) && offered(seen, "return", mine))
        return { act: { verb: "return", site: mine } };
      delete memory.site;
    }
    const first = memory.started === undefined;
    memory.started = 1;
    if (first && luck.uniform("first") < FIRST) return { act: { verb: "explore" } };
    const where = whereTo(lambda, busyness(dances.length, seen.n), EAGER, luck.uniform("where"));
    const dance = where === "follow" ? drawn(dances, luck) : undefined;
    if (dance) return { act: { verb: "follow", dance: dance.id } };
    return where === "explore" ? { act: { verb: "explore" } } : idle(luck);
  }

  return {
    id,
    decide(seen, memory, luck) {
      const sees = look(seen);
      if (sees.me.busy !== undefined) return undefined;
      if (sees.me.at === "site") return atSite(seen, sees);
      return sees.me.at === "swarm" ? atSwarm(seen, sees, memory, luck) : undefined;
    },
  };
}

/** Follows and explores as real scouts do, claims what it read. Also the autopilot. */
export const honest = scouting("honest", LAMBDA);
/** Never follows anybody. */
export const independent = scouting("independent", 0);
