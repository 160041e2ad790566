import { daylight } from "../../parts/clock.ts";
import { SkyStrip } from "../../parts/sky.tsx";
import { SkyClock } from "./art.ts";
import { part } from "./registry.ts";
import { words } from "./words/words.ts";

/** The evening sky, and what the mechanism says beside the clock. */
export function Sky() {
  const { note, loud } = part().sky?.() ?? {};
  return <SkyStrip art={<SkyClock share={daylight.value} />} over={words.play.dusk} note={note} loud={loud} />;
}
