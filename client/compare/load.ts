import { loadWords } from "../words/catalogue.ts";
import * as compare from "./words/words.ts";

/** Rounds held against each other, and the same again under another rule; with their words. */
export const comparing = async (): Promise<typeof import("./index.ts")> => {
  await loadWords({ compare });
  return import("./index.ts");
};
