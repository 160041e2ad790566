import { computed } from "@preact/signals";
import { wantedSite } from "../../../src/game/worlds/swarm/goal.ts";
import type { swarm } from "../../../src/game/worlds/swarm/swarm.ts";
import { nameOf } from "../../parts/name.tsx";
import { all, own } from "../../store.ts";
import { partViews } from "../views.ts";
import { words } from "./words/words.ts";

const view = partViews<typeof swarm>("swarm");

/** What everybody knows: how many sites there are. */
export const swarmAll = view("all");
/** What a scout knows of itself and of sites. */
export const scout = view("seat");
/** Who is at the site where one is. */
export const crowd = view("site");
/** For the projector: how many are at the swarm and how many are out. */
export const silhouette = view("screen");
/** After the round: what every site was worth. */
export const truth = computed(() => all.value?.reveal?.truth);

/** The site that one secretly wants; undefined for the honest. */
export const wanted = (): number | undefined => own.value?.role && wantedSite(own.value.role);
/** The site that the swarm chose; undefined for none, and while the round runs. */
export const chosen = (): number | undefined => all.value?.reveal?.result.option;

/** Who did something: a seat's player, or the bot that sat there before them. */
export const whoThen = (seat: number, bot: boolean): string =>
  bot ? words.reveal.botBefore({ name: all.value?.seats[seat]?.name ?? "" }) : nameOf(seat);
