import { all } from "../../store.ts";
import { bees } from "./bees/index.tsx";
import type { SwarmPart } from "./part.ts";

/** Every mechanism's part of the swarm's stage. A new one is a row here, and a folder beside `bees`. */
export const parts: Readonly<Record<string, SwarmPart>> = { bees };

/** The part of the mechanism that the room plays. @throws Error for one without a part: it is not finished. */
export function part(): SwarmPart {
  const id = all.value?.scenario.mechanism ?? "";
  const found = Object.hasOwn(parts, id) ? parts[id] : undefined;
  if (!found) throw new Error(`the client has no part for ${id}`);
  return found;
}
