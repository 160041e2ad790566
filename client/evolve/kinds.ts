/** What a mechanism says of its bots that are bred, by trait where it is of one. */
export interface KindWords {
  question: string;
  /** The second half of it, asked by itself. */
  ask: string;
  names: Readonly<Record<string, string>>;
  /** More or less of a trait, as something that one does. */
  done: Readonly<Record<string, (given: { more: boolean }) => string>>;
  /** Values of traits that are no shares. */
  values?: Readonly<Record<string, (given: { n: string }) => string>>;
  /** Whether the trait that is asked for helped those who have more of it. */
  asked(given: { answer: "yes" | "no" | "other"; n: number; which: string; more: string; others: string }): string;
  nobody: string;
  /** What that trait is, where its name does not say it; and what simulated rooms come to. */
  means?: string;
  sim?: string;
}

/** The words of every mechanism whose bots can be bred, in its own folder: a new one adds `words/traits` there. */
export const kinds: Readonly<Record<string, { words: object }>> = import.meta.glob(
  "../worlds/*/*/words/traits/words.ts",
  {
    eager: true,
  },
);

/** A mechanism's words of its traits, once they are there. @throws Error for one whose bots are not bred. */
export function kindOf(mechanism: string): KindWords {
  const path = Object.keys(kinds).find((one) => one.includes(`/${mechanism}/words/`));
  if (path === undefined) throw new Error(`nothing is said of what bots of ${mechanism} learn`);
  return (kinds[path] as { words: KindWords }).words;
}
