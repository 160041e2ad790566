// The pseudo-locale: English that looks foreign and is half as long again, to see on a screen what is not translated,
// what is cut off and what has no room. It is made from the English words by the build, and chosen with ?lang=pseudo.
import { type Messages, read, type Tokens, write } from "./messages.ts";

/** Letters that the page's own font has (Latin-1), so that widths are those of real text. */
const accents: Readonly<Record<string, string>> = {
  ...{ a: "á", c: "ç", e: "é", i: "í", n: "ñ", o: "ö", u: "ü", y: "ÿ" },
  ...{ A: "Å", C: "Ç", D: "Ð", E: "É", I: "Î", N: "Ñ", O: "Ø", U: "Û", Y: "Ý" },
};

/** Every message starts and ends with these, so that a cut one shows. */
export const OPEN = "[";
export const CLOSE = "]";

/** A word with accents, and half as many letters again in the place of its last vowel. */
function stretch(word: string): string {
  const more = Math.ceil(word.length / 2);
  const at = Math.max(
    0,
    [...word].findLastIndex((letter) => "aeiouAEIOU".includes(letter)),
  );
  const longer = word.slice(0, at + 1) + word[at]!.toLowerCase().repeat(more) + word.slice(at + 1);
  return [...longer].map((letter) => accents[letter] ?? letter).join("");
}

export const pseudoText = (text: string): string => text.replace(/[A-Za-z]+/g, stretch);

function tokens(list: Tokens): Tokens {
  return list.map((token) => {
    if (token.type === "content") return { ...token, value: pseudoText(token.value) };
    if ("cases" in token) {
      return { ...token, cases: token.cases.map((one) => ({ ...one, tokens: tokens(one.tokens) })) };
    }
    return token;
  });
}

/** Messages in the pseudo-locale. Parameters and the choice of plurals stay as they are. */
export function pseudo(messages: Messages): Messages {
  return Object.fromEntries(
    Object.entries(messages).map(([key, value]) => [
      key,
      typeof value === "string" ? `${OPEN}${write(tokens(read(key, value)))}${CLOSE}` : pseudo(value),
    ]),
  );
}
