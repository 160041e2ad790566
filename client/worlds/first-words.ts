import type { WordModules } from "../words/catalogue.ts";

/**
 * The words that the first page needs: the general ones, what the lobby says of every round there is, and those of the
 * stage that is in the first load, but for mechanisms that come later. Another stage's come with it: see registry.ts.
 */
export const firstWords: WordModules = import.meta.glob(
  [
    "../words/words.ts",
    "../art/words/words.ts",
    "./**/words/lobby/words.ts",
    "./swarm/**/words/words.ts",
    "!./swarm/ants/words/words.ts",
    "!./swarm/queen/words/words.ts",
    "!./swarm/council/words/words.ts",
    "!./swarm/ballot/words/words.ts",
  ],
  { eager: true },
);
