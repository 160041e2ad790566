import type { Choice, Luck, Policy, Seen } from "../../../types.ts";
import { report } from "./honest.ts";
import { claimBehind, idle, look, offered, type ScoutSees, stayUntil } from "./scout.ts";

/** What it has worked out about one site: the sum of what was said of it, and how many said it. */
interface Opinion {
  site: number;
  worth: number;
  seen: boolean;
}

/** One's own reading counts as much as so many others' claims: readings cannot be bought. */
const OWN = 3;
/** A site nobody knows much about is taken for this good, with the weight of one claim. */
const PRIOR = 5;
/** How often it goes to the place that it has passed, rather than look for a new one. */
const LEADS = 0.6;
/** A site worth standing for: choosy at first, less so as the day goes by, as with any search that has an end. */
function goodEnough(seen: Seen): number {
  const share = (seen.now - seen.begin) / (seen.end - seen.begin);
  return Math.max(6, 9.8 - 5 * share);
}

/** Adds the dances it has not counted yet to what it remembers of their sites. */
function listen(sees: ScoutSees, memory: Record<string, number>): void {
  let last = memory.counted ?? -1;
  for (const dance of sees.dances) {
    if (dance.id <= (memory.counted ?? -1)) continue;
    last = Math.max(last, dance.id);
    memory[`sum ${dance.site}`] = (memory[`sum ${dance.site}`] ?? 0) + claimBehind(dance.vigour);
    memory[`count ${dance.site}`] = (memory[`count ${dance.site}`] ?? 0) + 1;
  }
  memory.counted = last;
}

/** The site it thinks best, from its own readings and the dances it has seen. */
function favourite(sees: ScoutSees, memory: Record<string, number>): Opinion | undefined {
  let best: Opinion | undefined;
  for (let site = 0; site < 7; site++) {
    const reading = sees.me.known[site]?.reading;
    const count = (memory[`count ${site}`] ?? 0) + (reading === undefined ? 0 : OWN);
    if (count === 0) continue;
    const sum = (memory[`sum ${site}`] ?? 0) + OWN * Math.min(10, reading ?? 0);
    const worth = (sum + PRIOR) / (count + 1);
    if (!best || worth > best.worth) best = { site, worth, seen: reading !== undefined };
  }
  return best;
}

function atSwarm(seen: Seen, sees: ScoutSees, memory: Record<string, number>, luck: Luck): Choice {
  const { bee, dances } = sees;
  const mine = favourite(sees, memory);
  // Dances only for the best it knows: praise for the second best is help for the wrong side.
  if (bee.back !== undefined) return bee.back === mine?.site ? report(sees) : { act: { verb: "quiet" } };
  if (bee.dance !== undefined) return undefined;
  const back = mine?.seen && offered(seen, "return", mine.site);
  if (back && mine.worth >= goodEnough(seen)) return { act: { verb: "return", site: mine.site } };
  const leads = dances.filter((dance) => sees.me.known[dance.site]?.reading === undefined);
  const there = leads.find((dance) => dance.site === mine?.site) ?? leads[0];
  if (there) return { act: { verb: "follow", dance: there.id } };
  const first = memory.started === undefined;
  memory.started = 1;
  // The place that it has passed is as good as any, and nearer than one that has yet to be found; but so it is for the others.
  const lead = Object.keys(sees.me.known).map(Number)[0];
  if (first && lead !== undefined && offered(seen, "return", lead) && luck.uniform("lead") < LEADS)
    return { act: { verb: "return", site: lead } };
  return first || luck.uniform("where") < 0.5 ? { act: { verb: "explore" } } : idle(luck);
}

/** Plays as a good person would: compares before it believes, stands for the best it knows, and holds it. */
export const sharp: Policy = {
  id: "sharp",
  decide(seen, memory, luck) {
    const sees = look(seen);
    const { me } = sees;
    if (me.busy !== undefined || me.at === "wing") return undefined;
    listen(sees, memory);
    if (me.at === "swarm") return atSwarm(seen, sees, memory, luck);
    const known = me.site === undefined ? undefined : me.known[me.site];
    if (me.leaves === undefined || known?.at === undefined) return undefined;
    const mine = favourite(sees, memory);
    const stands = mine !== undefined && mine.site === me.site && mine.worth >= goodEnough(seen);
    // Late in the day a crowd counts for more than another dance.
    const late = seen.now > seen.begin + 0.5 * (seen.end - seen.begin);
    return stayUntil(known.at + (stands ? (late ? 14_000 : 7000) : 0), me, seen.now);
  },
};
