import { loadWords, type WordModules } from "../words/catalogue.ts";
import { kinds } from "./kinds.ts";
import * as evolve from "./words/words.ts";

/** The bots that evolve: their generations going by, and what has become of them; with their words. */
export const evolving = async (): Promise<typeof import("./index.ts")> => {
  await loadWords({ ...(kinds as WordModules), evolve });
  return import("./index.ts");
};
