import { loadWords } from "../../words/catalogue.ts";
import { arrived } from "./registry.ts";

/**
 * Every mechanism's part of the chain's stage, with its words, loaded when a room plays it. A new one is a row here, a folder
 * beside `authority`, and its name in the list of vite.config.ts. None of them is read before the chain's own words are there.
 */
export const later: Readonly<Record<string, () => Promise<void>>> = {
  async authority() {
    await loadWords(import.meta.glob("./authority/words/words.ts", { eager: true }));
    arrived.authority = (await import("./authority/index.tsx")).authority;
  },
  async ec() {
    await loadWords(import.meta.glob("./ec/words/words.ts", { eager: true }));
    arrived.ec = (await import("./ec/index.tsx")).ec;
  },
  async pow() {
    await loadWords(import.meta.glob("./pow/words/words.ts", { eager: true }));
    arrived.pow = (await import("./pow/index.tsx")).pow;
  },
  async bft() {
    await loadWords(import.meta.glob("./bft/words/words.ts", { eager: true }));
    arrived.bft = (await import("./bft/index.tsx")).bft;
  },
  // The elected decide as validators do under `bft`.
  async "council-bft"() {
    await loadWords(import.meta.glob(["./bft/words/words.ts", "./council/words/words.ts"], { eager: true }));
    arrived["council-bft"] = (await import("./council/index.tsx")).council;
  },
};
