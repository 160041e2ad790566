import { chainScenario } from "../../worlds/chain/scenario.ts";

/**
 * Eight nodes, each mining alone: two attackers, and of five bots three that check nothing. 13 epochs of 9 s, the first of them
 * at its cut-off as play begins, so that there are blocks to judge at once, and .78 s for the last blocks to arrive. In an epoch there is time for two looks at its blocks, each
 * right nine times in ten. With more bots that check, one could live on their doubts; with fewer nothing is ever stopped.
 */
const NET = { pooled: false, delay: 400, audit: 2000, noise: 0.8, transfers: 4, doubles: 0.2, look: 0.8 };
const RULES = { epochs: 13, begun: 0.58 };
/** There is more to read than elsewhere. ms */
const BRIEFING = 14_000;
const COMMON = { fill: 8, briefing: BRIEFING, clock: 112_560, attackers: 0.25, mix: { lazy: 0.375 }, rules: RULES };

export const scenarios = [
  chainScenario("ec", "ec", { ...COMMON, net: NET }),
  // What the great ones make counts the more often they are drawn: there is time to check two, and which is the question.
  chainScenario("whales", "ec", { ...COMMON, rules: { ...RULES, weighs: true }, net: { ...NET, power: "zipf" } }),
];
