import { computed } from "@preact/signals";
import type { bees } from "../../../../src/game/mechanisms/bees/bees.ts";
import { partViews } from "../../views.ts";

const view = partViews<typeof bees>("bees");

/** What everybody knows: how many it takes, and that the piping has begun. */
export const rule = view("all");
/** What a bee knows of its own dancing. */
export const bee = view("seat");
const floor = view("floor");
/** The dance floor, while one sees it. */
export const dances = computed(() => floor.value?.dances);
/** By site that somebody has danced for: who proposed it. */
export const proposed = computed(() => floor.value?.proposed);
/** For the projector: the hum, and the dance floor as it was. */
export const wall = view("screen");
/** Whether a dance for this site would be its first, and thus its proposal. */
export function isProposal(site: number): boolean {
  return proposed.value !== undefined && proposed.value[site] === undefined;
}
export const siteSignals = view("site");
/** After the round: how many danced for each site over time, and who saw it first. */
export const revealed = view("reveal");
