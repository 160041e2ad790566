import { clock, daylight } from "../../parts/clock.ts";
import { SkyStrip } from "../../parts/sky.tsx";
import { words } from "../../words/words.ts";
import { SiteMark, SkyClock } from "./art.ts";
import { bees } from "./sense.ts";

/** The evening sky, how many it takes at one site, and the piping. */
export function Sky() {
  const now = bees.value;
  const piping = now?.piping;
  const w = words.play;
  const loud = piping && (
    <>
      <SiteMark site={piping.site} size={30} />
      <span>
        <b>{w.piping(words.site(piping.site))}</b>{" "}
        <span class="number">{w.liftoff(Math.max(0, Math.ceil((piping.until - clock.value) / 1000)))}</span>
      </span>
    </>
  );
  return (
    <SkyStrip
      art={<SkyClock share={daylight.value} />}
      over={w.dusk}
      note={now ? w.need(now.quorum) : undefined}
      loud={loud}
    />
  );
}
