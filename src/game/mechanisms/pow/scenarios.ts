import { chainScenario } from "../../worlds/chain/scenario.ts";

/** Alone one plays among so few that each order counts; each seat is a node of its own until there are more than 12. */
const QUAY = { pooled: true, pools: 12, checks: false };
const ORDERS = { orders: 9100 };
/** Where little threatens waiting is cheaper too: a confirmation of an order of 20 costs no more than what it protects. */
const CALM = { orders: 9100, fee: 3 };
/** One of the bots ships at once: what attackers live on. */
const MIX = { hasty: 0.15 };

export const scenarios = [
  // Two of eight, so that something is undone in about half of the rounds.
  chainScenario("pow", "pow", { clock: 175_000, fill: 8, attackers: 0.25, net: QUAY, rules: ORDERS, mix: MIX }),
  chainScenario("calm", "pow", { clock: 175_000, fill: 7, attackers: 0.15, net: QUAY, rules: CALM, mix: MIX }),
  chainScenario("storm", "pow", {
    clock: 180_000,
    fill: 8,
    attackers: 0.25,
    net: { ...QUAY, delay: 4000 },
    rules: ORDERS,
    mix: MIX,
  }),
  // Of the eleven bots one goes after the pay, and one or two are careful; the others stay where they are.
  chainScenario("majority", "pow", {
    clock: 100_000,
    fill: 12,
    net: { pooled: true, sizes: [7, 3, 2], checks: false, delay: 300 },
    rules: { blocks: 80, operator: true },
    mix: { stayer: 0.75, chaser: 0.09 },
  }),
];
