import type { ComponentType } from "preact";
import { loadWords } from "../words/catalogue.ts";
import * as plans from "./words/words.ts";

/** The pages about lessons, with their words, and the game, which has the plans and checks one's own. */
export async function lessons(): Promise<ComponentType<{ path: string }>> {
  await loadWords({ plans });
  const [pages, game] = await Promise.all([import("./index.tsx"), import("../../src/game/index.ts")]);
  return pages.lessonsWith(game);
}

/** What to say at a lesson's steps, for a console. */
export async function sayings(): Promise<typeof import("./say.ts")> {
  await loadWords({ plans });
  return import("./say.ts");
}
