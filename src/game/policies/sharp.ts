import type { Choice, Luck, Policy } from "../types.ts";
import { report } from "./honest.ts";
import { idle, look, type ScoutSees, stayUntil } from "./scout.ts";

/** A site a sharp scout has read as at least this good is worth standing for. */
const GOOD = 6;
/** It goes to look at a rival whose dance looks better than its own site by this many points. */
const MARGIN = 0.8;

/** About what a dance of this vigour claims at its first return: the inverse of the dance's length, roughly. */
function claimed(vigour: number): number {
  return 3 + 7 * Math.sqrt(vigour);
}

/** The best site it has read itself. */
function best(sees: ScoutSees): { site: number; reading: number } | undefined {
  let found: { site: number; reading: number } | undefined;
  for (const [site, known] of Object.entries(sees.me.known)) {
    if (known.reading !== undefined && known.reading > (found?.reading ?? 0)) found = { site: Number(site), reading: known.reading };
  }
  return found;
}

function atSwarm(sees: ScoutSees, memory: Record<string, number>, luck: Luck): Choice {
  const { bee, dances, me } = sees;
  const mine = best(sees);
  // Dances only for the best it knows: praise for the second best is help for the wrong side.
  if (bee.back !== undefined) return bee.back === mine?.site ? report(sees) : { act: { verb: "quiet" } };
  if (bee.dance !== undefined) return undefined;
  const unseen = dances.filter((dance) => me.known[dance.site]?.reading === undefined);
  let liveliest = unseen[0];
  for (const dance of unseen) if (dance.vigour > (liveliest?.vigour ?? 0)) liveliest = dance;
  if (liveliest && (!mine || claimed(liveliest.vigour) > mine.reading + MARGIN)) {
    return { act: { verb: "follow", dance: liveliest.id } };
  }
  if (mine && mine.reading >= GOOD) return { act: { verb: "return", site: mine.site } };
  const first = memory.started === undefined;
  memory.started = 1;
  if (liveliest) return { act: { verb: "follow", dance: liveliest.id } };
  return first || luck.uniform("where") < 0.5 ? { act: { verb: "explore" } } : idle(luck);
}

/** Plays as a good person would: compares before it believes, stands for the best it has seen itself, and holds it. */
export const sharp: Policy = {
  id: "sharp",
  world: "swarm",
  decide(seen, memory, luck) {
    const sees = look(seen);
    const { me } = sees;
    if (me.busy !== undefined || me.at === "wing") return undefined;
    if (me.at === "swarm") return atSwarm(sees, memory, luck);
    const known = me.site === undefined ? undefined : me.known[me.site];
    if (me.leaves === undefined || known?.at === undefined) return undefined;
    const mine = best(sees);
    const stands = mine?.site === me.site && (mine?.reading ?? 0) >= GOOD;
    // Late in the day a crowd counts for more than another dance.
    const late = seen.now > seen.begin + 0.5 * (seen.end - seen.begin);
    return stayUntil(known.at + (stands ? (late ? 12_000 : 6000) : 0), me, seen.now);
  },
};
