import { NAME_MAX, NAME_UNITS_MAX, TOGETHER_MAX } from "./limits.ts";

/** What nobody sees: controls, formats, unpaired surrogates, fillers and selectors (Unicode's default ignorables), the blank Braille pattern. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** Unseen as well, but they make one letter of several, or say how it is drawn: they may stand behind something seen. */
const JOINERS = new Set(["\u200c", "\u200d", "\ufe0f"]);
/** One letter as people count them: a base with its marks and modifiers; joined ones and flags are one. */
const LETTER = /(?:\p{RI}\p{RI}|\P{M})(?:\p{M}|\p{EMod}|\u200c)*(?:\u200d\P{M}(?:\p{M}|\p{EMod})*)*/gu;

const lettersOf = (name: string): string[] => name.match(LETTER) ?? [];
const seen = (name: string): string => name.replace(UNSEEN, "").trim();

/** So many names are remembered folded: three times those of the largest room. */
const FOLDED_MAX = 1000;
/** For every name taken, all others' are compared: in a room of 300 that would be most of a rename's cost. */
const known = new Map<string, string>();

/** How names are compared: by what is seen, whatever its case and however it is composed. */
export function folded(name: string): string {
  const before = known.get(name);
  if (before !== undefined) return before;
  const now = seen(name.normalize("NFKC")).toLowerCase().normalize("NFKC").replace(/\s+/g, " ");
  if (known.size >= FOLDED_MAX) known.clear();
  known.set(name, now);
  return now;
}

/** A typed name as it can be shown, or undefined if it cannot be one: something must be seen, and it has at most NAME_MAX letters. */
export function properName(typed: string): string | undefined {
  let name = "";
  for (const one of typed.replace(/\s+/gu, " ")) {
    const last = name.charAt(name.length - 1);
    if (one === " " ? last !== " " : seen(one) !== "" || (JOINERS.has(one) && last !== "" && last !== " ")) name += one;
  }
  // A joiner at the end joins nothing.
  name = name.replace(/(?:\u200c|\u200d|\s)+$/u, "").trim();
  if (seen(name) === "" || name.length > NAME_UNITS_MAX || lettersOf(name).length > NAME_MAX) return undefined;
  return name;
}

/** The name, or with the least number behind it that makes it another than those taken; it loses only the letters that the number needs. `most`: letters it may have. */
export function freeAmong(name: string, taken: ReadonlySet<string>, most = NAME_MAX): string {
  if (!taken.has(folded(name))) return name;
  const letters = lettersOf(name);
  for (let n = 2; ; n++) {
    const tail = ` ${n}`;
    const free =
      letters
        .slice(0, most - tail.length)
        .join("")
        .trimEnd() + tail;
    if (!taken.has(folded(free))) return free;
  }
}

/** Between the names of those who share a seat. */
const AND = " & ";

/** The name of a seat that several people share: all of theirs. Undefined if one of them cannot be a name, or they are too many. */
export function sharedName(names: readonly string[]): string | undefined {
  if (names.length > TOGETHER_MAX) return undefined;
  const proper = names.map(properName);
  return proper.includes(undefined) ? undefined : proper.join(AND);
}

/** Letters of such a name at most. */
export const lettersMost = (names: number): number => names * NAME_MAX + (names - 1) * AND.length;
