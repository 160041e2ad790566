import { lookUp } from "../words/catalogue.ts";
import { words } from "./words/words.ts";

/** Endings from what one hopes for to what one fears. One that is missing here comes last. */
const ORDER = [
  "best",
  "second",
  "other",
  "worst",
  "homeless",
  "safe",
  "agree",
  "mistaken",
  "captured",
  "undone",
  "thrown",
  "crashed",
  "forked",
  "split",
  "halted",
  "still",
];

const place = (ending: string): number => (ORDER.indexOf(ending) + ORDER.length + 1) % (ORDER.length + 1);

/** Endings, each once, in their order. A ranking of homes is shown as a whole, with those that never came. */
export function ordered(endings: readonly string[]): string[] {
  const there = new Set(endings);
  const ranked = ORDER.slice(0, ORDER.indexOf("homeless") + 1);
  if (there.size > 0 && [...there].every((one) => ranked.includes(one))) return ranked;
  return [...there].sort((x, y) => place(x) - place(y));
}

/** One hopes for this one: the headline is about it. */
export const hopedFor = (endings: readonly string[]): string | undefined => ordered(endings)[0];

export const endingName = (ending: string): string => lookUp(words.endings, ending) ?? ending;
