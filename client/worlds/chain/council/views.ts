import type { councilBft } from "../../../../src/game/mechanisms/council-bft/council-bft.ts";
import { you } from "../../../store.ts";
import { partViews } from "../../views.ts";
import { chainAll, chainSeat, node } from "../views.ts";

const view = partViews<typeof councilBft>("council-bft");

/** Who stands or was elected, and from which turn on they decide alone. */
export const rule = view("all");
export const mine = view("seat");
export const revealed = view("reveal");

export const delegates = (): readonly number[] => rule.value?.council ?? [];
export const isDelegate = (): boolean => delegates().includes(you.value.seat ?? -1);

/** A block is held for bad from this chance of a fraud on, by one's own checks. */
const BAD = 0.6;
/** How many blocks of a seat's I checked and found clean, and how many bad. */
export function record(seat: number): { clean: number; bad: number } {
  const found = { clean: 0, bad: 0 };
  for (const [id, audit] of Object.entries(chainSeat.value?.audits ?? {})) {
    const by = node.value?.blocks[Number(id)]?.by ?? -1;
    if (!(chainAll.value?.nodes[by]?.seats ?? []).includes(seat)) continue;
    if (audit.fraud >= BAD) found.bad++;
    else if (audit.fraud < 0.5) found.clean++;
  }
  return found;
}
