import { computed } from "@preact/signals";
import type { AllView as BeesAll, BeeView, DanceView, SiteView } from "../../../src/game/mechanisms/bees/view.ts";
import type { CrowdView, ScoutView } from "../../../src/game/worlds/swarm/view.ts";
import { all, inChannel, own } from "../../store.ts";

/** What a scout sees, read out of the views with their types. */
export const scout = computed(() => own.value?.world as ScoutView | undefined);
export const bee = computed(() => own.value?.mechanism as BeeView | undefined);
export const bees = computed(() => all.value?.mechanism as BeesAll | undefined);
/** The dance floor, while one sees it. */
export const dances = computed(
  () => (inChannel("floor")?.mechanism as { dances: Record<number, DanceView> } | undefined)?.dances,
);
export const crowd = computed(() => inChannel("site")?.world as CrowdView | undefined);
export const siteSignals = computed(() => inChannel("site")?.mechanism as SiteView | undefined);
