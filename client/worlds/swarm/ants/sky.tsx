import { secondsTo } from "../../../parts/clock.ts";
import type { SwarmPart } from "../part.ts";
import { rule } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.sky;

/** What feels like a quorum; once carrying has begun, how many are still to be moved; and the last while to gather them. */
export const sky: NonNullable<SwarmPart["sky"]> = () => {
  const now = rule.value;
  if (!now) return {};
  if (now.gather !== undefined) {
    return { loud: <b class="tabular">{w.gatherIn({ s: secondsTo(now.gather) })}</b> };
  }
  return { note: now.carrying ? w.left({ left: now.left, all: now.nestmates }) : w.quorum({ n: now.quorum }) };
};
