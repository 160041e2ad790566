import ar from "naughty-words/ar.json" with { type: "json" };
import de from "naughty-words/de.json" with { type: "json" };
import en from "naughty-words/en.json" with { type: "json" };
import es from "naughty-words/es.json" with { type: "json" };
import fr from "naughty-words/fr.json" with { type: "json" };
import it from "naughty-words/it.json" with { type: "json" };
import ko from "naughty-words/ko.json" with { type: "json" };
import pl from "naughty-words/pl.json" with { type: "json" };
import pt from "naughty-words/pt.json" with { type: "json" };
import ru from "naughty-words/ru.json" with { type: "json" };
import tr from "naughty-words/tr.json" with { type: "json" };
import zh from "naughty-words/zh.json" with { type: "json" };

const OTHERS = [ar, de, es, fr, it, ko, pl, pt, ru, tr, zh];

/** Words of the lists that are also people's names: found by holding the lists against 42,000 first and last names of 60 countries. */
const NAMES = new Set(
  "amador butt gerber lolita marica mong pesce pinto pippa poon péter quaglia regina vacca فرج 애자".split(" "),
);
/** Words count from three letters; in other languages of Latin letters shorter ones are too often names: Pau, Mona, Lund, Fan. */
const SHORTEST = 3;
const SHORTEST_OTHER = 5;
const SHORTEST_NOT_LATIN = 2;
const SHORT_OTHER = new Set("chuj coño culo fick hure huj puta pute".split(" "));
/** These count in the midst of a word as well. Most words do not: "Scunthorpe", "Dickens", "Akshita", "Penistone", "Atwater". */
const ANYWHERE = /fuck|nigger|nigga|bitch|pussy|whore|faggot|asshole|arschloch|hurensohn|motherf|kurwa|хуй|пизд/;

const LATIN = /^\p{Script=Latin}+$/u;
/** Scripts that do not set words apart. A word of two letters may be half of a name; in Chinese two are enough. */
const UNSPACED =
  /^(?:\p{Script=Han}{2,}|[\p{Script=Han}\p{Script=Hira}\p{Script=Kana}\p{Script=Hang}\p{Script=Thai}ー]{3,})$/u;

interface Lists {
  words: ReadonlySet<string>;
  phrases: readonly string[];
  unspaced: readonly string[];
}
let lists: Lists | undefined;

/** Read when the first name comes: a room that wakes for something else does not wait for it. */
function read(): Lists {
  const plain = (word: string): string => word.normalize("NFKC").toLowerCase();
  const english = en.map(plain).filter((word) => word.length >= SHORTEST);
  const others = OTHERS.flat().map(plain);
  const counts = (word: string): boolean =>
    word.length >= (LATIN.test(word) ? SHORTEST_OTHER : SHORTEST_NOT_LATIN) || SHORT_OTHER.has(word);
  const all = [...english, ...others.filter(counts)];
  return {
    words: new Set(all.filter((word) => !word.includes(" ") && !NAMES.has(word))),
    phrases: all.filter((word) => word.includes(" ")).map((word) => ` ${word} `),
    unspaced: others.filter((word) => UNSPACED.test(word)),
  };
}

const LEET: Readonly<Record<string, string>> = {
  0: "o",
  1: "i",
  3: "e",
  4: "a",
  5: "s",
  7: "t",
  "@": "a",
  $: "s",
  "!": "i",
};
/** Cyrillic letters that look like Latin ones: they count as those where they stand among them. */
const ALIKE: Readonly<Record<string, string>> = {
  а: "a",
  е: "e",
  о: "o",
  р: "p",
  с: "c",
  у: "y",
  х: "x",
  к: "k",
  і: "i",
};
const withoutMarks = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC");

/** The ways in which a name can be meant: as it stands, with figures for letters, without marks, without repeats. */
function readings(name: string): string[] {
  // A capital in the midst of a word begins another.
  const plain = name
    .normalize("NFKC")
    .replace(/(\p{Ll})(?=\p{Lu})/gu, "$1 ")
    .toLowerCase();
  const mixed = /\p{Script=Latin}/u.test(plain) ? plain.replace(/\p{Script=Cyrillic}/gu, (c) => ALIKE[c] ?? c) : plain;
  // Figures alone are a number.
  const letters = mixed.replace(/[^\s]*\p{L}[^\s]*/gu, (word) => word.replace(/[013457@$!]/g, (c) => LEET[c] ?? c));
  const all = [plain, mixed, letters, withoutMarks(letters)];
  return all.flatMap((one) => [one, one.replace(/(.)\1{2,}/gu, "$1"), one.replace(/(.)\1{2,}/gu, "$1$1")]);
}

/** Whether one reading has a listed word in it. */
function has({ words, phrases, unspaced }: Lists, reading: string): boolean {
  const parts = reading.split(/[^\p{L}\p{M}\p{N}]+/u).filter((part) => part !== "");
  const spaced = ` ${parts.join(" ")} `;
  // Letters set apart, "f u c k" or "f.u.c.k": an initial or two are none of that.
  const together = (longest: number): string[] =>
    spaced.match(new RegExp(`(?<= )(?:[^ ]{1,${longest}} ){2,}`, "gu"))?.map((run) => run.replaceAll(" ", "")) ?? [];
  const singles = together(1).filter((run) => [...run].length >= SHORTEST);
  return (
    [...parts, ...singles].some((part) => words.has(part)) ||
    [...parts, ...together(2)].some((part) => ANYWHERE.test(part)) ||
    phrases.some((phrase) => spaced.includes(phrase)) ||
    unspaced.some((word) => reading.includes(word))
  );
}

/**
 * Whether a name is one that a class should not see on its wall, by the "List of Dirty, Naughty, Obscene, and Otherwise Bad Words" in
 * 12 languages. It errs on the side of letting pass: no list knows every word, and people have all kinds of names; for the
 * rest the host can give a name.
 */
export function isRude(name: string): boolean {
  lists ??= read();
  const all = lists;
  // Of most names all readings are the same.
  return [...new Set(readings(name))].some((reading) => has(all, reading));
}
