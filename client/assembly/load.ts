import * as compare from "../compare/words/words.ts";
import { loadWords } from "../words/catalogue.ts";
import { ruleWords } from "./rule-words.ts";

/** An assembly and the room's rules, with all their words, and those for how rounds ended: rooms that never meet load nothing of it. */
export const assembled = async (): Promise<typeof import("./index.ts")> => {
  await Promise.all([ruleWords(), loadWords({ compare })]);
  return import("./index.ts");
};
