import { loadWords } from "../words/catalogue.ts";
import * as trials from "./words/words.ts";

/** Brings the words of the trials, for whatever reads them. */
export const trialWords = (): Promise<void> => loadWords({ trials });

/** What a card brings some players in secret: shown where there is any. */
export const plot = async (): Promise<typeof import("./plot.tsx").Plot> => {
  await trialWords();
  return (await import("./plot.tsx")).Plot;
};

/** What the reveal tells of the cards that were played. */
export const played = async (): Promise<typeof import("./played.tsx").Played> => {
  await trialWords();
  return (await import("./played.tsx")).Played;
};
