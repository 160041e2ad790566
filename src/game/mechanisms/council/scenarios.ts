import { scenario } from "../../scenario.ts";

/** Half a minute to scout, a quarter to elect; the council decides after about two thirds of the clock. */
const COMMON = { world: "swarm", mechanism: "council", fill: 8, clock: 120_000, briefing: 8000 };

/** Trips are shorter than at the meadow, and nothing comes of staying at a site: a scout reads what it came for, and flies home by itself. ms */
const TRIPS = { look: 1000, search: 1500, spread: 600, stay: 500 };

/** Three robbers of eight: a council of three drawn by lot would be theirs in two rounds of seven (hypergeometric, .286). */
const ROBBERS = 3 / 8;

export const scenarios = [
  scenario.parse({ ...COMMON, id: "council", options: { world: { sites: 5, ...TRIPS }, mechanism: {} } }),
  scenario.parse({
    ...COMMON,
    id: "captured-council",
    options: { world: { sites: 5, ...TRIPS }, mechanism: {} },
    trials: [{ id: "liars", options: { share: ROBBERS } }],
  }),
];
