import { signal } from "@preact/signals";
import { readingOf } from "../knowledge.ts";
import { scout, wanted } from "../views.ts";
import { bee } from "./views.ts";

/** The site one is about to dance along for, without being just back from it. */
export const claiming = signal<number | undefined>(undefined);

/** What the slider says, for one visit to one site. */
const said = signal<{ visit: string; claim: number } | undefined>(undefined);

/** A claim without a reading starts from here: neither praise nor blame. */
const MIDDLE = 6;
/** A robber's for its own site starts from here: what it reads there is too faint to be seen, and it wins by praise. */
const PRAISE = 9;

const visitOf = (site: number): string => `${site}/${scout.value?.known[site]?.at ?? 0}`;

/** The claim as it stands: what one has set, or else what one has read. */
export function claimFor(site: number): number {
  const set = said.value;
  if (set?.visit === visitOf(site)) return set.claim;
  const reading = readingOf(site);
  if (reading === undefined) return MIDDLE;
  return Math.max(Math.round(2 * reading) / 2, site === wanted() ? PRAISE : 0);
}
/**
 * Why a claim is too faint to be seen. Only an honest scout whose own reading is as low is told that staying quiet is right;
 * nobody is told to claim more.
 */
export function whyFaint(site: number): "again" | "poor" | "faint" {
  const reading = readingOf(site);
  const low = reading !== undefined && Math.round(2 * reading) / 2 < (bee.value?.least[site] ?? 0);
  if (!low || wanted() !== undefined) return "faint";
  return (bee.value?.danced[site] ?? 0) > 0 ? "again" : "poor";
}

export function setClaim(site: number, claim: number): void {
  said.value = { visit: visitOf(site), claim };
}
