import { scenario } from "../../scenario.ts";

const base = { world: "swarm", mechanism: "coin", fill: 12, clock: 60_000, briefing: 2000 };
const options = { world: { sites: 5 }, mechanism: {} };

export const scenarios = [
  scenario.parse({ ...base, id: "coin", options, mix: { loud: 0.3 } }),
  scenario.parse({
    ...base,
    id: "coin-rigged",
    options,
    trials: [{ id: "liars", options: { share: 0.2, known: true } }],
  }),
];
