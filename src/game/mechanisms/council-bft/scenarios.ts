import { chainScenario } from "../../worlds/chain/scenario.ts";

/** Fourteen turns: in four of them all nine validators vote, then they elect five. A little more than 8 s each: who watches has nothing to do but wait for the next. */
const TURNS = 14;
const RULES = { beat: 8200, decide: 6400, propose: 3300, vote: 800, pause: 1500, gossip: 1500 };

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
