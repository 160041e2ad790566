import { computed } from "@preact/signals";
import type { chain } from "../../../src/game/worlds/chain/chain.ts";
import { partViews } from "../views.ts";

const view = partViews<typeof chain>("chain");

/** What everybody knows: who sits where, with what power. */
export const chainAll = view("all");
/** What a node has received, and what it builds on. */
export const node = view("node");
/** What a seat has checked, and its orders. */
export const chainSeat = view("seat");
/** The attackers' own blocks, for attackers. */
export const cartel = view("cartel");
/** For the projector: the blocks that everybody has. */
export const screen = view("screen");
/** After the round: everything that was made. */
export const truth = view("reveal");

/** Whether the round tells if a block was a fraud: in a discreet room it does so only of those whose makers were caught. */
export const isTold = (block: number): boolean => truth.value?.blocks[block]?.fraud !== undefined;
/** Whether it tells that of every block. */
export const allTold = computed(() => Object.keys(truth.value?.blocks ?? {}).every((id) => isTold(Number(id))));
