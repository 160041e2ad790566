import type { Choice, Luck, Policy, Seen } from "../../../types.ts";
import { wantedSite } from "../../../worlds/swarm/goal.ts";
import { gone, idle, look, offered, read, readingOf, type Sees } from "./look.ts";

/** How one kind of ant differs from another. */
interface Habits {
  /** From what reading on it takes others to a site, by the share of the clock that has gone by. */
  accepts(share: number): number;
  /** How likely an ant without a good site follows a call, and one that has one and is called elsewhere. */
  follows: number;
  strays: number;
  /** How likely it explores where nobody calls. */
  explores: number;
  /** It leads others to what it has found good; and carries as soon as it may, else it leads to the end. */
  leads: boolean;
  carries: boolean;
  /** It leads somebody once before it carries: one more who knows the way. */
  teaches: boolean;
  /** At a good site it waits until it would leave by itself, to feel who else is there. */
  feels: boolean;
  /** It goes by the mean of all its readings of a site; else by the latest. */
  averages: boolean;
  /** It fetches those who were carried to a worse nest. */
  fetches: boolean;
}

/** A site that was read so much better is reason to change one's mind. */
const SWITCH = 0.5;
/** Of a quorum felt, so much of it makes an ant stay on at a site: it may come to be one. */
const NEARLY = 0.4;

/** At a site: waits for the reading; at a good one until it has felt who else is there, and then goes for the next. */
function atSite(seen: Seen, sees: Sees, h: Habits): Choice {
  const { me, ant, all } = sees;
  if (me.leaves === undefined || me.site === undefined) return undefined;
  const [best] = read(sees);
  const worse = best !== undefined && best !== me.site;
  // Those who lie here lie worse than where it could bring them.
  if (h.fetches && worse && sees.carried && offered(seen, "carry", best))
    if ((readingOf(sees, best) ?? 0) >= (readingOf(sees, me.site) ?? 0) + SWITCH)
      return { act: { verb: "carry", site: best } };
  const good = (readingOf(sees, me.site) ?? 0) >= h.accepts(gone(seen));
  const home: Choice = { act: { verb: "home" } };
  if (!good || !h.feels || ant.felt.includes(me.site) || (worse && !h.fetches)) return home;
  const met = ant.meets.reduce((sum, n) => sum + n, 0);
  const wait = me.leaves - seen.now - 200;
  if (wait > 0) return { wait };
  // It feels many here, not enough yet: they may be coming.
  return met >= NEARLY * ant.enough && !all.carrying ? { act: { verb: "stay" } } : home;
}

/** The call that it would follow, if any: one for a site that it has not read, or drawn among all. */
function called(sees: Sees, luck: Luck): number | undefined {
  const unread = sees.calls.filter(({ site }) => readingOf(sees, site) === undefined);
  return unread[
    luck.pick(
      "which call",
      unread.map(() => 1),
    )
  ]?.id;
}

function atNest(seen: Seen, sees: Sees, h: Habits, memory: Record<string, number>, luck: Luck): Choice {
  const { ant, all } = sees;
  if (ant.call !== undefined) return undefined;
  const [best] = read(sees);
  const good = best !== undefined && (readingOf(sees, best) ?? 0) >= h.accepts(gone(seen));
  const call = called(sees, luck);
  if (call !== undefined && luck.uniform("follows") < (good ? h.strays : h.follows))
    return { act: { verb: "follow", call } };
  if (all.left === 0) return gather(seen, sees, h, memory, luck);
  if (good) {
    const taught = !h.teaches || (ant.led[best] ?? 0) > 0 || memory.asked === 1;
    if (h.carries && taught && offered(seen, "carry", best)) return { act: { verb: "carry", site: best } };
    // Another calls for it already, or nobody came to its last call: it goes alone, and feels how many there are by now.
    const alone =
      sees.calls.some(({ site }) => site === best) || (memory.called === best && ant.led[best] === memory.led);
    memory.called = alone ? -1 : best;
    memory.led = ant.led[best] ?? -1;
    if (alone && offered(seen, "return", best)) return { act: { verb: "return", site: best } };
    if (h.leads && offered(seen, "lead", best)) {
      // Whoever asked in vain while it could carry does not ask again.
      if (ant.felt.includes(best)) memory.asked = 1;
      return { act: { verb: "lead", site: best } };
    }
  }
  const told = Object.keys(sees.me.known).map(Number);
  const lead = told.find((site) => readingOf(sees, site) === undefined);
  // The place that it has passed is as good as any, and nearer than one that has yet to be found; but so it is for others.
  if (lead !== undefined && luck.uniform("passed") < 0.5 && luck.uniform("explores") < h.explores)
    return { act: { verb: "return", site: lead } };
  return luck.uniform("explores") < h.explores ? { act: { verb: "explore" } } : idle(luck);
}

