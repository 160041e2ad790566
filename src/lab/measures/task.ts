import type { Setup } from "../models/play.ts";

/** What is measured of a setup; `known`: what power.md says it must come to. Plain JSON. */
export type Task = { name: string; setup: Setup; known?: string } & (
  | { axis: "crash"; aimed: boolean }
  | { axis: "force"; attack: string; owners: readonly number[] }
  | { axis: "cut"; share: number }
);

/** Sums over draws, by what they count. */
export type Counts = Record<string, number>;
