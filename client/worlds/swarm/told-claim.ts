import { signal } from "@preact/signals";
import { all } from "../../store.ts";
import { readingOf } from "./knowledge.ts";
import { scout } from "./views.ts";

/** What the slider says, for one visit to one site. */
const said = signal<{ visit: string; claim: number } | undefined>(undefined);
const visitOf = (site: number): string =>
  `${all.value?.round?.number ?? -1}/${site}/${scout.value?.known[site]?.at ?? 0}`;
/** A reading to the half points in which one speaks. */
export const trueClaim = (site: number): number => Math.round(2 * (readingOf(site) ?? 0)) / 2;
/** The claim as it stands: what one has set, or else what one has read. */
export function claimFor(site: number): number {
  return said.value?.visit === visitOf(site) ? said.value.claim : trueClaim(site);
}
export function setClaim(site: number, claim: number): void {
  said.value = { visit: visitOf(site), claim };
}
