import { scenario } from "../../scenario.ts";

/** One is one of eight; she decides after about a third of the clock, a person a little later. */
const COMMON = { world: "swarm", mechanism: "queen", fill: 8, clock: 120_000 };

/** Trips are shorter than at the meadow: she waits for the first of them, and whoever flies has little to decide. ms */
const TRIPS = { look: 1000, search: 1500, spread: 600 };
/** Nothing comes of staying at a site: a scout reads what it came for, and flies home by itself. ms */
const STAY = 500;
const WORLD = { sites: 5, ...TRIPS, stay: STAY };

/** Honest or captured, drawn: so that neither trust nor doubt is always right. */
const CAPTURED = 0.5;

export const scenarios = [
  scenario.parse({ ...COMMON, id: "queen", options: { world: WORLD, mechanism: {} }, briefing: 6000 }),
  scenario.parse({
    ...COMMON,
    id: "captured-queen",
    options: { world: WORLD, mechanism: { turns: "queen" } },
    trials: [{ id: "liars", options: { share: CAPTURED } }],
    briefing: 8000,
  }),
];
