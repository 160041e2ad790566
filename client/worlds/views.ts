import { computed, type ReadonlySignal } from "@preact/signals";
import type { IdOf, ViewsOf } from "../../src/game/part.ts";
import { all, inChannel, own } from "../store.ts";

/** What all parts show in the channel of a kind that one is in; `reveal` is what they tell after the round. */
function partsIn(kind: string): Readonly<Record<string, object>> | undefined {
  if (kind === "all") return all.value?.parts;
  if (kind === "seat") return own.value?.parts;
  if (kind === "reveal") return all.value?.reveal?.parts;
  return inChannel(kind)?.parts as Record<string, object> | undefined;
}

/**
 * Reads one part of the round (its world, its mechanism, a trial) with the types of its factory:
 * `partViews<typeof bees>("bees")("floor")` is the dance floor, while one sees it.
 */
export function partViews<F>(id: IdOf<F>) {
  return <K extends string & keyof ViewsOf<F>>(kind: K): ReadonlySignal<ViewsOf<F>[K] | undefined> =>
    computed(() => partsIn(kind)?.[id] as ViewsOf<F>[K] | undefined);
}
