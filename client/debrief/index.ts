import type { ComponentType } from "preact";
import { trialWords } from "../trials/load.ts";
import { loadWords } from "../words/catalogue.ts";
import type { Stage } from "../worlds/stage.ts";
import { start } from "./work.ts";

/** Brings what the reveal opens with, and begins to work it out. */
export async function changed(stage: Stage): Promise<ComponentType> {
  start();
  await loadWords(import.meta.glob("./words/words.ts", { eager: true }));
  const [{ Changed }, deeds, { named }] = await Promise.all([
    import("./changed.tsx"),
    stage.deeds(),
    stage.aftermath(),
    trialWords(),
  ]);
  return () => Changed({ deeds, named });
}
