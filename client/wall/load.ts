import { loadWords } from "../words/catalogue.ts";
import * as wall from "./words/words.ts";

/** The projector as text, once somebody wants it. */
export const wallText = async (): Promise<typeof import("./text.tsx").WallText> => {
  await loadWords({ wall });
  return (await import("./text.tsx")).WallText;
};
