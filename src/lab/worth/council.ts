import { council } from "../../game/mechanisms/council/council.ts";
import type { Choice, Policy, SeatId } from "../../game/types.ts";
import { ahead, beats, gap } from "./measured.ts";
import { firstHonest, firstLiar, type WorthRows } from "./row.ts";

/** One of the council's own bots. @throws Error for one that there is not. */
function bot(id: string): Policy {
  const policy = council.family.policies.get(id);
  if (!policy) throw new Error(`the council has no policy ${id}`);
  return policy;
}

const ELECTS = new Set(["stand", "withdraw", "elect", "unelect", "recall", "unrecall"]);

/** Plays as an honest bot does, but neither stands nor votes nor recalls. */
const staysOut: Policy = {
  id: "stays-out",
  decide(seen, memory, luck): Choice {
    const choice = bot("honest").decide(seen, memory, luck);
    return choice && "act" in choice && ELECTS.has(choice.act.verb) ? { wait: 500 } : choice;
  },
};

/** Plays as another bot does, but says something else of what it read. */
function saying(id: string, like: string, says: (claim: number, k: number) => number): Policy {
  return {
    id,
    decide(seen, memory, luck): Choice {
      const choice = bot(like).decide(seen, memory, luck);
      const speaks = choice && "act" in choice && (choice.act.verb === "tell" || choice.act.verb === "report");
      if (!speaks) return choice;
      memory.spoken = (memory.spoken ?? 0) + 1;
      return { act: { ...choice.act, claim: says(Number(choice.act.claim), memory.spoken) } };
    },
  };
}

/** Flies out and says whatever comes to mind, and votes for whoever comes first. */
const blind: Policy = {
  id: "blind",
  decide(seen, memory, luck): Choice {
    const first = seen.offers.find(({ verb, not }) => verb === "elect" && !not)?.aim?.ids[0];
    if (first !== undefined) return { act: { verb: "elect", seat: first } };
    return saying("says-anything", "honest", (_claim, k) => (5 * k) % 11).decide(seen, memory, luck);
  },
};

const ways = {
  idle: null,
  blind,
  "stays out": staysOut,
  checks: "honest",
  sharp: "sharp",
  boasts: saying("boasts", "honest", () => 10),
};
/** What dishonesty costs a scout at least, in points. */
const CLEARLY = 4;
const must = [gap("sharp", "idle", 0.2), ahead("checks", "blind", CLEARLY), ahead("checks", "boasts", CLEARLY)];

const honestSits = (r: Parameters<typeof firstHonest>[0]): SeatId => firstHonest(r);

/** A few seats decide: from a scout's place, from a councillor's, and from a robber's. */
export const councilWorth: WorthRows = {
  council: { scenario: "council", ways, must },
  "captured-council": { scenario: "captured-council", ways, must },
  "council-sits": {
    scenario: "council",
    options: { world: {}, mechanism: { sits: [0] } },
    seat: honestSits,
    ways: { idle: null, checks: "honest", sharp: "sharp" },
    must: [gap("sharp", "idle", 0.2)],
  },
  "council-robber": {
    scenario: "captured-council",
    seat: firstLiar,
    ways: { idle: null, honest: "honest", lies: "robber", sleeps: "sleeper" },
    must: [gap("lies", "idle", 0.2), beats("lies", "honest")],
  },
};
