import * as plans from "../plans/words/words.ts";
import { loadWords } from "../words/catalogue.ts";
import * as lesson from "./words/words.ts";

/** What leads through a lesson, with what is said at each step: for hosts. */
export const leading = async (): Promise<typeof import("./lead.ts")> => {
  await loadWords({ lesson, plans });
  return import("./lead.ts");
};
