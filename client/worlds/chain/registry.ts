import { all } from "../../store.ts";
import { authority } from "./authority/index.tsx";
import { bft } from "./bft/index.tsx";
import { ec } from "./ec/index.tsx";
import type { ChainPart } from "./part.ts";
import { pow } from "./pow/index.tsx";

/** Every mechanism's part of the chain's stage. A new one is a row here, a folder beside `authority`, and its words. */
export const parts: Readonly<Record<string, ChainPart>> = { authority, ec, pow, bft };

/** Parts that come only when a room plays them, once they have come: see later.ts. */
export const arrived: Record<string, ChainPart> = {};

/** The part of the mechanism that the room plays. @throws Error for one without a part: it is not finished. */
export function part(): ChainPart {
  const id = all.value?.scenario.mechanism ?? "";
  const found = Object.hasOwn(parts, id) ? parts[id] : arrived[id];
  if (!found) throw new Error(`the client has no part for ${id}`);
  return found;
}
