import { careful, LOOKS, weighed } from "../../game/mechanisms/ec/policies/miners.ts";
import { beats, gap } from "./measured.ts";
import type { Way, WorthRow, WorthRows } from "./row.ts";

/** As the honest bot, but for how it composes its blocks. */
const composing = (id: string, composes: "greedy" | "empty"): Way =>
  careful(id, { belief: weighed, looks: LOOKS, hears: true, composes });

/** `sharp` is the honest bot, which counts odds: nothing that was tried beats it. `blind` builds on everything, vouches for it and lets its node compose; `follows` never looks and goes by others' doubts. */
const ways: WorthRow["ways"] = {
  idle: null,
  blind: "lazy",
  follows: "follower",
  checks: "loner",
  sharp: "honest",
  greedy: composing("greedy", "greedy"),
  empty: composing("empty", "empty"),
};
const must: WorthRow["must"] = [
  gap("sharp", "idle", 0.2),
  beats("checks", "blind"),
  beats("checks", "follows"),
  beats("sharp", "checks"),
  beats("sharp", "greedy"),
  beats("sharp", "empty"),
];

export const ecWorth: WorthRows = {
  ec: { scenario: "ec", ways, must },
  whales: { scenario: "whales", ways, must },
};
