import type { Outcome } from "../../../src/lab/whatif/types.ts";
import { words as compared } from "../../compare/words/words.ts";
import { lookUp } from "../../words/catalogue.ts";
import type { Deeds } from "../deeds.ts";
import { words as w } from "./words/words.ts";

/** What a round came to, in the middle of a sentence. */
export const outcomeText = (deeds: Deeds, outcome: Outcome): string =>
  deeds.came({ ...outcome, stake: 0 }) ?? endingText(outcome.ending);

export const endingText = (ending: string): string => lookUp(compared.endings, ending) ?? ending;

/** An option by its name. */
export const optionText = (deeds: Deeds, option: number): string =>
  deeds.option?.(option) ?? w.option({ n: option + 1 });
