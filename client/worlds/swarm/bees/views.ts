import { computed } from "@preact/signals";
import type { bees } from "../../../../src/game/mechanisms/bees/bees.ts";
import { all } from "../../../store.ts";
import { partViews } from "../../views.ts";

const view = partViews<typeof bees>("bees");

/** What everybody knows: how many it takes, and that the piping has begun. */
export const rule = view("all");
/** What a bee knows of its own dancing. */
export const bee = view("seat");

let most = { round: -1, quorum: 0 };
/** How many scouts were a quorum before dusk, where this page saw more of them needed than are now; else 0. */
export function byDay(): number {
  const round = all.value?.round?.number ?? -1;
  const quorum = rule.value?.quorum ?? 0;
  if (most.round !== round || quorum > most.quorum) most = { round, quorum };
  return most.quorum > quorum ? most.quorum : 0;
}
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
