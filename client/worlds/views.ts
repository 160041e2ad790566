import { computed, type ReadonlySignal } from "@preact/signals";
import type { IdOf, ViewsOf } from "../../src/game/part.ts";
import type { Channel } from "../../src/game/types.ts";
import { type Shown, viewReader } from "../../src/game/view-reader.ts";
import { channelsOfKind } from "../../src/protocol/channels.ts";
import { all, channels, inChannel, own } from "../store.ts";

/** What all parts show in the channel of a kind that one is in; `reveal` is what they tell after the round. */
function partsIn(kind: string): Shown | undefined {
  if (kind === "all") return all.value?.parts;
  if (kind === "seat") return own.value?.parts;
  if (kind === "reveal") return all.value?.reveal?.parts;
  return inChannel(kind)?.parts;
}

/**
 * Reads one part of the round (its world, its mechanism, a trial) with the types of its factory:
 * `partViews<typeof bees>("bees")("floor")` is the dance floor, while one sees it.
 */
export function partViews<F>(id: IdOf<F>) {
  const view = viewReader<ViewsOf<F>>(id, partsIn);
  return <K extends string & keyof ViewsOf<F>>(kind: K): ReadonlySignal<ViewsOf<F>[K] | undefined> =>
    computed(() => view(kind));
}

/**
 * The same for every channel of a kind that one is in, by their whole names, in the order of their numbers:
 * `partViewsIn<typeof coin>("coin")("fans")` may hold `fans:0` and `fans:3`.
 */
export function partViewsIn<F>(id: IdOf<F>) {
  return <K extends string & keyof ViewsOf<F>>(kind: K): ReadonlySignal<Readonly<Record<Channel, ViewsOf<F>[K]>>> =>
    computed(() => {
      const found: Record<Channel, ViewsOf<F>[K]> = {};
      for (const channel of channelsOfKind(channels.value, kind)) {
        const view = viewReader<ViewsOf<F>>(id, () => channels.value[channel]?.parts)(kind);
        if (view) found[channel] = view;
      }
      return found;
    });
}
