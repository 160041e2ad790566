import { computed, signal } from "@preact/signals";
import { all } from "../../store.ts";
import { cartel, node } from "./views.ts";

/** The block a finger has chosen, in which round. */
const chosen = signal<{ round: number; id: number } | undefined>(undefined);
const round = (): number => all.value?.round?.number ?? -1;

/** The selected block, as long as one's node has it. */
export const selected = computed(() => {
  const at = chosen.value;
  if (at?.round !== round()) return undefined;
  return node.value?.blocks[at.id] || cartel.value?.held[at.id] ? at.id : undefined;
});
/** Selects a block, or lets go of it. */
export function select(id: number | undefined): void {
  chosen.value = id === undefined || id === selected.value ? undefined : { round: round(), id };
}
