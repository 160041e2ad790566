import type { ComponentType } from "preact";
import * as art from "../../art/words/words.ts";
import { loadWords } from "../../words/catalogue.ts";
import * as whatif from "../whatif/words/words.ts";
import * as power from "./words/words.ts";

/** Who had how much say, what hangs on whom, what it takes to break it, and how bots fare. */
export async function powerPanel(
  kind: "power" | "influence" | "axes" | "band",
): Promise<ComponentType<{ wall?: boolean }>> {
  await loadWords({ power, whatif, art });
  const panels = await import("./panels.ts");
  return { power: panels.Power, influence: panels.Influences, axes: panels.ThreeAxes, band: panels.Reference }[kind];
}
