import { chainScenario } from "../../worlds/chain/scenario.ts";

/** Fourteen turns: seven validators propose twice each, whatever anybody does. */
const TURNS = 14;
/** What a check costs, so that whom to check is a question: everybody proposes twice, and what one found out once says much of the second time. */
const CHECK = 1.2;
/** Turns of 8.4 s: in one where a vote is cast at once, or which locks alone decide, there is nothing to do but wait for the next. */
const RULES = { beat: 8400, decide: 6600, propose: 3500, vote: 800, pause: 2500, gossip: 1500 };
const COMMON = {
  fill: 7,
  clock: RULES.pause + TURNS * RULES.beat,
  rules: RULES,
  // Quick links, so that both votes of a turn are in before the next; a check leaves time to think before and after it.
  net: { delay: 300, audit: 2000, noise: 0.85, transfers: 5, doubles: 0.25, look: 0.8 },
};

/** `lazy` is of the seats, one of which is a person: two bots, and in the second all three that do not lie. */
export const scenarios = [
  chainScenario("bft", "bft", {
    ...COMMON,
    attackers: { share: 2 / 7, attack: "double-spender" },
    rules: { ...RULES, check: CHECK },
    mix: { lazy: 2 / 7 },
  }),
  chainScenario("bft-liars", "bft", {
    ...COMMON,
    attackers: { share: 3 / 7, known: true, attack: "forker" },
    mix: { lazy: 3 / 7 },
  }),
];
