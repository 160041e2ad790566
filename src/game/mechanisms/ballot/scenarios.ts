import { scenario } from "../../scenario.ts";

/** One is one of eight; so long one looks before the bell, about as long as bees take to decide. */
const COMMON = { world: "swarm", mechanism: "ballot", fill: 8, clock: 80_000 };

/** Nothing comes of staying at a site: a scout reads what it came for, and flies home by itself. ms */
const STAY = 500;
/** Trips are shorter than at the meadow: while one flies home there is nothing to decide. ms */
const TRIPS = { look: 1000, search: 1500, spread: 600, stay: STAY };
/** Two of eight. */
const ROBBERS = 0.25;
/** Seats that bots play that do not look themselves, and vote as they are told: two of eight; three where some lie, so that lies matter. */
const FOLLOWERS = { honest: 0.25, robbers: 0.375 };

export const scenarios = [
  scenario.parse({
    ...COMMON,
    id: "ballot",
    options: { world: { sites: 5, ...TRIPS }, mechanism: {} },
    mix: { follower: FOLLOWERS.honest },
    briefing: 6000,
  }),
  scenario.parse({
    ...COMMON,
    id: "ballot-robbers",
    options: { world: { sites: 5, ...TRIPS }, mechanism: {} },
    trials: [{ id: "liars", options: { share: ROBBERS } }],
    mix: { follower: FOLLOWERS.robbers },
    briefing: 8000,
  }),
];
