import { chainScenario } from "../../worlds/chain/scenario.ts";

/** People sit together in pools, and each has something to ship. */
const POOLS = { pooled: true, orders: 20_000, crooked: 0.7, fades: 2 };

export const scenarios = [
  chainScenario("pow", "pow", { clock: 155_000, attackers: 0.15, net: POOLS }),
  chainScenario("storm", "pow", { clock: 161_000, attackers: 0.15, net: { ...POOLS, delay: 4000 } }),
  chainScenario("majority", "pow", { clock: 155_000, attackers: 0.51, net: POOLS }),
];
