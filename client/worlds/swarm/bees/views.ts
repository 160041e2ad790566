import { computed } from "@preact/signals";
import type { AllView, BeeView, FloorView, SiteView } from "../../../../src/game/mechanisms/bees/view.ts";
import { all } from "../../../store.ts";
import { floorRules, rules, seatRules, siteRules } from "../views.ts";

/** What a bee sees of the signals, read out of the views with their types. */
export const rule = computed(() => rules.value as AllView | undefined);
export const bee = computed(() => seatRules.value as BeeView | undefined);
/** The dance floor, while one sees it. */
export const dances = computed(() => (floorRules.value as FloorView | undefined)?.dances);
export const siteSignals = computed(() => siteRules.value as SiteView | undefined);
/** After the round: how many danced for each site over time. */
export const support = computed(() => all.value?.reveal?.support);
