import * as z from "zod/mini";
import type { Command, Level, Met, Ms, Naming, Offer, Refusal, Role, Score, SeatId } from "../types.ts";

/**
 * How long a room has to say whom it suspects. ms. A glance at what one knows of seven others takes about five seconds, two taps
 * and the one that says "that is it" as long again; with more time people begin to talk each other into names.
 */
export const NAMING: Ms = 15_000;
/** Points for each liar that one names: two are as much as a good claim at the meadow, and less than play itself is worth. */
export const RIGHT = 5;
/** Points of a liar whom nobody names, in parts for each honest seat that does not: as much as two right names. */
const HIDDEN = 10;

/** The naming of a round: between play and reveal, where its mechanism has one. Choices can be changed until the end. */
export interface NamingState {
  /** When it ends at the latest, in session time. */
  until: Ms;
  /** By seat: whom it names, in the order of its taps. Secret, also afterwards. */
  names: Record<SeatId, SeatId[]>;
  /** How many liars there are that nobody has proved: so many a seat may name. Everybody is told. */
  liars: number;
  /** Who has said that this is it. How many, everybody is told. */
  done: SeatId[];
}

/** What of a round its naming is made from. */
interface Of {
  readonly seats: readonly SeatId[];
  readonly roles: Readonly<Record<SeatId, Role>>;
  readonly level: Level;
  /** Whose lie was proved before everybody: there is nothing to guess about these. */
  readonly exposed: readonly SeatId[];
}

export const liarsOf = ({ roles }: Pick<Of, "roles">): SeatId[] =>
  Object.keys(roles)
    .map(Number)
    .filter((seat) => roles[seat]?.kind === "liar");

/** The liars that nobody has proved. */
export const hiddenOf = (of: Pick<Of, "roles" | "exposed">): SeatId[] =>
  liarsOf(of).filter((one) => !of.exposed.includes(one));

/** Whether there is anybody to name: in discreet rooms nobody is. */
export const mayName = (of: Of): boolean => of.level === "open" && hiddenOf(of).length > 0;

/**
 * What a wrong name costs where so many of so many seats lie, without those that are proved: the smallest whole number with which naming blindly loses. Of
 * the others `liars` lie, so a blind name is right with odds of `liars` to the rest.
 */
export function wrongCosts(seats: number, liars: number): number {
  return Math.floor((RIGHT * liars) / Math.max(1, seats - 1 - liars)) + 1;
}

/** To think again is what is left of a choice in a recording for others: whoever changes it has not said that this is it. */
export const NAMING_VERBS = ["name", "unname", "rethink", "done"] as const;
export type NamingCommand = { verb: "name" | "unname"; seat: SeatId } | { verb: "rethink" } | { verb: "done" };

const seat = z.int().check(z.minimum(0), z.maximum(1000));
export const namingCommand: z.ZodMiniType<NamingCommand> = z.discriminatedUnion("verb", [
  z.strictObject({ verb: z.literal("name"), seat }),
  z.strictObject({ verb: z.literal("unname"), seat }),
  z.strictObject({ verb: z.literal("rethink") }),
  z.strictObject({ verb: z.literal("done") }),
]);

export const isNaming = ({ verb }: Command): boolean => (NAMING_VERBS as readonly string[]).includes(verb);

/** Why this is not possible, if so. `offersIn` and `nameIn` both ask here, so that they cannot disagree. */
function refuse(n: NamingState, of: Of, own: SeatId, c: NamingCommand): Refusal | undefined {
  if (c.verb === "done") return n.done.includes(own) ? { code: "named_already" } : undefined;
  if (c.verb === "rethink") return undefined;
  const names = n.names[own] ?? [];
  if (c.verb === "unname") return names.includes(c.seat) ? undefined : { code: "not_named" };
  if (c.seat === own || !of.seats.includes(c.seat)) return { code: "no_such_player" };
  if (of.exposed.includes(c.seat)) return { code: "proved_already" };
  if (names.includes(c.seat)) return { code: "named_already" };
  return names.length < n.liars ? undefined : { code: "names_full" };
}

/** What a seat can do while the room names. */
export function offersIn(n: NamingState, of: Of, own: SeatId): Offer[] {
  const names = n.names[own] ?? [];
  const others = of.seats.filter((one) => one !== own && !names.includes(one) && !of.exposed.includes(one));
  const list: Offer[] = [];
  const add = (c: NamingCommand, aim?: Offer["aim"]): void => {
    const not = refuse(n, of, own, c);
    list.push({ verb: c.verb, ...(aim && { aim }), ...(not && { not }) });
  };
  const [other, name] = [others[0], names[0]];
  if (other !== undefined) add({ verb: "name", seat: other }, { field: "seat", ids: others });
  if (name !== undefined) add({ verb: "unname", seat: name }, { field: "seat", ids: [...names] });
  add({ verb: "done" });
  return list;
}

