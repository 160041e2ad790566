import { loadWords } from "../words/catalogue.ts";
import * as lesson from "./words/words.ts";

/** What a lesson shows besides its rounds, with its words: on the wall and on phones. */
export const lessoning = async (): Promise<typeof import("./index.ts")> => {
  await loadWords({ lesson });
  return import("./index.ts");
};
