import { secondsTo } from "../../../parts/clock.ts";
import type { SwarmPart } from "../part.ts";
import { rule } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.sky;

/** With so small a share of the nestmates left to carry it is said that the end is near, whatever the clock says. */
const FEW = 0.25;

/** What feels like a quorum; once carrying has begun, how many are still to be moved; and the last while to gather them. */
export const sky: NonNullable<SwarmPart["sky"]> = () => {
  const now = rule.value;
  if (!now) return {};
  if (now.gather !== undefined) {
    return { loud: <b class="tabular">{w.gatherIn({ s: secondsTo(now.gather) })}</b> };
  }
  if (!now.carrying) return { note: w.quorum({ n: now.quorum }) };
  const few = now.left > 0 && now.left <= FEW * now.nestmates;
  return { note: few ? w.few({ left: now.left }) : w.left({ left: now.left, all: now.nestmates }) };
};
