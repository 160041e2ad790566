import type { ComponentType } from "preact";
import { trialWords } from "../trials/load.ts";
import { loadWords } from "../words/catalogue.ts";
import type { Stage } from "../worlds/stage.ts";
import { start } from "./work.ts";

/** Brings what the reveal tells of what one changed. */
export async function parts(stage: Stage): Promise<ComponentType> {
  await loadWords(import.meta.glob("./words/words.ts", { eager: true }));
  const [{ Changed }, deeds, { named }] = await Promise.all([
    import("./changed.tsx"),
    stage.deeds(),
    stage.aftermath(),
    trialWords(),
  ]);
  return () => Changed({ deeds, named });
}

/** The same, and begins to work it out. */
export function changed(stage: Stage): Promise<ComponentType> {
  start();
  return parts(stage);
}
