import type { Luck, Policy } from "../../../types.ts";
import { boughtCouncillor, honestCouncillor } from "./councillors.ts";
import { listen, look, type Memory, type Side } from "./look.ts";
import { honestScout, lyingScout, sharpScout } from "./scouts.ts";
import { gullibleVoter, honestVoter, robberVoter } from "./voters.ts";

/** A bot plays whichever seat it has: it votes like all, and is a scout or a councillor. */
const plays = (id: string, voter: Side, scout: Side, councillor: Side): Policy => ({
  id,
  decide(seen, memory, luck) {
    const sees = look(seen);
    listen(sees, memory);
    const sits = sees.all.council?.includes(seen.seat) ?? false;
    return voter(seen, sees, memory, luck) ?? (sits ? councillor : scout)(seen, sees, memory, luck);
  },
});

/** Half of the robbers show themselves before the election, the others wait until there is a council. */
const half = (memory: Memory, luck: Luck): boolean => {
  memory.patient ??= luck.uniform("patient") < 0.5 ? 1 : 0;
  return memory.patient === 1;
};

/** Says what it read, believes whose claims hold against it, and listens in the council. Also the autopilot. */
export const honest = plays("honest", honestVoter, honestScout, honestCouncillor);
/** Looks twice. */
export const sharp = plays("sharp", honestVoter, sharpScout, honestCouncillor);
/** Believes whoever claims most. */
export const gullible = plays("gullible", gullibleVoter, honestScout, honestCouncillor);
/** Wants the worst home, in the council or before it. */
export const robber = plays("robber", robberVoter, lyingScout(half), boughtCouncillor);
/** Is honest until there is a council. */
export const sleeper = plays(
  "sleeper",
  robberVoter,
  lyingScout(() => true),
  boughtCouncillor,
);
