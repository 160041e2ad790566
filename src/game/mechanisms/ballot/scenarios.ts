import { scenario } from "../../scenario.ts";

/** One is one of eight; so long one looks before the bell, about as long as bees take to decide. */
const COMMON = { world: "swarm", mechanism: "ballot", fill: 8, clock: 80_000 };

/** Two of eight. */
const ROBBERS = 0.25;
/** Bots that do not look themselves, and vote as they are told: of the seven beside one person. */
const FOLLOWERS = 0.25;

export const scenarios = [
  scenario.parse({
    ...COMMON,
    id: "ballot",
    options: { world: { sites: 5 }, mechanism: {} },
    mix: { follower: FOLLOWERS },
    briefing: 6000,
  }),
  scenario.parse({
    ...COMMON,
    id: "ballot-robbers",
    options: { world: { sites: 5 }, mechanism: {} },
    trials: [{ id: "liars", options: { share: ROBBERS } }],
    mix: { follower: FOLLOWERS },
    briefing: 8000,
  }),
];
