import { daylight } from "../../parts/clock.ts";
import { SkyStrip } from "../../parts/sky.tsx";
import { HarbourSky } from "../../stage/harbour/index.ts";
import { chainWords as w } from "../../words/chain/index.ts";
import { part } from "./registry.ts";

/** The night over the harbour, and how far the chain has come. */
export function Sky() {
  return <SkyStrip art={<HarbourSky share={daylight.value} label="" />} over={w.over} note={part().sky?.()} />;
}
