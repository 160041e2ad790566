import { computed } from "@preact/signals";
import { nameOf } from "../../parts/name.tsx";
import { all } from "../../store.ts";
import { namesOf } from "./blocks.ts";
import { cartel, chainAll, node, screen, truth } from "./views.ts";
import { words as w } from "./words/words.ts";

/** What the blocks are called that this page shows: my node's, the projector's, or after the round all there are. */
export const blockNames = computed(() => {
  const shown = truth.value?.blocks ?? { ...cartel.value?.held, ...(node.value?.blocks ?? screen.value?.blocks) };
  return namesOf(shown);
});

/** Sorts one's node's blocks by when they came, the newest first; of a branch that came at once, its tip. */
export function newerFirst(a: number, b: number): number {
  const [one, other] = [node.value?.blocks[a], node.value?.blocks[b]];
  return (other?.at ?? 0) - (one?.at ?? 0) || (other?.height ?? 0) - (one?.height ?? 0) || b - a;
}

/** "4k", or "4" where a height has one block. */
export const nameOfBlock = (id: number): string => blockNames.value.get(id) ?? "?";
/** "block 4k". */
export const block = (id: number): string => (id === 0 ? w.genesis : w.block({ name: nameOfBlock(id) }));
/** "Block 4k", at the beginning of a sentence. */
export const Block = (id: number): string => w.Block({ name: nameOfBlock(id) });

/** A node's name where there is little room: of bots without the word for them. */
export function shortName(id: number): string {
  const seats = chainAll.value?.nodes[id]?.seats ?? [];
  return seats.length === 1 ? (all.value?.seats[seats[0] as number]?.name ?? "") : w.pool({ n: id + 1 });
}

/** A node's name: its seat's, or its pool's. */
export function nodeName(id: number): string {
  const seats = (truth.value ?? chainAll.value)?.nodes[id]?.seats ?? [];
  return seats.length === 1 ? nameOf(seats[0] as number) : w.pool({ n: id + 1 });
}
