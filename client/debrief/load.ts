import { loadWords } from "../words/catalogue.ts";
import * as debrief from "./words/words.ts";

/** The frame of the debrief: its cards on phone and wall. */
export const debriefing = async (): Promise<typeof import("./shown.tsx")> => {
  await loadWords({ debrief });
  return import("./shown.tsx");
};
