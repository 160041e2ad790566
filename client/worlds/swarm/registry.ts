import { all } from "../../store.ts";
import { loadWords } from "../../words/catalogue.ts";
import { bees } from "./bees/index.tsx";
import type { SwarmPart } from "./part.ts";

/** Every mechanism's part of the swarm's stage. A new one is a row here, and a folder beside `bees`. */
export const parts: Readonly<Record<string, SwarmPart>> = { bees };

/** Parts that are not in the first load, by mechanism, once they have come. */
const arrived: Record<string, SwarmPart> = {};

/**
 * Loads the part of a mechanism that is not in the first load, and its words: a row here, and its name in two lists that keep
 * them out of it, in ../first-words.ts and vite.config.ts.
 */
export const later: Readonly<Record<string, () => Promise<void>>> = {
  async ants() {
    await loadWords(import.meta.glob("./ants/words/words.ts", { eager: true }));
    arrived.ants = (await import("./ants/index.tsx")).ants;
  },
  async queen() {
    await loadWords(import.meta.glob("./queen/words/words.ts", { eager: true }));
    arrived.queen = (await import("./queen/index.tsx")).queen;
  },
  async council() {
    await loadWords(import.meta.glob("./council/words/words.ts", { eager: true }));
    arrived.council = (await import("./council/index.tsx")).council;
  },
  async ballot() {
    await loadWords(import.meta.glob("./ballot/words/words.ts", { eager: true }));
    arrived.ballot = (await import("./ballot/index.tsx")).ballot;
  },
};

/** The part of the mechanism that the room plays. @throws Error for one without a part: it is not finished. */
export function part(): SwarmPart {
  const id = all.value?.scenario.mechanism ?? "";
  const found = Object.hasOwn(parts, id) ? parts[id] : arrived[id];
  if (!found) throw new Error(`the client has no part for ${id}`);
  return found;
}
