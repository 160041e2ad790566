import { ahead, gap } from "./measured.ts";
import type { WorthRows } from "./row.ts";

export const beesWorth: WorthRows = {
  meadow: {
    scenario: "meadow",
    ways: { idle: null, honest: "honest", blind: "copycat", sharp: "sharp" },
    must: [gap("sharp", "idle", 0.2), ahead("honest", "blind", 4)],
  },
  robbers: {
    scenario: "robbers",
    ways: { idle: null, honest: "honest", blind: "copycat", sharp: "sharp" },
    must: [gap("sharp", "idle", 0.2), ahead("honest", "blind", 4)],
  },
};
