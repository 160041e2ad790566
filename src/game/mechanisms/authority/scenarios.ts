import { chainScenario } from "../../worlds/chain/scenario.ts";

export const scenarios = [chainScenario("authority", "authority", { fill: 12, clock: 60_000, attackers: 0.5 })];
