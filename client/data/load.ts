import { loadWords } from "../words/catalogue.ts";
import * as data from "./words/words.ts";

/** To take a session's data along, with its words. */
export const taking = async () => {
  await loadWords({ data });
  return (await import("./index.ts")).TakeAlong;
};
