import { computed } from "@preact/signals";
import { nameOf } from "../../parts/name.tsx";
import { chainWords as w } from "../../words/chain/index.ts";
import { namesOf } from "./blocks.ts";
import { cartel, chainAll, node, screen, truth } from "./sense.ts";

/** What the blocks are called that this page shows: my node's, the projector's, or after the round all there are. */
export const blockNames = computed(() => {
  const told = truth.value;
  if (told) {
    const made = Object.entries(told.blocks).map(([id, block]) => [id, { ...block, at: block.t }]);
    return namesOf(Object.fromEntries(made));
  }
  return namesOf({ ...cartel.value?.held, ...(node.value?.blocks ?? screen.value?.blocks) });
});

/** "block 4". */
export const block = (id: number): string => (id === 0 ? w.genesis : w.block(blockNames.value.get(id) ?? "?"));
/** "Block 4", at the beginning of a sentence. */
export const Block = (id: number): string => w.Block(blockNames.value.get(id) ?? "?");

/** A node's name: its seat's, or its pool's. */
export function nodeName(id: number): string {
  const seats = (truth.value ?? chainAll.value)?.nodes[id]?.seats ?? [];
  return seats.length === 1 ? nameOf(seats[0] as number) : w.pool(id);
}
