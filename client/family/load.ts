import { ruleWords } from "../assembly/rule-words.ts";
import * as compare from "../compare/words/words.ts";
import { loadWords } from "../words/catalogue.ts";
import * as family from "./words/words.ts";

/** What a room shows that has split, or is about to, with its words. */
export const parting = async (): Promise<typeof import("./index.ts")> => {
  await Promise.all([loadWords({ family, compare }), ruleWords()]);
  return import("./index.ts");
};
