import { chainScenario } from "../../worlds/chain/scenario.ts";

/** Eleven blocks, one every 7.5 s; the sequencer is honest in about four rounds of ten, captured in four, and crashes in one or two. */
const RULES = { blocks: 11, first: 2000, crash: 0.15 };
const CAPTURED = 0.5;

export const scenarios = [
  chainScenario("authority", "authority", {
    fill: 8,
    clock: RULES.first + RULES.blocks * 7500,
    rules: RULES,
    net: { delay: 300, audit: 2000, noise: 0.85, transfers: 5, doubles: 0.25, look: 0.8, glance: 1.5 },
    attackers: CAPTURED,
    mix: { lazy: 3 / 8 },
  }),
];
