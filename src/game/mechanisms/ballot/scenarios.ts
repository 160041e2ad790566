import { scenario } from "../../scenario.ts";

/** One is one of eight; so long one looks before the bell, about as long as bees take to decide. */
const COMMON = { world: "swarm", mechanism: "ballot", fill: 8, clock: 80_000 };

/** Two of eight. */
const ROBBERS = 0.25;
/** Seats that bots play that do not look themselves, and vote as they are told: two of eight; three where some lie, so that lies matter. */
const FOLLOWERS = { honest: 0.25, robbers: 0.375 };

export const scenarios = [
  scenario.parse({
    ...COMMON,
    id: "ballot",
    options: { world: { sites: 5 }, mechanism: {} },
    mix: { follower: FOLLOWERS.honest },
    briefing: 6000,
  }),
  scenario.parse({
    ...COMMON,
    id: "ballot-robbers",
    options: { world: { sites: 5 }, mechanism: {} },
    trials: [{ id: "liars", options: { share: ROBBERS } }],
    mix: { follower: FOLLOWERS.robbers },
    briefing: 8000,
  }),
];
