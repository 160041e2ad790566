import { bees } from "../../game/mechanisms/bees/bees.ts";
import { drawn, idle, look, offered } from "../../game/mechanisms/bees/policies/scout.ts";
import type { Choice, Policy } from "../../game/types.ts";
import { ahead, beats, brings, ends, gap } from "./measured.ts";
import { firstLiar, type WorthRows } from "./row.ts";

/** One of the bees' own bots. @throws Error for one that there is not. */
function bot(id: string): Policy {
  const policy = bees.family.policies.get(id);
  if (!policy) throw new Error(`the bees have no policy ${id}`);
  return policy;
}

/** Plays as another does, but says ten of whatever it dances for. */
const boasting = (id: string): Policy => {
  const policy = bot(id);
  return {
    id: `boasting-${id}`,
    decide(seen, memory, luck): Choice {
      const choice = policy.decide(seen, memory, luck);
      const dances = choice && "act" in choice && choice.act.verb === "dance";
      return dances ? { act: { ...choice.act, claim: 10 } } : choice;
    },
  };
};

/** From which share of the clock on whoever joins late moves. */
const LATE = 0.4;
/** Waits until others have found something, then goes where the dance is liveliest and stays there; it claims what it read. */
const latecomer: Policy = {
  id: "latecomer",
  decide(seen, memory, luck): Choice {
    const { me, bee, dances } = look(seen);
    if (me.at !== "swarm") return bot("honest").decide(seen, memory, luck);
    if (seen.now < seen.begin + LATE * (seen.end - seen.begin)) return idle(luck);
    if (bee.back !== undefined || bee.dance !== undefined || me.busy !== undefined)
      return bot("honest").decide(seen, memory, luck);
    const [liveliest] = [...dances].sort((a, b) => b.vigour - a.vigour);
    return liveliest ? { act: { verb: "follow", dance: liveliest.id } } : idle(luck);
  },
};

/** Never says anything of its own and never doubts: follows whatever is danced, and dances along as lively as it can. */
const follower: Policy = {
  id: "follower",
  decide(seen, memory, luck): Choice {
    const { me, bee, dances } = look(seen);
    if (me.at !== "swarm") return bot("honest").decide(seen, memory, luck);
    if (me.busy !== undefined || bee.dance !== undefined) return undefined;
    if (bee.back !== undefined) return { act: { verb: "quiet" } };
    const dance = drawn(dances, luck);
    return dance && offered(seen, "follow", dance.id) ? { act: { verb: "follow", dance: dance.id } } : idle(luck);
  },
};

/** Ways to play that should bring less than honesty, and how much less, in points. */
const WAYS = {
  idle: null,
  honest: "honest",
  checks: "independent",
  sharp: "sharp",
  blind: follower,
  copies: "copycat",
  boasts: boasting("honest"),
  "joins late": latecomer,
};
const CLEARLY = 4;
const FAIR = [
  gap("sharp", "idle", 0.2),
  ahead("honest", "copies", CLEARLY),
  ahead("honest", "boasts", CLEARLY),
  ahead("honest", "joins late", CLEARLY),
  beats("honest", "blind"),
];

export const beesWorth: WorthRows = {
  meadow: { scenario: "meadow", ways: WAYS, must: FAIR },
  robbers: { scenario: "robbers", ways: WAYS, must: FAIR },
  // The other side: a robber that does nothing, one that plays honest, and one that robs.
  robber: {
    scenario: "robbers",
    seat: firstLiar,
    ways: { idle: null, honest: "honest", robs: "robber" },
    must: [gap("robs", "idle", 0.2), beats("robs", "honest"), ends("robs", ["worst"], 15, 40)],
  },
  // Nothing counts there: that a newcomer who plays on finds a home with the bots, and has some of the points it would get.
  practice: {
    scenario: "practice",
    ways: { idle: null, honest: "honest", sharp: "sharp" },
    must: [gap("sharp", "idle", 0.2), brings("honest", 40, 100), ends("honest", ["homeless"], 0, 5)],
  },
};
