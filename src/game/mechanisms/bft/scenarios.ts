import { chainScenario } from "../../worlds/chain/scenario.ts";

const COMMON = { fill: 16, clock: 130_000, net: { noise: 0.8 } };

export const scenarios = [
  chainScenario("bft", "bft", COMMON),
  chainScenario("bft-liars", "bft", { ...COMMON, attackers: 0.25 }),
];
