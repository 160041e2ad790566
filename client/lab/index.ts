import type { ComponentType } from "preact";
import * as art from "../art/words/words.ts";
import { loadWords } from "../words/catalogue.ts";

/** Brings the lab with its words. */
export async function lab(): Promise<ComponentType> {
  await loadWords({ ...import.meta.glob<object>("./words/words.ts", { eager: true }), art });
  return (await import("./lab.tsx")).Lab;
}
