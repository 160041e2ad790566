import { loadWords } from "../words/catalogue.ts";
import * as lesson from "./words/words.ts";

/** What a lesson shows besides its rounds, with its words: on the wall, on phones, and for who leads it. */
export const lessoning = async (): Promise<typeof import("./index.ts")> => {
  await loadWords({ lesson });
  return import("./index.ts");
};
