import { loadWords } from "../words/catalogue.ts";
import * as naming from "./words/words.ts";

/** Brings the words of the naming, for whatever reads them. */
export const namingWords = (): Promise<void> => loadWords({ naming });

/** The naming's screens, once they are needed. */
export const namingScreens = async (): Promise<typeof import("./screens.tsx")> => {
  await namingWords();
  return import("./screens.tsx");
};
