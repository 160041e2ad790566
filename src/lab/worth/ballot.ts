import { ballot } from "../../game/mechanisms/ballot/ballot.ts";
import type { Choice, Policy } from "../../game/types.ts";
import { ahead, beats, ends, gap } from "./measured.ts";
import { firstLiar, type WorthRows } from "./row.ts";

/** Plays as the honest bot does, but says something else of what it read. */
function saying(id: string, says: (claim: number) => number): Policy {
  const honest = ballot.family.policies.get("honest") as Policy;
  return {
    id,
    decide(seen, memory, luck): Choice {
      const choice = honest.decide(seen, memory, luck);
      const tells = choice && "act" in choice && choice.act.verb === "tell";
      return tells ? { act: { ...choice.act, claim: says(Number(choice.act.claim)) } } : choice;
    },
  };
}

const WAYS = {
  idle: null,
  blind: "follower",
  checks: "honest",
  sharp: "sharp",
  boasts: saying("boasts", () => 10),
  belittles: saying("belittles", (claim) => Math.max(0, claim - 3)),
};
/** What not looking, and not saying what one read, cost at least, in points. */
const CLEARLY = 4;
const FAIR = [
  gap("sharp", "idle", 0.2),
  ahead("checks", "blind", CLEARLY),
  ahead("checks", "boasts", CLEARLY),
  ahead("checks", "belittles", CLEARLY),
];

/** Everybody votes at the bell: from the place of one who looks, or does not, and from a robber's. */
export const ballotWorth: WorthRows = {
  ballot: { scenario: "ballot", ways: WAYS, must: FAIR },
  "ballot-robbers": { scenario: "ballot-robbers", ways: WAYS, must: FAIR },
  "ballot-robber": {
    scenario: "ballot-robbers",
    seat: firstLiar,
    ways: { idle: null, honest: "honest", robs: "robber" },
    must: [gap("robs", "idle", 0.2), beats("robs", "honest"), ends("robs", ["worst"], 10, 40)],
  },
};
