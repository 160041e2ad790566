import type { Telling } from "../../parts/moments/telling.ts";
import { SiteMark } from "./art.ts";

/** How the end is told, the same whoever decided: all go to this site. */
export const flown = (site: number, text: string): Telling => ({
  size: "picture",
  rank: 5,
  text,
  shape: <SiteMark site={site} size={200} />,
  tone: "good",
  sound: "air",
});
