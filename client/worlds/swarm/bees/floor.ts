import { computed, effect, signal } from "@preact/signals";
import type { DanceView } from "../../../../src/game/mechanisms/bees/view.ts";
import { clock } from "../../../parts/clock.ts";
import { all, you } from "../../../store.ts";
import { mayLie } from "../../liars.ts";
import { returnSite } from "../flights.ts";
import { readingOf } from "../knowledge.ts";
import { scout, wanted } from "../views.ts";
import { bee, dances } from "./views.ts";
import { words } from "./words/words.ts";

export type Dance = DanceView & { id: number };

/** Dances going on now, in order of their beginning; one's own among them. */
export const floor = computed<Dance[]>(() =>
  Object.entries(dances.value ?? {})
    .map(([id, dance]) => ({ id: Number(id), ...dance }))
    .sort((a, b) => a.id - b.id),
);

/** The dance a finger has chosen, as long as it is there to be followed. */
const chosen = signal<number | undefined>(undefined);
export const selected = computed(() =>
  floor.value.find((dance) => dance.id === chosen.value && dance.id !== bee.value?.dance),
);
export function choose(id: number | undefined): void {
  chosen.value = id;
}

/** Dances by others that still go on, the liveliest first. */
export const going = computed(() =>
  floor.value
    .filter((dance) => dance.seat !== you.value.seat && dance.until > clock.value)
    .sort((a, b) => b.vigour - a.vigour || a.id - b.id),
);

let kept: number | undefined;
/**
 * The dance that the follow button means when none is chosen: the liveliest, for a site one has not seen if there is
 * one, else for another than the one that one would return to. It stays the same while it lasts, so that the button does not change under the thumb.
 */
export const liveliest = computed<Dance | undefined>(() => {
  const known = scout.value?.known ?? {};
  const list = going.value;
  const same = list.find((dance) => dance.id === kept && dance.site !== returnSite()?.site);
  const best =
    same ??
    list.find(({ site }) => known[site]?.reading === undefined && site !== returnSite()?.site) ??
    list.find(({ site }) => site !== returnSite()?.site) ??
    list[0];
  kept = best?.id;
  return best;
});

/** How lively a dance is in one word, from its vigour of 0 to 1. */
export function strength(vigour: number): string {
  const w = words.play.strength;
  return vigour > 0.6 ? w.lively : vigour > 0.25 ? w.steady : w.faint;
}

/** What the notebook remembers of dances: how many one saw for each site in this round, the liveliest, and whose it was. */
export const sawDances = signal<Readonly<Record<number, { dances: readonly number[]; most: number; by: number }>>>({});
let round = -1;
effect(() => {
  const number = all.value?.round?.number ?? -1;
  if (number !== round) {
    round = number;
    sawDances.value = {};
    chosen.value = undefined;
  }
  const saw = { ...sawDances.peek() };
  let news = false;
  for (const { id, site, vigour, seat } of floor.value) {
    const before = saw[site] ?? { dances: [], most: 0, by: seat };
    if (seat === you.value.seat || before.dances.includes(id)) continue;
    const livelier = vigour > before.most ? { most: vigour, by: seat } : { most: before.most, by: before.by };
    saw[site] = { dances: [...before.dances, id], ...livelier };
    news = true;
  }
  if (news) sawDances.value = saw;
});

/** From so far above one's own reading on a dance is marked: two honest readings seldom differ by so much. In points of 10. */
const FAR = 3;

/** What a first dance so lively says, 0 to 10: see claimBehind of the game's scouts. */
const claimBehind = (vigour: number): number => Math.min(10, 10 * vigour ** 0.625 + 3.1);

/** Where somebody may lie, and I do not: what a dance for a site says, if that is far above what I read there myself. */
export function farOff(site: number, vigour: number): { claim: number; reading: number } | undefined {
  const reading = readingOf(site);
  const claim = claimBehind(vigour);
  const doubts = mayLie() && wanted() === undefined && reading !== undefined && claim - reading >= FAR;
  return doubts ? { claim, reading } : undefined;
}
