import { loadWords, type WordModules } from "../words/catalogue.ts";
import * as assembly from "./words/words.ts";

/** What single rules are called: each world's, and any mechanism's own, in a folder `words/rules`. */
const rules: WordModules = import.meta.glob("../worlds/**/words/rules/words.ts", { eager: true });

/** The words of an assembly and of all rules, for whoever names one: rooms that never meet load nothing of it. */
export const ruleWords = (): Promise<void> => loadWords({ ...rules, assembly });