/** The old nest is empty: feels the best site it knows, then goes where it saw some carried to, and fetches them. */
function gather(seen: Seen, sees: Sees, h: Habits, memory: Record<string, number>, luck: Luck): Choice {
  const [best, ...others] = read(sees);
  if (!h.fetches || best === undefined) return idle(luck);
  const to = sees.ant.felt.includes(best) ? others.find((site) => memory[`carried to ${site}`] === 1) : best;
  return to !== undefined && offered(seen, "return", to) ? { act: { verb: "return", site: to } } : idle(luck);
}

/** Readings err: whoever has several of a site goes by their mean. Puts the means in place of the latest readings. */
function average(sees: Sees, memory: Record<string, number>): void {
  const known = { ...sees.me.known };
  for (const [site, { reading, visits = 0, ...way }] of Object.entries(known)) {
    if (reading === undefined) continue;
    if (visits > (memory[`visits ${site}`] ?? 0)) {
      memory[`visits ${site}`] = visits;
      memory[`sum ${site}`] = (memory[`sum ${site}`] ?? 0) + reading;
    }
    known[Number(site)] = { ...way, visits, reading: (memory[`sum ${site}`] ?? reading) / Math.max(1, visits) };
  }
  sees.me = { ...sees.me, known };
}

/** Remembers where it saw others carry nestmates to, or fetched or left them itself. */
function remember(sees: Sees, memory: Record<string, number>): void {
  for (const site of sees.hauls) memory[`carried to ${site}`] = 1;
  for (const site of Object.keys(sees.ant.carried)) memory[`carried to ${site}`] ??= 1;
  const { at, site, leaves } = sees.me;
  if (at === "site" && leaves !== undefined) memory[`carried to ${site}`] = sees.carried ? 1 : 0;
}

const ant = (id: string, h: Habits): Policy => ({
  id,
  decide(seen, memory, luck) {
    const sees = look(seen);
    remember(sees, memory);
    if (h.averages) average(sees, memory);
    if (sees.me.busy !== undefined || sees.me.at === "wing") return undefined;
    return sees.me.at === "site" ? atSite(seen, sees, h) : atNest(seen, sees, h, memory, luck);
  },
});

/** Choosy at first, less so as time goes by, as with any search that has an end. */
const choosy =
  (first: number, fall: number) =>
  (share: number): number =>
    Math.max(4, first - fall * share);

/** Few call in vain: of a sharp one's calls six in ten are answered, and in 94 of 100 rounds it leads or is led (lab, 8 seats). */
const FAIR: Habits = {
  accepts: choosy(8.8, 5),
  follows: 1,
  strays: 0.3,
  explores: 0.5,
  leads: true,
  carries: true,
  teaches: false,
  feels: true,
  averages: false,
  fetches: true,
};

/** Leads to what it has read to be good, waits for a quorum there, then carries. Also the autopilot. */
export const honest = ant("honest", FAIR);
/** Never carries: teaches to the end. */
export const leader = ant("leader", { ...FAIR, carries: false });
/** Hardly ever looks for anything itself and never leads: follows whoever calls, and carries wherever it felt a quorum, whatever it read. */
export const follower = ant("follower", {
  ...FAIR,
  accepts: () => 0,
  explores: 0.03,
  follows: 1,
  strays: 0.6,
  leads: false,
  fetches: false,
});
/** Takes the first site that is not poor, feels for nothing else, and carries as soon as it may. */
export const hasty = ant("hasty", { ...FAIR, accepts: () => 4, follows: 0.5, strays: 0, fetches: false });
/** As if its nest had just been broken open: less is good enough, and sooner. */
export const harsh = ant("harsh", { ...FAIR, accepts: choosy(7, 5), strays: 0.1 });
/** Knows that readings err, and looks around more: goes by the mean of what it read, follows calls to sites it has not seen. */
export const sharp = ant("sharp", { ...FAIR, strays: 0.5, explores: 0.9, averages: true, teaches: true });

/** Leads to the site that it wants, and carries there; looks like anybody else. Without one it plays fair. */
export const robber: Policy = {
  id: "robber",
  decide(seen, memory, luck) {
    const sees = look(seen);
    const site = wantedSite(seen.role);
    if (site === undefined) return honest.decide(seen, memory, luck);
    const { me, ant: mine } = sees;
    if (me.busy !== undefined || me.at === "wing") return undefined;
    if (me.at === "site") {
      if (me.leaves === undefined) return undefined;
      const stays = me.site === site && !mine.felt.includes(site);
      if (stays) return { wait: Math.max(1, me.leaves - seen.now + 100) };
      if (me.site !== site && sees.carried && offered(seen, "carry", site)) return { act: { verb: "carry", site } };
      return { act: { verb: "home" } };
    }
    if (mine.call !== undefined) return undefined;
    if (offered(seen, "carry", site)) return { act: { verb: "carry", site } };
    const known = readingOf(sees, site) !== undefined;
    if (known && luck.uniform("leads") < 0.75 && offered(seen, "lead", site)) return { act: { verb: "lead", site } };
    return offered(seen, "return", site) ? { act: { verb: "return", site } } : idle(luck);
  },
};
