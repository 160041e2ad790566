import type { ComponentType } from "preact";
import { loadWords } from "../words/catalogue.ts";

/** Brings the lab with its words. */
export async function lab(): Promise<ComponentType> {
  await loadWords(import.meta.glob("./words/words.ts", { eager: true }));
  return (await import("./lab.tsx")).Lab;
}
