import type { Recording } from "../../../src/game/index.ts";
import type { Axes } from "../../../src/lab/influence/axes.ts";
import type { Band } from "../../../src/lab/influence/bands.ts";
import type { Influence } from "../../../src/lab/influence/influence.ts";
import type { PowerMap } from "../../../src/lab/influence/power.ts";
import type { Question, Told } from "../../../src/lab/whatif/types.ts";

/**
 * How bots fare in rounds of this setup with so many seats: counted beforehand, or else so many rounds on the spot. `alone`: the
 * round itself is not to be had, so that it is the setup of this name.
 */
export interface BandAsk {
  ask: "band";
  runs: number;
  rules: string;
  id: string;
  seats: number;
  alone: boolean;
}

/** What the page asks its worker of one round. */
export type Ask = Question | { ask: "power" } | { ask: "influence" } | { ask: "axes" } | BandAsk;

/** `limit`: how long it may take, in ms from when it is asked. */
export interface Asked {
  recording?: Recording | undefined;
  ask: Ask;
  limit: number;
}

export type Figure =
  | Told
  | { what: "power"; power: PowerMap }
  | { what: "influence"; influence: Influence }
  | { what: "axes"; axes: Axes }
  | { what: "band"; band: Band; spot: boolean };

/** What comes back, bit by bit: a figure in place of an earlier one with the same key, and that there is no more; `early`: the time was up. */
export type Answer = { what: "told"; key: string; told: Figure } | { what: "end"; early: boolean } | { what: "none" };
