// Numbers, times and lists as the page's language writes them. Everything that is formatted outside a message is here.
import { language } from "./language.ts";
import { words } from "./words.ts";

/** Formats are made once: to make one costs a hundred times what it costs to use it. A page has one language. */
const numbers = new Map<string, Intl.NumberFormat>();

function numberFormat(name: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const format = numbers.get(name) ?? new Intl.NumberFormat(language().tag, options);
  numbers.set(name, format);
  return format;
}

/** As wide as a plus; Intl writes a hyphen in its place. */
export const MINUS = "−";

/** A number with that many digits after the point, always. */
export const fixed = (x: number, digits: number): string =>
  numberFormat(`${digits} digits`, { minimumFractionDigits: digits, maximumFractionDigits: digits })
    .format(x)
    .replace("-", MINUS);

/** A number with at most three digits after the point. */
export const number = (x: number): string => numberFormat("plain", {}).format(x).replace("-", MINUS);

/** A score or a worth of 0 to 10: "7.3". */
export const score = (x: number): string => fixed(x, 1);

/** A share of 0 to 1: "17%". */
export const percent = (share: number): string => numberFormat("percent", { style: "percent" }).format(share);

/** A day as it stands on a page: "27 November 2026". */
export const day = (at: Date): string => new Intl.DateTimeFormat(language().tag, { dateStyle: "long" }).format(at);

/** Session milliseconds as people say them: "3 s", "1.5 s". */
export const secs = (ms: number): string =>
  words.secs({ n: ms < 3000 ? Math.round(ms / 100) / 10 : Math.round(ms / 1000) });

/** Whole seconds as a clock shows them: "1:05". */
export const clock = (s: number): string => `${Math.floor(s / 60)}:${String(s % 60).padStart(2, "0")}`;

/** "4", or "3–5". */
export const range = (a: number, b: number): string => (a === b ? String(a) : `${a}–${b}`);

/** "Ada, Ben and Cleo". */
export const list = (names: readonly string[]): string =>
  new Intl.ListFormat(language().tag, { type: "conjunction" }).format(names);

/** The same with a capital letter, to begin a sentence with. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase(language().tag) + text.slice(1);

/** Marks as wide as a letter, which bring their own space. */
const WIDE = { "": "", ",": "，", ";": "；", ":": "：" };

/** What stands between two parts of a line, or between two sentences: the mark and a space, or in Chinese its wide mark alone. */
export const mark = (sign: keyof typeof WIDE): string => (language().id === "zh" ? WIDE[sign] : `${sign} `);

/** Sentences after each other, but for empty ones. */
export const sentences = (...all: readonly (string | undefined)[]): string => all.filter(Boolean).join(mark(""));
