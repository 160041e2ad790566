import type { Input, Recording } from "../../game/index.ts";
import type { SeatId } from "../../game/types.ts";
import type { Run } from "./rerun.ts";
import type { Given } from "./types.ts";

/** The names of seats in each round, as it ended, and every name that ever stood at one. */
export class Names {
  readonly #rounds = new Map<number, Readonly<Record<SeatId, string>>>();
  readonly #now: Given["names"];
  /** Every name that was somebody's, the longest first. */
  readonly all: readonly string[];

  constructor(runs: readonly Run[], now: Given["names"]) {
    const all = new Set(Object.values(now ?? {}));
    for (const { recording, played } of runs) {
      for (const seat of recording.seats) all.add(seat.name);
      for (const input of recording.inputs) for (const name of namesIn(input)) all.add(name);
      const names = played?.session.seats.map(({ name }) => name) ?? recording.seats.map(({ name }) => name);
      for (const name of names) all.add(name);
      this.#rounds.set(recording.number, { ...names });
    }
    this.#now = now;
    // Those who share a seat stand in its name one beside the other.
    for (const name of [...all]) for (const one of name.split(" & ")) all.add(one.trim());
    this.all = longestFirst([...all]);
  }

  of(round: number, seat: SeatId): string {
    return this.#rounds.get(round)?.[seat] ?? this.#now?.[seat] ?? "";
  }
}

/** Each name once, the longest first, so that none is looked for in a part of it alone. */
export const longestFirst = (names: readonly string[]): string[] =>
  [...new Set(names)].filter((name) => name !== "").sort((a, b) => b.length - a.length);

/** The names that an input brings: of those who share a seat each one's. */
const namesIn = (input: Input): string[] => {
  const { name, together } = input as { name?: unknown; together?: unknown };
  const list: readonly unknown[] = [name, ...(Array.isArray(together) ? together : [])];
  return list.filter((one) => typeof one === "string");
};

/** The pseudonym of a seat: its number in the room, the same in all rounds and files. */
export const pseudonym = (seat: SeatId): string => `S${String(seat + 1).padStart(3, "0")}`;

/** A recording without names: those of seats become pseudonyms. Names take no part in a round, so that it replays to the same state. */
export function withPseudonyms(recording: Recording): Recording {
  const seats = recording.seats.map((seat, i) => ({ ...seat, name: pseudonym(i) }));
  let late = 0;
  const inputs = recording.inputs
    .filter((input) => input.type !== "rename")
    .map((input) => {
      if (input.type === "arrive") return { ...input, name: `late ${++late}` };
      return input.type === "sit" ? { t: input.t, type: input.type, name: `late ${++late}` } : input;
    });
  return { ...recording, seats, inputs };
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Letters of scripts that put spaces between words: there a name is a whole word, so that "Al" is not taken out of "also". */
const LETTER = "[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{N}]";
const IS_LETTER = new RegExp(LETTER, "u");

/** A text in which every name of the room, in any case, is three dots. Nicknames, and whom else one would know by it, it cannot know. */
export function withoutNames(text: string, names: readonly string[]): string {
  return names.reduce((left, name) => {
    const [first, last] = [[...name][0] ?? "", [...name].pop() ?? ""];
    // Without looking back, which older browsers cannot.
    const before = IS_LETTER.test(first) ? `(^|(?!${LETTER})[^])` : "()";
    const after = IS_LETTER.test(last) ? `(?!${LETTER})` : "";
    return left.replace(new RegExp(`${before}${escaped(name)}${after}`, "giu"), "$1…");
  }, text);
}
