// What seats read, what they stood for, what was decided, and what the options were worth.
import type { Ms, SeatId, Truth } from "../../game/types.ts";
import type { RowOf } from "./columns.ts";
import { type Context, fourth, listOf } from "./context.ts";
import { blockTruth, type Played, worthAt } from "./rerun.ts";

/** One thing that a seat came to know for itself. */
export interface Reading {
  t: Ms;
  seat: SeatId;
  kind: "visit" | "check";
  option: number;
  /** Of a site its worth, 0 to 10; of a block how likely it is a double-spend, 0 to 1, by all that the seat has checked so far. */
  reading: number;
  /** The same, as it was. */
  truth: number | undefined;
}

/** What a seat's diary says that it read, in order. */
export function readingsOf(played: Played, seat: SeatId): Reading[] {
  const found: Reading[] = [];
  for (const { t, what, site, reading, block, fraud } of played.r.diaries[seat] ?? []) {
    if (what === "read" && typeof site === "number" && typeof reading === "number")
      found.push({ t, seat, kind: "visit", option: site, reading, truth: worthAt(played, site, t) });
    if (what === "audited" && typeof block === "number" && typeof fraud === "number") {
      const worth = blockTruth(played.r, block);
      found.push({
        t,
        seat,
        kind: "check",
        option: block,
        reading: fraud,
        truth: worth === undefined ? undefined : worth === 0 ? 1 : 0,
      });
    }
  }
  return found;
}

/** Whether the truth of a block may be told: a double-spend names its maker. */
const tells = ({ hides, run }: Context): boolean => !hides || run.recording.scenario.world !== "chain";

export function readingRows(c: Context): RowOf<"readings">[] {
  const { played } = c;
  if (!played) return [];
  return played.r.seats.flatMap((seat) =>
    readingsOf(played, seat).map(({ t, kind, option, reading, truth }, i) => {
      const told = tells(c) ? truth : undefined;
      return {
        ...c.key,
        seat,
        reading_number: i + 1,
        t: c.at(t),
        time: c.real.iso(t),
        kind,
        option,
        reading: fourth(reading),
        truth: fourth(told),
        error: told === undefined ? undefined : fourth(reading - told),
      };
    }),
  );
}

export function stanceRows(c: Context): RowOf<"stances">[] {
  const { played } = c;
  return (played?.r.trace ?? []).map(([t, seat, option]) => ({
    ...c.key,
    seat,
    t: c.at(t),
    time: c.real.iso(t),
    option: option < 0 ? undefined : option,
    worth: played && option >= 0 ? worthAt(played, option, t) : undefined,
  }));
}

/** The best that there was to choose, where options are there from the beginning. */
export const bestOf = (truth: readonly Truth[]): number | undefined =>
  truth.length === 0 ? undefined : Math.max(...truth.map(({ worth }) => worth));

export function decisionRows(c: Context): RowOf<"decisions">[] {
  const { played } = c;
  if (!played) return [];
  const { r, round } = played;
  const best = bestOf(round.truth());
  return r.decisions.map(({ t, slot, option, holders, undoes }, i) => ({
    ...c.key,
    decision: i + 1,
    t: c.at(t),
    time: c.real.iso(t),
    slot,
    option,
    worth: fourth(worthAt(played, option, t) ?? (tells(c) ? blockTruth(r, option) : undefined)),
    best,
    undoes,
    holders: holders.length,
    holder_seats: listOf(holders),
  }));
}

export function optionRows(c: Context): RowOf<"options">[] {
  const { played } = c;
  if (!played) return [];
  const truth = played.round.truth();
  const { began } = c;
  if (truth.length > 0)
    return truth.map(({ option, worth, facts }) => ({
      ...c.key,
      option,
      worth_began: worthAt(played, option, began),
      worth,
      facts: JSON.stringify(facts),
    }));
  const chain = played.r.parts.chain as { blocks?: Record<number, { height?: number; t?: Ms }> } | undefined;
  return Object.entries(chain?.blocks ?? {}).map(([id, { height, t }]) => ({
    ...c.key,
    option: Number(id),
    worth_began: undefined,
    worth: tells(c) ? blockTruth(played.r, Number(id)) : undefined,
    facts: JSON.stringify({ height, t: t === undefined ? undefined : c.at(t) }),
  }));
}

/** Whom each seat named; a round without a naming has none. */
export function suspicionRows(c: Context): RowOf<"suspicions">[] {
  const { played, wishes } = c;
  const names = played?.r.naming?.names;
  if (!names || !wishes.liars || c.masked) return [];
  return Object.entries(names).flatMap(([seat, suspects]) =>
    suspects.map((suspect, i) => ({
      ...c.key,
      seat: Number(seat),
      suspect,
      place: i + 1,
      lied: c.lied(suspect) ? 1 : 0,
    })),
  );
}
