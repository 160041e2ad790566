// Directions and dances in words, for those who do not see the drawings.
import { siteLook, siteName } from "./sites.ts";
import { words } from "./words/words.ts";

const WINDS = ["n", "ne", "e", "se", "s", "sw", "w", "nw"] as const;
/** Up, towards the sun, is called north: the picture's way of speaking. `angle`: degrees, clockwise. */
export const wind = (angle: number): string =>
  words.winds[WINDS[Math.round((((angle % 360) + 360) % 360) / 45) % 8] ?? "n"];

type Lively = keyof typeof words.lively;
const livelyOf = (vigour: number): Lively =>
  vigour < 0.12 ? "faint" : vigour < 0.34 ? "steady" : vigour < 0.66 ? "lively" : "wild";
/** How lively a dance is, from its vigour of 0 to 1. */
export const lively = (vigour: number): string => words.lively[livelyOf(vigour)];

export interface Told {
  name: string;
  bot: boolean;
  own: boolean;
  site: number;
  angle: number;
  /** How long the flight there takes, in ms. */
  flight?: number | undefined;
  vigour: number;
  stopped: number;
  /** How long it goes on, in ms; below 0 when it is over. */
  left: number;
}

/** Flights shorter than this are near, from the second on far. ms */
const [NEAR, FAR] = [1250, 1900];

/** A dance in one breath. */
export function tellDance(d: Told): string {
  const w = words.dance;
  const far = d.flight === undefined ? "middle" : d.flight < NEAR ? "near" : d.flight < FAR ? "middle" : "far";
  const what = {
    how: w.how[livelyOf(d.vigour)],
    site: siteName(d.site),
    shape: words.shapes[siteLook(d.site).shape],
    way: w[far]({ wind: wind(d.angle) }),
    left: d.left < 0 ? words.over : w.left({ s: Math.ceil(d.left / 1000) }),
  };
  const name = d.bot ? words.nameOfBot({ name: d.name }) : d.name;
  const text = d.own ? w.own(what) : (d.left < 0 ? w.went : w.goes)({ ...what, name });
  return d.stopped > 0 ? `${text}${w.stopped({ n: d.stopped })}` : text;
}
