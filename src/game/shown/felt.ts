import { memo } from "../kit/memo.ts";
import type { Moment } from "../moments.ts";
import type { RoundState } from "../state.ts";
import type { AllView } from "../view-types.ts";

const kept = memo();

/** A list of moments as viewers get it; undefined for none. `name` tells the list apart from others of the round. */
export function momentsView(r: RoundState, name: string, list: readonly Moment[] | undefined): AllView["moments"] {
  return list && kept(r, `moments ${name}`, [list], () => Object.fromEntries(list.map((one) => [one.n, one])));
}
