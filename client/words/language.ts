// The language of the page. It is chosen once, before the first word is shown; another one needs the page anew.
import { LANGUAGES, type Language } from "../../src/protocol/languages.ts";

/** English with accents, half as long again: for tests, and to see what is not translated yet. Only by `?lang=pseudo`. */
const PSEUDO: Language = { id: "pseudo", tag: "en-XA", name: "Pseudo", complete: false };
const DEFAULT = LANGUAGES[0]!;

/** What can say which language somebody wants, the strongest first. */
export interface Wishes {
  /** `?lang=` in the page's address. */
  query: string | null;
  /** What was chosen in this browser before, by a tap or by `?lang=`. */
  stored: string | null;
  /** What a room's link says (`?in=`): the language that its host chose. It stays for the rooms after it. */
  room: string | null;
  /** What the browser is set to, as BCP 47 tags: `navigator.languages`. */
  browser: readonly string[];
}

const byId = (id: string | null): Language | undefined => LANGUAGES.find((one) => one.id === id?.toLowerCase());
/** `de-CH` is served by de, if there is no de-CH; `zh-Hant-TW` by zh. A language with gaps is for those who ask for it by name. */
const byTag = (tag: string): Language | undefined => {
  const found = byId(tag) ?? byId(tag.split("-")[0] ?? null);
  return found?.complete ? found : undefined;
};

/** The language somebody asked for, by an address, a tap or a room's link, if any. */
const asked = ({ query, stored, room }: Wishes): Language | undefined => byId(query) ?? byId(stored) ?? byId(room);

export function pick(wishes: Wishes): Language {
  if (wishes.query === PSEUDO.id) return PSEUDO;
  return asked(wishes) ?? wishes.browser.map(byTag).find((one) => one !== undefined) ?? DEFAULT;
}

const chosen: { language: Language; asked?: Language | undefined } = { language: DEFAULT };
export const language = (): Language => chosen.language;

/** What a link to a room of one's own says of its language: that of whoever asked for one. The browser's goes with nobody else. */
export const languageOfLink = (): string => (chosen.asked ? `?in=${chosen.asked.id}` : "");
/** What somebody asked for here, for a room of their own. */
export const languageAsked = (): string | undefined => (chosen.asked?.complete ? chosen.asked.id : undefined);

/** Whether somebody at this browser, or this page's address, has chosen a language: then no room's takes its place. */
export const choseHere = (): boolean => read(PLACE) !== null || new URLSearchParams(location.search).has("lang");

/** Where this browser keeps a choice of its own, and where what a room's link said. */
export const PLACE = "leaderless.lang";
const ROOM_PLACE = `${PLACE}.room`;

function read(place: string): string | null {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

/** Keeps a choice for the next pages. Private windows may refuse: the address says it as long as it is there. */
function keep(place: string, id: string): void {
  try {
    localStorage.setItem(place, id);
  } catch {}
}

/** Chooses the language of this page, and keeps a choice made by `?lang=`, or by a room's link, for the next ones. */
export function chooseLanguage(): void {
  const address = new URLSearchParams(location.search);
  const [query, room] = [address.get("lang"), address.get("in")];
  const wishes = { query, stored: read(PLACE), room: room ?? read(ROOM_PLACE), browser: navigator.languages };
  chosen.language = pick(wishes);
  chosen.asked = asked(wishes);
  document.documentElement.lang = chosen.language.tag;
  if (byId(query)) keep(PLACE, chosen.language.id);
  if (byId(room)) keep(ROOM_PLACE, room!);
}
