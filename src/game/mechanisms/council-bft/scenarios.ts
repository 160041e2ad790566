import { chainScenario } from "../../worlds/chain/scenario.ts";

/** Fourteen turns of nine seconds, as under `bft`: in four of them all nine validators vote, then they elect five. */
const TURNS = 14;
const RULES = { beat: 9000, decide: 7000, propose: 3500, vote: 800, pause: 2500, gossip: 1500 };

export const scenarios = [
  chainScenario("council-bft", "council-bft", {
    fill: 9,
    clock: RULES.pause + TURNS * RULES.beat,
    rules: { rules: RULES },
    net: { delay: 300, audit: 2000, noise: 0.85, transfers: 5, doubles: 0.25, look: 0.8 },
    attackers: { share: 3 / 9, attack: "double-spender" },
    mix: { lazy: 2 / 9 },
  }),
];
