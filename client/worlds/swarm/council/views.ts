import { computed, signal } from "@preact/signals";
import type { council } from "../../../../src/game/mechanisms/council/council.ts";
import type { Heard } from "../../../../src/game/mechanisms/council/state.ts";
import type { Chamber } from "../../../../src/game/mechanisms/council/view.ts";
import { clock } from "../../../parts/clock.ts";
import { all, you } from "../../../store.ts";
import { partViews } from "../../views.ts";
import { knownSites, readingOf } from "../knowledge.ts";
import { scout } from "../views.ts";

const view = partViews<typeof council>("council");

/** What everybody knows: the stage, who stands, who sits. */
export const rule = view("all");
/** What a seat knows of its own: what it can tell, its votes, what it was told as a councillor. */
export const mine = view("seat");
const inner = view("council");
/** For the projector: how many reports the council has had. */
export const wall = view("screen");
/** After the round. */
export const revealed = view("reveal");

/** What councillors say and vote for, where I see it. */
export const chamber = computed((): Chamber | undefined => rule.value?.chamber ?? inner.value?.chamber);
export const members = computed((): readonly number[] => rule.value?.council ?? []);
export const sitting = (): boolean => members.value.includes(you.value.seat ?? -1);

/** The site for which there is a majority that has yet to hold, where I may know it. */
export const settlingSite = (): number | undefined => rule.value?.settling?.site ?? inner.value?.settling?.site;

export interface Claimed {
  site: number;
  claim: number;
}
const claims = (by: Readonly<Record<number, number>> = {}): Claimed[] =>
  Object.entries(by).map(([site, claim]) => ({ site: Number(site), claim }));

/** Who can be voted for, in the order of their seats, with what each claimed in public. */
export const candidates = computed(() =>
  Object.entries(rule.value?.list ?? {}).map(([seat, said]) => ({ seat: Number(seat), said: claims(said) })),
);
/** What a councillor says of sites, and which it votes for. */
export const saidBy = (seat: number): Claimed[] => claims(chamber.value?.says[seat]);
/** The latest claims that all heard, the newest first. */
export const calls = computed(() => Object.values(rule.value?.calls ?? {}).sort((a, b) => b.n - a.n));

/** What I was told as a councillor, in order. */
export const told = computed((): readonly Heard[] => Object.values(mine.value?.heard ?? {}));

export interface SiteRow {
  site: number;
  /** What I was told of it; my own reading; who says what of it in the council; who votes for it. */
  heard: readonly Heard[];
  reading: number | undefined;
  says: readonly { seat: number; claim: number }[];
  votes: readonly number[];
}
/** The sites that a councillor has heard of, in the order of their numbers: a place that stays. */
export const siteRows = computed((): readonly SiteRow[] => {
  const others = members.value.filter((seat) => seat !== you.value.seat);
  const sites = new Set([
    ...knownSites.value.filter(({ reading }) => reading !== undefined).map(({ site }) => site),
    ...told.value.map(({ site }) => site),
    ...candidates.value.flatMap(({ said }) => said.map(({ site }) => site)),
    ...others.flatMap((seat) => saidBy(seat).map(({ site }) => site)),
  ]);
  return [...sites]
    .sort((a, b) => a - b)
    .map((site) => ({
      site,
      heard: told.value.filter((one) => one.site === site),
      reading: readingOf(site),
      says: others.flatMap((seat) => {
        const said = saidBy(seat).find((one) => one.site === site);
        return said ? [{ seat, claim: said.claim }] : [];
      }),
      votes: members.value.filter((seat) => chamber.value?.backs[seat] === site),
    }));
});

