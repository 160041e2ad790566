import { computed } from "@preact/signals";
import type { CrowdView, ScoutView, SilhouetteView, SwarmAllView } from "../../../src/game/worlds/swarm/view.ts";
import { all, inChannel, own } from "../../store.ts";

/** What everybody knows of the swarm's world, and what a scout sees of it, read out of the views with their types. */
export const swarmAll = computed(() => all.value?.world as SwarmAllView | undefined);
export const scout = computed(() => own.value?.world as ScoutView | undefined);
/** Who is at the site where one is. */
export const crowd = computed(() => inChannel("site")?.world as CrowdView | undefined);
/** For the projector: how many are at the swarm and how many are out. */
export const silhouette = computed(() => inChannel("screen")?.world as SilhouetteView | undefined);
/** After the round: what every site was worth, and who saw it first. */
export const truth = computed(() => all.value?.reveal?.truth);
export const found = computed(() => all.value?.reveal?.found ?? []);

/** A mechanism's own views: `all`, a seat's, those of the swarm and of a site. Each mechanism gives them its types. */
export const rules = computed(() => all.value?.mechanism);
export const seatRules = computed(() => own.value?.mechanism);
export const floorRules = computed(() => inChannel("floor")?.mechanism);
export const siteRules = computed(() => inChannel("site")?.mechanism);

/** The site that one secretly wants; undefined for the honest. */
export const wanted = (): number | undefined => {
  const role = own.value?.role;
  return role?.kind === "liar" ? role.wants : undefined;
};
/** The site that the swarm chose; undefined for none, and while the round runs. */
export const chosen = (): number | undefined => all.value?.reveal?.result.option;
