/** How people tell sites apart: shape first, then name, then colour. Names are trees, so that no bot's or person's name is one. */
export type Shape = "circle" | "triangle" | "square" | "diamond" | "star" | "hexagon" | "pentagon";

export interface SiteLook {
  shape: Shape;
  name: string;
  /** From Okabe and Ito's palette, which colour-blind people tell apart; always drawn with an ink outline. */
  colour: string;
}

const LOOKS: readonly SiteLook[] = [
  { shape: "circle", name: "Apple", colour: "#E69F00" },
  { shape: "triangle", name: "Pine", colour: "#009E73" },
  { shape: "square", name: "Elm", colour: "#56B4E9" },
  { shape: "diamond", name: "Birch", colour: "#F0E442" },
  { shape: "star", name: "Maple", colour: "#D55E00" },
  { shape: "hexagon", name: "Linden", colour: "#CC79A7" },
  { shape: "pentagon", name: "Oak", colour: "#0072B2" },
];

const UNKNOWN: SiteLook = { shape: "circle", name: "somewhere", colour: "#b9ae9a" };

/** By site id; something harmless for an id that does not exist. */
export function siteLook(site: number): SiteLook {
  return LOOKS[site] ?? UNKNOWN;
}
export const siteName = (site: number): string => siteLook(site).name;
