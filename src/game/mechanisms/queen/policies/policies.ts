import type { Policy } from "../../../types.ts";
import { look, type Side } from "./look.ts";
import { captured, hurried, listening } from "./queens.ts";
import { honestScout, lyingScout, sharpScout } from "./scouts.ts";

/** A bot plays whichever seat it has: a scout's, or the queen's. */
const plays = (id: string, scout: Side, queen: Side): Policy => ({
  id,
  decide(seen, memory, luck) {
    const sees = look(seen);
    return (sees.all.queen === seen.seat ? queen : scout)(seen, sees, memory, luck);
  },
});

/** Says what it read; as the queen, listens. Also the autopilot. */
export const honest = plays("honest", honestScout, listening);
/** As the queen, decides on the first good claim. */
export const hasty = plays("hasty", honestScout, hurried);
/** Looks twice; as the queen, listens. */
export const sharp = plays("sharp", sharpScout, listening);
/** Lies for the site that it wants; as the queen, chooses it. */
export const robber = plays("robber", lyingScout, captured);
