import { chainScenario } from "../../worlds/chain/scenario.ts";

/**
 * Everybody mines alone, and has orders to ship; 25 epochs of 6 s, and .78 s for the last blocks to arrive. An epoch leaves time
 * for two audits of its blocks, each right nine times in ten: with one more, or worse ones, blocks could not be excluded in time.
 */
const NET = { pooled: false, delay: 400, audit: 2000, noise: 0.8, orders: 24_000 };
const COMMON = { fill: 12, clock: 150_780, attackers: 0.2 };

export const scenarios = [
  chainScenario("ec", "ec", { ...COMMON, net: NET }),
  chainScenario("whales", "ec", { ...COMMON, net: { ...NET, power: "zipf" } }),
];
