import * as compare from "../compare/words/words.ts";
import { loadWords, type WordModules } from "../words/catalogue.ts";
import * as assembly from "./words/words.ts";

/** What single rules are called: each world's, and any mechanism's own, in a folder `words/rules`. */
const rules: WordModules = import.meta.glob("../worlds/**/words/rules/words.ts", { eager: true });

/** An assembly and the room's rules, with all their words, and those for how rounds ended: rooms that never meet load nothing of it. */
export const assembled = async (): Promise<typeof import("./index.ts")> => {
  await loadWords({ ...rules, assembly, compare });
  return import("./index.ts");
};
