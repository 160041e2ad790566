import { siteName } from "../../../art/sites.ts";
import { secondsTo } from "../../../parts/clock.ts";
import { SiteMark } from "../art.ts";
import type { SwarmPart } from "../part.ts";
import { byDay, rule } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.play;

/** How many it takes at one site; or the piping, and how soon the swarm lifts off. */
export const sky: NonNullable<SwarmPart["sky"]> = () => {
  const now = rule.value;
  if (!now) return {};
  const { piping } = now;
  if (!piping) return { note: w.need({ n: now.quorum, day: byDay() }) };
  const loud = (
    <>
      <SiteMark site={piping.site} size={30} />
      <span>
        <b>{w.piping({ site: siteName(piping.site) })}</b>{" "}
        <span class="tabular">{w.liftoff({ s: secondsTo(piping.until) })}</span>
      </span>
    </>
  );
  return { loud };
};
