import { words } from "./words/words.ts";

/** How people tell sites apart: shape first, then name, then colour. Names are trees, so that no bot's or person's name is one. */
type Shape = keyof typeof words.shapes;

export interface SiteLook {
  shape: Shape;
  name: keyof typeof words.sites;
  /** From Okabe and Ito's palette, which colour-blind people tell apart; always drawn with an ink outline. */
  colour: string;
}

const LOOKS: readonly SiteLook[] = [
  { shape: "circle", name: "apple", colour: "#E69F00" },
  { shape: "triangle", name: "pine", colour: "#009E73" },
  { shape: "square", name: "elm", colour: "#56B4E9" },
  { shape: "diamond", name: "birch", colour: "#F0E442" },
  { shape: "star", name: "maple", colour: "#D55E00" },
  { shape: "hexagon", name: "linden", colour: "#CC79A7" },
  { shape: "pentagon", name: "oak", colour: "#0072B2" },
];

const UNKNOWN: SiteLook = { shape: "circle", name: "unknown", colour: "#b9ae9a" };

/** By site id; something harmless for an id that does not exist. */
export function siteLook(site: number): SiteLook {
  return LOOKS[site] ?? UNKNOWN;
}
export const siteName = (site: number): string => words.sites[siteLook(site).name];
