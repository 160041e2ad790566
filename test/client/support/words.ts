// Loads all words, in English, as if every stage had been loaded.
import { loadWords, type WordModules } from "../../../client/words/catalogue.ts";

const all: WordModules = import.meta.glob("../../../client/**/words/**/words.ts", { eager: true });
await loadWords(all);
