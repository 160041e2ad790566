import { HarbourSky } from "../../art/harbour/index.ts";
import { daylight } from "../../parts/clock.ts";
import { SkyStrip } from "../../parts/sky.tsx";
import { part } from "./registry.ts";
import { words as w } from "./words/words.ts";

/** The night over the harbour, and how far the chain has come. */
export function Sky() {
  return <SkyStrip art={<HarbourSky share={daylight.value} label="" />} over={w.over} note={part().sky?.()} />;
}
