import { ruleWords } from "./rule-words.ts";

/** An assembly and the room's rules, with all their words: rooms that never meet load nothing of it. */
export const assembled = async (): Promise<typeof import("./index.ts")> => {
  await ruleWords();
  return import("./index.ts");
};
