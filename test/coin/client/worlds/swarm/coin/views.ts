import type { coin } from "../../../../src/game/mechanisms/coin/coin.ts";
import { you } from "../../../store.ts";
import { partViews, partViewsIn } from "../../views.ts";

const view = partViews<typeof coin>("coin");

/** What everybody knows: who holds the coin, and that it is in the air. */
export const rule = view("all");
/** What a seat knows of itself. */
export const mine = view("seat");
/** For the projector: how many cheers there were. */
export const wall = view("screen");
/** Those who cheered for the same sites as I. */
export const fans = partViewsIn<typeof coin>("coin")("fans");
/** After the round. */
export const revealed = view("reveal");

export const holds = (): boolean => rule.value?.holder === you.value.seat;
