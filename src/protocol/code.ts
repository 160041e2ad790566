/** Letters of a room's code: no vowels, so that it spells nothing; no look-alikes in capitals (B/8, D/0, G/6, S/5, Z/2, I/1). */
export const CODE_LETTERS = "CFHJKLMNPQRTVWXY";
export const CODE_LENGTH = 5;
/** More of a text is not looked through: a whole invitation may be pasted, a book may not. Characters. */
const TEXT_MAX = 2000;

const [letter, others] = [`[${CODE_LETTERS}]`, CODE_LENGTH - 1];
const word = new RegExp(`^${letter}{${CODE_LENGTH}}$`, "i");
/** A code that stands alone, its letters set apart by spaces, dashes or dots. (Safari before 16.4 has no lookbehind.) */
const spaced = new RegExp(
  `(?:^|[^\\p{L}\\p{N}])(${letter}(?:[^\\p{L}\\p{N}]*${letter}){${others}})(?![\\p{L}\\p{N}])`,
  "iu",
);
const apart = /[^\p{L}\p{N}]+/u;

/**
 * The code in whatever was typed, pasted or followed: a link with all that hangs on it, `K T M H X`, `k-t-m-h-x`,
 * `Code: KTMHX`. Undefined if there is none. Of several words that could be codes it is the last in capitals, or the last.
 */
export function codeIn(text: string): string | undefined {
  // Forms of one letter become one (full width, as Asian keyboards write), and what is not seen goes.
  const plain = decoded(text.slice(0, TEXT_MAX))
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "");
  const followed = /\/r\/([^/?#]*)/i.exec(plain)?.[1];
  return (followed !== undefined && among(followed)) || among(plain);
}

function among(text: string): string | undefined {
  const found = text.split(apart).filter((one) => word.test(one));
  const last = found.filter((one) => one === one.toUpperCase()).at(-1) ?? found.at(-1) ?? spaced.exec(text)?.[1];
  return last?.toUpperCase().replace(/[^A-Z]/g, "");
}

/** A link may have been carried in another link's query. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A code from random bytes; 16 letters divide 256, so that each is equally likely. */
export function codeFrom(bytes: Uint8Array): string {
  let code = "";
  for (const byte of bytes.subarray(0, CODE_LENGTH)) code += CODE_LETTERS[byte % CODE_LETTERS.length];
  return code;
}

/** A code from 128 random bits in hex. */
export const codeFromKey = (key: string): string =>
  codeFrom(Uint8Array.from({ length: CODE_LENGTH }, (_, i) => Number.parseInt(key.slice(2 * i, 2 * i + 2), 16)));
