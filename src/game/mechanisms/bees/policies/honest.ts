import { policy } from "../../../policies/policy.ts";
import type { Params } from "../../../policies/traits.ts";
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

/** In what scouts differ. Only a few points of their behaviour, each by one number, so that a picture of them can be read. */
export const scoutTraits = {
  /** λ, interdependence: how much an idle scout listens to the floor, 0 to 1 (List, Elsholtz & Seeley 2009). */
  trust: { min: 0, max: 1, usual: 0.77 },
  /** How likely it looks for a place of its own first, 0 to 1. */
  first: { min: 0, max: 1, usual: 0.4 },
  /** How many times as long as usual it stays at a site. */
  stays: { min: 0, max: 3, usual: 1 },
  /** How likely it flies back to look again, as long as it has a dance left for its site, 0 to 1; else it gives the site up. */
  checks: { min: 0, max: 1, usual: 1 },
  /** How likely it first dances along with a dance that it is about to follow, without having been there, 0 to 1. */
  copies: { min: 0, max: 1, usual: 0 },
  /** How many points more it says than it read. */
  boasts: { min: 0, max: 5, usual: 0 },
} as const;
type Scout = Params<typeof scoutTraits>;

/**
 * How many dancers a scout that comes back runs into. The larger the floor, the smaller the share: one that found every rival
 * among a hundred would end most dances before anybody has followed them.
 */
const MEETS = 2;
/** How eagerly an idle scout that does not follow explores. */
const EAGER = 0.6;

/** At a site: waits for the reading, stays the longer the better it is, `times` as long as usual, flies home. */
export function atSite(seen: Seen, sees: ScoutSees, times = 1): Choice {
  const { me } = sees;
  const known = me.site === undefined ? undefined : me.known[me.site];
  if (me.leaves === undefined || known?.at === undefined) return undefined;
  return stayUntil(known.at + Math.round(times * stayFor(known.reading ?? 0)), me, seen.now);
}

/** Just back: dances what it read, or so many points more, or nothing if that would not be seen. */
export function report(sees: ScoutSees, boasts = 0): Choice {
  const site = sees.bee.back;
  if (site === undefined) return undefined;
  const claim = claimFor((sees.me.known[site]?.reading ?? 0) + boasts);
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

/** Dances along with what it sees without having been there, as lively as that is; once a site. Undefined where it does not. */
function copies(
  seen: Seen,
  sees: ScoutSees,
  dance: ScoutSees["dances"][number],
  memory: Record<string, number>,
): Choice {
  const claim = Math.max(claimFor(claimBehind(dance.vigour)), sees.bee.least[dance.site] ?? 0);
  if (memory.copied === dance.site || claim > 10 || !offered(seen, "dance", dance.site)) return undefined;
  memory.copied = dance.site;
  return { act: { verb: "dance", site: dance.site, claim } };
}

function scouting(id: string, trust: number): Policy {
  function atSwarm(seen: Seen, sees: ScoutSees, memory: Record<string, number>, luck: Luck, p: Scout): Choice {
    const { bee, dances, me } = sees;
    if (bee.back !== undefined) {
      const rival = doubtful(sees, bee.back, luck);
      if (rival && offered(seen, "stop", rival.id)) {
        return { act: { verb: "stop", dance: rival.id } };
      }
      memory.site = bee.back;
      return report(sees, p.boasts);
    }
    if (bee.dance !== undefined) return undefined;
    // A scout that still has a dance left for its site goes back there: decay and quorum presume it.
    const mine = memory.site;
    if (mine !== undefined) {
      const reading = me.known[mine]?.reading ?? 0;
      const left = claimFor(reading) >= (bee.least[mine] ?? 11) && offered(seen, "return", mine);
      if (left && (p.checks >= 1 || luck.uniform("checks") < p.checks)) return { act: { verb: "return", site: mine } };
      delete memory.site;
    }
    const first = memory.started === undefined;
    memory.started = 1;
    if (first && luck.uniform("first") < p.first) return { act: { verb: "explore" } };
    const where = whereTo(p.trust, busyness(dances.length, seen.n), EAGER, luck.uniform("where"));
    const dance = where === "follow" ? drawn(dances, luck) : undefined;
    if (dance) {
      const copied = p.copies > 0 && luck.uniform("copies") < p.copies && copies(seen, sees, dance, memory);
      return copied || { act: { verb: "follow", dance: dance.id } };
    }
    return where === "explore" ? { act: { verb: "explore" } } : idle(luck);
  }

  const traits = { ...scoutTraits, trust: { ...scoutTraits.trust, usual: trust } };
  return policy(id, traits, (seen, memory, luck, p) => {
    const sees = look(seen);
    if (sees.me.busy !== undefined) return undefined;
    if (sees.me.at === "site") return atSite(seen, sees, p.stays);
    return sees.me.at === "swarm" ? atSwarm(seen, sees, memory, luck, p) : undefined;
  });
}

/** Follows and explores as real scouts do, claims what it read. Also the autopilot. */
export const honest = scouting("honest", scoutTraits.trust.usual);
/** Never follows anybody. */
export const independent = scouting("independent", 0);
