// The language of the page. It is chosen once, before the first word is shown; another one needs the page anew.

export interface Language {
  /** The name of its files: `de` for de.json. */
  id: string;
  /** What the document and Intl are told: a BCP 47 tag. */
  tag: string;
}

/** Every language that players can have. A new one is a row here and a file of its name in each folder `words`. */
export const LANGUAGES: readonly Language[] = [{ id: "en", tag: "en-GB" }];
/** English with accents, half as long again: for tests, and to see what is not translated yet. Only by `?lang=pseudo`. */
const PSEUDO: Language = { id: "pseudo", tag: "en-XA" };
const DEFAULT = LANGUAGES[0]!;

/** What can say which language somebody wants, the strongest first. */
export interface Wishes {
  /** `?lang=` in the page's address. */
  query: string | null;
  /** What was chosen in this browser before. */
  stored: string | null;
  /** What the browser is set to, as BCP 47 tags: `navigator.languages`. */
  browser: readonly string[];
}

const byId = (id: string | null): Language | undefined => LANGUAGES.find((one) => one.id === id?.toLowerCase());
/** `de-CH` is served by de, if there is no de-CH. */
const byTag = (tag: string): Language | undefined => byId(tag) ?? byId(tag.split("-")[0] ?? null);

export function pick({ query, stored, browser }: Wishes): Language {
  if (query === PSEUDO.id) return PSEUDO;
  return byId(query) ?? byId(stored) ?? browser.map(byTag).find((one) => one !== undefined) ?? DEFAULT;
}

const chosen = { language: DEFAULT };
export const language = (): Language => chosen.language;

const PLACE = "leaderless.lang";

function storedChoice(): string | null {
  try {
    return localStorage.getItem(PLACE);
  } catch {
    return null;
  }
}

/** Chooses the language of this page, and keeps a choice made by `?lang=` for the next ones. */
export function chooseLanguage(): void {
  const query = new URLSearchParams(location.search).get("lang");
  chosen.language = pick({ query, stored: storedChoice(), browser: navigator.languages });
  document.documentElement.lang = chosen.language.tag;
  if (!byId(query)) return;
  try {
    localStorage.setItem(PLACE, chosen.language.id);
  } catch {
    // Private windows may refuse; the address says it as long as it is there.
  }
}
