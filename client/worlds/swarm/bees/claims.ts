import { signal } from "@preact/signals";
import { readingOf } from "../knowledge.ts";
import { scout } from "../views.ts";

/** The site one is about to dance along for, without being just back from it. */
export const claiming = signal<number | undefined>(undefined);

/** What the slider says, for one visit to one site. */
const said = signal<{ visit: string; claim: number } | undefined>(undefined);

/** A claim without a reading starts from here: neither praise nor blame. */
const MIDDLE = 6;

const visitOf = (site: number): string => `${site}/${scout.value?.known[site]?.at ?? 0}`;

/** The claim as it stands: what one has set, or else what one has read. */
export function claimFor(site: number): number {
  const set = said.value;
  if (set?.visit === visitOf(site)) return set.claim;
  const reading = readingOf(site);
  return reading === undefined ? MIDDLE : Math.round(2 * reading) / 2;
}
export function setClaim(site: number, claim: number): void {
  said.value = { visit: visitOf(site), claim };
}
