import type { ComponentChildren } from "preact";
import type { Moment } from "../../../src/game/moments.ts";

/** What is heard, by what it is made of: see sound.ts. */
export type Sound = "wood" | "air" | "water" | "bell" | "stop";

/** How a stage tells a moment. */
export interface Telling {
  /** It takes the whole picture but for the buttons; or a slip of paper in it, beside the clock; or it is only heard. */
  size: "picture" | "slip" | "sound";
  /** Of several at once the one with the highest rank is seen. */
  rank: number;
  /** One sentence. */
  text: string;
  /** One drawing, in a box of its own. */
  shape: ComponentChildren;
  tone: "honey" | "good" | "doubt";
  sound: Sound;
  /** Those who play read the same in their diary, which is spoken by itself. */
  noted?: true;
}

/** Tells a moment, everybody's or one's own; undefined for what needs no word. */
export type Teller = (moment: Moment) => Telling | undefined;