/** A seat's choice: done, or refused with nothing changed. Who changes it has not said that this is it. */
export function nameIn(n: NamingState, of: Of, own: SeatId, c: NamingCommand): Refusal | undefined {
  const no = refuse(n, of, own, c);
  if (no) return no;
  if (c.verb === "done") {
    n.done.push(own);
    return undefined;
  }
  if (c.verb !== "rethink") {
    const names = n.names[own] ?? [];
    n.names[own] = c.verb === "name" ? [...names, c.seat] : names.filter((one) => one !== c.seat);
  }
  n.done = n.done.filter((one) => one !== own);
  return undefined;
}

/** A naming command as others may have it in a recording: that there was one, and not whom it named. */
export const masked = (c: Command): Command => (c.verb === "name" || c.verb === "unname" ? { verb: "rethink" } : c);

/** A round's state without whom anybody named: the same from its whole recording and from one that others have. */
export const withoutNamed = <R extends { naming?: NamingState }>(r: R): R =>
  r.naming ? { ...r, naming: { ...r.naming, names: {} } } : r;

/** What a seat is shown of its own naming. */
export function namingOf(n: NamingState, of: Of, own: SeatId, met: readonly Met[]): Naming {
  return {
    liars: n.liars,
    right: RIGHT,
    wrong: wrongCosts(of.seats.length - of.exposed.length, n.liars),
    names: [...(n.names[own] ?? [])],
    ...(n.done.includes(own) && { done: true as const }),
    met: met.filter((one) => !of.exposed.includes(one.seat)),
  };
}

/** How often each seat was named, by the honest; seats that nobody named are missing. */
export function timesNamed(n: NamingState, of: Of): Record<SeatId, number> {
  const times: Record<SeatId, number> = {};
  for (const one of of.seats) {
    if (of.roles[one]?.kind === "liar") continue;
    for (const name of n.names[one] ?? []) times[name] = (times[name] ?? 0) + 1;
  }
  return times;
}

/** What its naming brings each seat; a liar's own names count for nothing, and it earns by each of the honest that does not name it, unless it was proved. */
export function namingPoints(n: NamingState, of: Of): Record<SeatId, number> {
  const liars = liarsOf(of);
  const honest = of.seats.length - liars.length;
  const wrong = wrongCosts(of.seats.length - of.exposed.length, n.liars);
  const times = timesNamed(n, of);
  const points: Record<SeatId, number> = {};
  for (const one of of.seats) {
    if (of.exposed.includes(one)) points[one] = 0;
    else if (liars.includes(one))
      points[one] = Math.round((HIDDEN * (honest - (times[one] ?? 0))) / Math.max(1, honest));
    else {
      const names = n.names[one] ?? [];
      const hits = names.filter((name) => liars.includes(name)).length;
      points[one] = RIGHT * hits - wrong * (names.length - hits);
    }
  }
  return points;
}

/** A round's score with what the naming brought; nobody falls below nothing by it. */
export function withNaming(score: Score, r: Of & { naming?: NamingState }): Score {
  if (!r.naming) return score;
  const named = namingPoints(r.naming, r);
  const points = { ...score.points };
  for (const one of r.seats) points[one] = Math.max(0, (points[one] ?? 0) + (named[one] ?? 0));
  return { ...score, points, named };
}

/**
 * Whom a bot names: of the others those that it holds for liars with the best chance, as many as there are liars, and none where a
 * name would cost more than it brings. `suspicion`: by seat, the chance from 0 to 1 that it lies.
 */
export function suspects(
  suspicion: Readonly<Record<SeatId, number>>,
  stakes: Pick<Naming, "liars" | "right" | "wrong">,
): SeatId[] {
  const worth = (chance: number) => chance * stakes.right - (1 - chance) * stakes.wrong;
  return Object.entries(suspicion)
    .map(([one, chance]) => ({ seat: Number(one), chance }))
    .filter(({ chance }) => worth(chance) > 0)
    .sort((a, b) => b.chance - a.chance || a.seat - b.seat)
    .slice(0, stakes.liars)
    .map((one) => one.seat);
}
