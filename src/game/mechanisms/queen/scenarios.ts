import { scenario } from "../../scenario.ts";

/** One is one of eight; she decides after about a third of the clock, a person a little later. */
const COMMON = { world: "swarm", mechanism: "queen", fill: 8, clock: 120_000 };

/** Honest or captured, drawn: so that neither trust nor doubt is always right. */
const CAPTURED = 0.5;

export const scenarios = [
  scenario.parse({ ...COMMON, id: "queen", options: { world: { sites: 5 }, mechanism: {} }, briefing: 6000 }),
  scenario.parse({
    ...COMMON,
    id: "captured-queen",
    options: { world: { sites: 5 }, mechanism: { turns: "queen" } },
    trials: [{ id: "liars", options: { share: CAPTURED } }],
    briefing: 8000,
  }),
];
