import type { words } from "./words/words.ts";

/** The worlds that the words tell apart. */
type Named = Parameters<typeof words.legend>[0]["world"];

/** A world as the words ask for it: of one that they do not know they say what is said of any, by themselves. */
export const worldOf = (world: string): Named => world as Named;
