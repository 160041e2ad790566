import { loadWords } from "../../words/catalogue.ts";

/** Parts of the chain's stage that come only when a room plays them, with their words; each puts itself into `arrived` of registry.ts. */
export const later: Readonly<Record<string, () => Promise<void>>> = {
  async "council-bft"() {
    await loadWords(import.meta.glob("./council/words/words.ts", { eager: true }));
    await import("./council/index.tsx");
  },
};
