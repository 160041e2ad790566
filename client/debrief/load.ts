import { loadWords } from "../words/catalogue.ts";
import * as debrief from "./words/words.ts";

/** The frame of the debrief: its cards on phone and wall, and what leads through them. */
export const debriefing = async (): Promise<typeof import("./frame.ts")> => {
  await loadWords({ debrief });
  return import("./frame.ts");
};
