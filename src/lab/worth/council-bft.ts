import { councilBft } from "../../game/mechanisms/council-bft/council-bft.ts";
import type { Choice, Policy } from "../../game/types.ts";
import { offered } from "../../game/worlds/chain/seen.ts";
import { beats, gap } from "./measured.ts";
import type { WorthRows } from "./row.ts";

/** The honest bot. @throws Error where there is none. */
function honest(): Policy {
  const policy = councilBft.family.policies.get("honest");
  if (!policy) throw new Error("the council at the harbour has no honest policy");
  return policy;
}

const ELECTS = new Set(["stand", "withdraw", "elect", "unelect", "recall", "unrecall"]);

/** Approves at once whatever comes, and votes for whoever is first on the list. */
const blind: Policy = {
  id: "blind",
  decide(seen): Choice {
    const block = offered(seen, "approve")?.aim?.ids[0];
    if (block !== undefined) return { act: { verb: "approve", block } };
    const first = offered(seen, "elect")?.aim?.ids[0];
    return first === undefined ? undefined : { act: { verb: "elect", seat: first } };
  },
};

/** Checks and votes on blocks as an honest bot does, but neither stands nor elects nor recalls. */
const staysOut: Policy = {
  id: "stays-out",
  decide(seen, memory, luck): Choice {
    const choice = honest().decide(seen, memory, luck);
    return choice && "act" in choice && ELECTS.has(choice.act.verb) ? { wait: 500 } : choice;
  },
};

/** Delegates decide: from the place of one who checks, elects and recalls, and of others. */
export const councilBftWorth: WorthRows = {
  "council-bft": {
    scenario: "council-bft",
    ways: { idle: null, blind, "stays out": staysOut, sharp: "honest" },
    must: [gap("sharp", "idle", 0.2), beats("sharp", "blind")],
  },
};
