import { all } from "../../store.ts";
import type { ChainPart } from "./part.ts";

/** The mechanisms' parts of the chain's stage, by mechanism, once they have come: see later.ts. */
export const arrived: Record<string, ChainPart> = {};

/** The part of the mechanism that the room plays. @throws Error for one without a part: it is not finished. */
export function part(): ChainPart {
  const id = all.value?.scenario.mechanism ?? "";
  const found = arrived[id];
  if (!found) throw new Error(`the client has no part for ${id}`);
  return found;
}