/** A site that lacks one vote of a majority, and a councillor that has yet to vote; where I see how they vote. */
export function oneShort(): { site: number; waits: number | undefined } | undefined {
  const { backs } = chamber.value ?? {};
  if (!backs || rule.value?.settling || rule.value?.piping) return undefined;
  const lacks = (site: number) =>
    members.value.filter((seat) => backs[seat] === site).length === Math.floor(members.value.length / 2);
  const site = Object.values(backs).find(lacks);
  if (site === undefined) return undefined;
  return { site, waits: members.value.find((seat) => backs[seat] === undefined) };
}

/** What a finger has chosen in a round: whom to report to, and the site to speak of or vote for. */
const fingers = signal<{ round: number; seat?: number | undefined; site?: number | undefined }>({ round: -1 });
const roundNow = (): number => all.value?.round?.number ?? -1;
const chosen = computed(() => (fingers.value.round === roundNow() ? fingers.value : { round: roundNow() }));
export function pick(seat: number): void {
  fingers.value = { ...chosen.peek(), seat };
}
export function aim(site: number | undefined): void {
  fingers.value = { ...chosen.peek(), site };
}
/** My councillor: the one that a finger has chosen while it sits, or the one that I reported to last, or the chair. */
export const confidant = computed((): number | undefined => {
  const sits = (seat: number | undefined) => seat !== undefined && members.value.includes(seat);
  const last = mine.value?.report?.seat;
  return sits(chosen.value.seat) ? chosen.value.seat : sits(last) ? last : members.value[0];
});
/** The site that a councillor's buttons are about. */
export const aimed = computed(() => chosen.value.site);

/** What the slider says, for one visit to one site; or for what a councillor passes on. */
const said = signal<{ of: string; claim: number } | undefined>(undefined);
const halves = (x: number): number => Math.min(10, Math.max(0, Math.round(2 * x) / 2));
const keyOf = (site: number): string =>
  `${roundNow()}/${site}/${sitting() ? "council" : (scout.value?.known[site]?.at ?? 0)}`;

/** What would be true to say of a site: what I read; or as a councillor the mean of what I was told and read. */
export function trueClaim(site: number): number {
  if (!sitting()) return halves(readingOf(site) ?? 0);
  const row = siteRows.value.find((one) => one.site === site);
  const own = row?.reading === undefined ? [] : [row.reading];
  const list = [...own, ...(row?.heard ?? []).map(({ claim }) => claim)];
  const hearsay = list.length > 0 ? list : [...hearsayOf(site), ...(row?.says ?? []).map(({ claim }) => claim)];
  return halves(hearsay.reduce((sum, x) => sum + x, 0) / Math.max(1, hearsay.length));
}
/** What others have said of a site before all. */
const hearsayOf = (site: number): number[] =>
  candidates.value.flatMap(({ said: list }) => list.filter((one) => one.site === site).map(({ claim }) => claim));

/** The claim as it stands: what one has set, or else what would be true. */
export function claimFor(site: number): number {
  return said.value?.of === keyOf(site) ? said.value.claim : trueClaim(site);
}
export function setClaim(site: number, claim: number): void {
  said.value = { of: keyOf(site), claim };
}

/** The site that a scout is back from and can speak of, if any. */
export function asked(): number | undefined {
  return scout.value?.at === "swarm" && !rule.value?.piping ? mine.value?.back : undefined;
}

/** Whether I may vote for this candidate now, or take my vote back. */
export const votesFor = (seat: number): boolean => mine.value?.votes.includes(seat) ?? false;
export const votesLeft = (): number => Math.max(0, (rule.value?.size ?? 0) - (mine.value?.votes.length ?? 0));
/** Whether one can be recalled now; or why not: one was, or it is too late. Undefined where there is nothing to recall. */
export function recalling(): "open" | "gone" | "late" | undefined {
  const { stage, recalled, piping, settling } = rule.value ?? {};
  if (stage !== "council" || piping) return undefined;
  if (recalled) return "gone";
  return settling === undefined || settling.until - clock.value > TOO_LATE ? "open" : "late";
}
/** So shortly before a decision falls nobody is asked any more: others could not join in time. ms */
const TOO_LATE = 2000;
