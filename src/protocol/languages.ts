/** A language that the page can be read in. A new one is a row in `LANGUAGES`, and a file `<id>.json` beside each en.json. */
export interface Language {
  /** The name of its files: `de` for de.json. */
  id: string;
  /** What the document and Intl are told: a BCP 47 tag. */
  tag: string;
  /** What it is called in itself. */
  name: string;
  /**
   * Everything is translated, and a test sees to it. One that is not yet is offered to nobody: only `?lang=` shows it, with
   * English in the gaps.
   */
  complete: boolean;
}

/** English, which the others are translated from, is the first: whoever's language is not here reads it. */
export const LANGUAGES: readonly Language[] = [
  { id: "en", tag: "en-GB", name: "English", complete: true },
  // Simplified Chinese. Whose browser asks for traditional Chinese reads this too, rather than English.
  { id: "zh", tag: "zh-CN", name: "简体中文", complete: true },
  { id: "de", tag: "de-DE", name: "Deutsch", complete: true },
];
