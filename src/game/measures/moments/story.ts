import type { Moment } from "../../moments.ts";
import type { Decision, Level, Ms, Note, Option, Recorded, SeatId, Truth } from "../../types.ts";

/**
 * What the rules of key moments read of a round that is over. Nothing here tells who lied but `lied`, which is there in open
 * rounds alone: so a rule cannot tell it in a discreet one.
 */
export interface Story extends Recorded {
  level: Level;
  /** Everything that the whole room was given to feel, in order. */
  felt: readonly Moment[];
  decisions: readonly Decision[];
  truth: readonly Truth[];
  /** Whether a seat lied. In open rounds alone. */
  lied?: (seat: SeatId) => boolean;
}

/** A key moment as a rule finds it. `seat` and `by` are seats: discreet rounds are told without them. */
export interface Telling {
  t: Ms;
  /** How telling it is, 1 to 10: of more than can be told, the most telling are. */
  weight: number;
  seat?: SeatId;
  by?: SeatId;
  [field: string]: number | string | undefined;
}

/**
 * One rule: what it finds in a round, if anything. `S` and `F` are the part's own state and facts. A rule that reads worths of blocks
 * goes by what the reveal tells of them.
 */
export type Rule<S = unknown, F = unknown> = (story: Story, s: S, f: F) => readonly Telling[];
/** A part's rules by the kind of moment that each finds; the client has a sentence for each kind. */
export type Rules<S = unknown, F = unknown> = Readonly<Record<string, Rule<S, F>>>;

/** What a rule found, and which. */
export type Found = Telling & { kind: string };

/** What a part's rules find in a round. */
export const foundBy = <S, F>(rules: Rules<S, F>, story: Story, s: S, f: F): Found[] =>
  Object.entries(rules).flatMap(([kind, rule]) => rule(story, s, f).map((one) => ({ ...one, kind })));

/** A key moment as everybody is shown it. `kind` is its rule's name. */
export interface KeyMoment {
  t: Ms;
  kind: string;
  [field: string]: number | string;
}

/** A line of some seat's diary, and whose it is. */
export type Line = Note & { own: SeatId };

/** All lines of these kinds from everybody's diaries, in the order of time; at one time in that of the seats. */
export function lines({ diaries, seats }: Pick<Story, "diaries" | "seats">, ...whats: string[]): Line[] {
  const found = seats.flatMap((own) =>
    (diaries[own] ?? []).filter(({ what }) => whats.includes(what)).map((note): Line => ({ ...note, own })),
  );
  return found.sort((a, b) => a.t - b.t || a.own - b.own);
}

/** The option that was chosen last; undefined where nothing was. */
export const chosenOf = ({ decisions }: Pick<Story, "decisions">): Option | undefined =>
  decisions[decisions.length - 1]?.option;

/** The option of the highest worth; undefined without any. */
export function bestOf({ truth }: Pick<Story, "truth">): Option | undefined {
  return truth.reduce<Truth | undefined>((best, one) => (best && best.worth >= one.worth ? best : one), undefined)
    ?.option;
}

export const worthOf = ({ truth }: Pick<Story, "truth">, option: Option): number | undefined =>
  truth.find((one) => one.option === option)?.worth;

/** How many stood for each option at some time, from the neutral trace. */
export type Counts = ReadonlyMap<Option, number>;

/** Walks through the trace: `at` is told the counts after each time at which one changed, until it returns true. */
export function walk({ trace }: Pick<Story, "trace">, at: (t: Ms, counts: Counts) => unknown): void {
  const stands = new Map<SeatId, Option>();
  const counts = new Map<Option, number>();
  for (const [i, [t, seat, option]] of trace.entries()) {
    const before = stands.get(seat) ?? -1;
    if (before >= 0) counts.set(before, (counts.get(before) ?? 0) - 1);
    if (option >= 0) counts.set(option, (counts.get(option) ?? 0) + 1);
    stands.set(seat, option);
    if (trace[i + 1]?.[0] === t) continue;
    if (at(t, counts) === true) return;
  }
}
