import type { ComponentType } from "preact";
import { loadWords } from "../words/catalogue.ts";
import * as plans from "./words/words.ts";

/** The pages about lessons, with their words. */
export async function lessons(): Promise<ComponentType<{ path: string }>> {
  await loadWords({ plans });
  return (await import("./index.tsx")).Lessons;
}

/** What to say at a lesson's steps, for a console. */
export async function sayings(): Promise<typeof import("./say.ts")> {
  await loadWords({ plans });
  return import("./say.ts");
}
