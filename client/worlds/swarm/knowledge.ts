import { computed } from "@preact/signals";
import type { Note } from "../../../src/game/types.ts";
import { own } from "../../store.ts";
import * as format from "../../words/format.ts";
import { scout } from "./views.ts";

export interface Cavity {
  litres: number;
  entrance: number;
  height: number;
}

/** The cavities as last seen, from the diary's readings. */
export const cavities = computed(() => {
  const seen: Record<number, Cavity> = {};
  for (const note of Object.values(own.value?.diary ?? {}) as Note[]) {
    if (note.what !== "read") continue;
    seen[Number(note.site)] = {
      litres: Number(note.litres),
      entrance: Number(note.entrance),
      height: Number(note.height),
    };
  }
  return seen;
});

/** The sites one knows, best reading first; those one was only told of last. */
export const knownSites = computed(() =>
  Object.entries(scout.value?.known ?? {})
    .map(([site, known]) => ({ site: Number(site), ...known }))
    .sort((a, b) => (b.reading ?? -1) - (a.reading ?? -1)),
);

/** What one read of a site; a noisy reading may come out above 10, which nobody could claim. */
export function readingOf(site: number): number | undefined {
  const reading = scout.value?.known[site]?.reading;
  return reading === undefined ? undefined : Math.min(10, reading);
}
export const readingText = (site: number): string => {
  const reading = readingOf(site);
  return reading === undefined ? "" : format.score(reading);
};
