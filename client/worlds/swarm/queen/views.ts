import { computed, signal } from "@preact/signals";
import type { queen } from "../../../../src/game/mechanisms/queen/queen.ts";
import type { Heard } from "../../../../src/game/mechanisms/queen/state.ts";
import { clock, secondsTo } from "../../../parts/clock.ts";
import { all, you } from "../../../store.ts";
import { partViews } from "../../views.ts";
import { scout, truth, wanted } from "../views.ts";

const view = partViews<typeof queen>("queen");

/** What everybody knows: who decides, whom she hears, what she has decided. */
export const rule = view("all");
/** What a seat knows of its own reports; or what she has been told, and who waits. */
export const mine = view("seat");
/** For the projector: how many wait. */
export const wall = view("screen");
/** After the round. */
export const revealed = view("reveal");

/** Also after the round. */
export const isQueen = (): boolean => {
  const known = rule.value ?? revealed.value;
  return known !== undefined && known.queen === you.value.seat;
};

/** Whose reports wait for her, the longest first. */
export const line = computed(() =>
  Object.entries(mine.value?.waiting ?? {})
    .map(([seat, since]) => ({ seat: Number(seat), since }))
    .sort((a, b) => a.since - b.since || a.seat - b.seat),
);
/** What she has heard, in order. */
export const told = computed((): readonly Heard[] => Object.values(mine.value?.told ?? {}));

export interface ToldSite {
  site: number;
  heard: readonly Heard[];
  mean: number;
}
/** The same by site, in the order of their numbers: a place that stays. */
export const toldSites = computed((): readonly ToldSite[] => {
  const sites = [...new Set(told.value.map(({ site }) => site))].sort((a, b) => a - b);
  return sites.map((site) => {
    const heard = told.value.filter((one) => one.site === site);
    return { site, heard, mean: heard.reduce((sum, { claim }) => sum + claim, 0) / heard.length };
  });
});

/** What a finger has chosen in a round: whom to hear next, and the site to decide for; `choosing`: that a site is to be chosen now. */
interface Fingers {
  round: number;
  seat?: number | undefined;
  site?: number | undefined;
  choosing?: boolean;
}
const fingers = signal<Fingers>({ round: -1 });
const roundNow = (): number => all.value?.round?.number ?? -1;
const chosen = computed((): Fingers => (fingers.value.round === roundNow() ? fingers.value : { round: roundNow() }));
export function pick(seat: number): void {
  fingers.value = { ...chosen.peek(), seat };
}
export function aim(site: number | undefined): void {
  fingers.value = { ...chosen.peek(), site, choosing: false };
}
/** She wants to decide and has not said for which site. */
export const choosing = computed(() => chosen.value.choosing === true);
export function setChoosing(on: boolean): void {
  fingers.value = { ...chosen.peek(), choosing: on };
}

let kept: number | undefined;
/** Whom the button hears: the one that a finger has chosen, or else who waits longest. It stays the same while that one waits. */
export const next = computed((): number | undefined => {
  const waits = (seat: number | undefined) => line.value.some((one) => one.seat === seat);
  if (waits(chosen.value.seat)) kept = chosen.value.seat;
  else if (!waits(kept)) kept = line.value[0]?.seat;
  return kept;
});
/** So long after play begins the first scouts are back: a search of about 3 s, a look of 2, a flight home. ms */
const FIRST_BACK = 10_000;
/** Until the first scouts may be back, in whole seconds; undefined once she has heard of anybody. */
export function firstBack(): number | undefined {
  const { begin } = all.value?.round ?? {};
  const nobodyYet = told.value.length === 0 && line.value.length === 0 && !rule.value?.hearing;
  return begin === undefined || !nobodyYet ? undefined : secondsTo(begin + FIRST_BACK);
}

/** A report so near the mean of others' on that site agrees with them, in points. */
const NEAR = 1.5;
export type Track = "fresh" | "alone" | "near" | "more" | "other";
/** How the last report of this scout that she heard stands beside what she heard from others of that site; `other`: below it. */
export function trackOf(seat: number): Track {
  const last = told.value.filter((one) => one.seat === seat).at(-1);
  if (!last) return "fresh";
  const others = told.value.filter((one) => one.site === last.site && one.seat !== seat);
  if (others.length === 0) return "alone";
  const off = last.claim - others.reduce((sum, { claim }) => sum + claim, 0) / others.length;
  return Math.abs(off) <= NEAR ? "near" : off > 0 ? "more" : "other";
}

/** The site that the button decides for. */
export const aimed = computed(() => chosen.value.site);

/** Enough to decide by: so many sites, and the best of them told by more than one; past this share of the clock, whatever there is. */
const SITES = 3;
const TOLD_BY = 2;
const LATE = 0.5;
/** Whether to decide is the sensible thing for her to do, rather than to hear more: for a captured one, of the site that she wants. */
export const heardEnough = computed((): boolean => {
  const [best] = [...toldSites.value].sort((a, b) => b.mean - a.mean);
  const { begin = 0, end = 0 } = all.value?.round ?? {};
  if (!best) return false;
  if (line.value.length === 0 && !rule.value?.hearing && toldSites.value.length >= SITES) return true;
  if (clock.value >= begin + LATE * (end - begin)) return true;
  const site = wanted();
  if (site !== undefined) return toldSites.value.some((one) => one.site === site);
  const scouts = new Set(best.heard.map(({ seat }) => seat));
  return toldSites.value.length >= SITES && scouts.size >= TOLD_BY;
});

/** The site that a report is being asked for, if any. */
export function asked(): number | undefined {
  return scout.value?.at === "swarm" && !rule.value?.piping ? mine.value?.back : undefined;
}

/** As the rule has it: how near a report has to come to the truth to bring points, in points of quality. */
const WITHIN = 1;

/** Whether a report of mine that she heard was right about one of the two best sites; where it is not told who said what, it may be so. */
export function reportsRight(): boolean {
  const two = [...(truth.value ?? [])].sort((a, b) => b.worth - a.worth).slice(0, 2);
  const { told = [] } = revealed.value ?? {};
  return told.some(({ seat, site, claim }) => {
    const best = two.find(({ option }) => option === site);
    return (
      (seat === undefined || seat === you.value.seat) && best !== undefined && Math.abs(claim - best.worth) <= WITHIN
    );
  });
}
