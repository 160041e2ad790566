import { ants } from "../../game/mechanisms/ants/ants.ts";
import { idle, look, offered } from "../../game/mechanisms/ants/policies/look.ts";
import type { Choice, Policy } from "../../game/types.ts";
import { ahead, beats, gap } from "./measured.ts";
import type { WorthRows } from "./row.ts";

/** One of the ants' own bots. @throws Error for one that there is not. */
function bot(id: string): Policy {
  const policy = ants.family.policies.get(id);
  if (!policy) throw new Error(`the ants have no policy ${id}`);
  return policy;
}

/** From which share of the clock on whoever joins late moves. */
const LATE = 0.4;
/** Waits until others have found something, then follows whoever calls, and carries. */
const latecomer: Policy = {
  id: "latecomer",
  decide(seen, memory, luck): Choice {
    if (seen.now < seen.begin + LATE * (seen.end - seen.begin)) return idle(luck);
    return bot("follower").decide(seen, memory, luck);
  },
};

/** Goes to the place that it has passed, and takes everybody there, whatever it read. */
const stubborn: Policy = {
  id: "stubborn",
  decide(seen, memory, luck): Choice {
    const { me, ant } = look(seen);
    if (me.busy !== undefined || me.at === "wing") return undefined;
    if (me.at === "site") return bot("follower").decide(seen, memory, luck);
    memory.site ??= Number(Object.keys(me.known)[0]);
    const { site } = memory;
    if (ant.call !== undefined) return undefined;
    if (offered(seen, "carry", site)) return { act: { verb: "carry", site } };
    const leads = memory.led !== 1 && offered(seen, "lead", site);
    memory.led = leads ? 1 : 0;
    if (leads) return { act: { verb: "lead", site } };
    return offered(seen, "return", site) ? { act: { verb: "return", site } } : idle(luck);
  },
};

/** What not looking for oneself costs at least, in points. */
const CLEARLY = 4;
const WAYS = {
  idle: null,
  blind: "follower",
  checks: "honest",
  sharp: "sharp",
  hasty: "hasty",
  "only leads": "leader",
  stubborn,
  "joins late": latecomer,
};
const FAIR = [
  gap("sharp", "idle", 0.2),
  beats("sharp", "blind"),
  ahead("checks", "stubborn", CLEARLY),
  ahead("checks", "joins late", CLEARLY),
  beats("sharp", "hasty"),
];

/** Leading slowly and carrying fast: from the place of one who looks for itself, and of one who does not. */
export const antsWorth: WorthRows = {
  ants: { scenario: "ants", ways: WAYS, must: [...FAIR, beats("checks", "blind"), beats("checks", "only leads")] },
  // Half of a small quorum is soon there: then an ant more or less that looks for itself changes less, and leading to the end pays as much.
  "ants-harsh": { scenario: "ants-harsh", ways: WAYS, must: FAIR },
};
