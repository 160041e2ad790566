import { loadWords } from "../words/catalogue.ts";
import * as replay from "./words/words.ts";

/** Rounds to be watched again, and kept, with their words. */
export const replaying = async (): Promise<typeof import("./index.ts")> => {
  await loadWords({ replay });
  return import("./index.ts");
};

/** The page that opens a session's file. */
export const opening = async () => {
  await loadWords({ replay });
  return (await import("./page.tsx")).ReplayPage;
};
