import { viewsAlwaysIn, viewsIn } from "../../../policies/seen.ts";
import type { Choice, Luck, SeatId, Seen } from "../../../types.ts";
import type { ScoutView, SwarmViews } from "../../../worlds/swarm/view.ts";
import type { Claims } from "../state.ts";
import type { Chamber, CouncilAllView, CouncilOwnView, CouncilViews } from "../view.ts";

/** What a bot sees, with the types of the swarm and of `council`. */
export interface Sees {
  me: ScoutView;
  all: CouncilAllView;
  mine: CouncilOwnView;
  /** What councillors say and vote for, where this seat sees it. */
  chamber: Chamber | undefined;
}

export type Memory = Record<string, number>;
/** One side of how a bot plays. */
export type Side = (seen: Seen, sees: Sees, memory: Memory, luck: Luck) => Choice;

/** Reads the typed views out of what a bot is given. */
export function look(seen: Seen): Sees {
  const council = viewsAlwaysIn<CouncilViews>(seen, "council");
  const all = council("all");
  const chamber = all.chamber ?? viewsIn<CouncilViews>(seen, "council")("council")?.chamber;
  return { me: viewsAlwaysIn<SwarmViews>(seen, "swarm")("seat"), all, mine: council("seat"), chamber };
}

/** The offer for a verb is possible now, for that target where one is given. */
export function offered(seen: Seen, verb: string, target?: number): boolean {
  return seen.offers.some(
    (offer) =>
      offer.verb === verb && !offer.not && (target === undefined || (offer.aim?.ids.includes(target) ?? false)),
  );
}

/** To the nearest half point, 0 to 10. */
export const halves = (x: number): number => Math.min(10, Math.max(0, Math.round(2 * x) / 2));

export const readingOf = ({ me }: Sees, site: number): number | undefined => me.known[site]?.reading;

/** The sites that it has read, best first. */
export const read = (sees: Sees): number[] =>
  Object.keys(sees.me.known)
    .map(Number)
    .filter((site) => readingOf(sees, site) !== undefined)
    .sort((a, b) => (readingOf(sees, b) ?? 0) - (readingOf(sees, a) ?? 0));

/** All that one can hear a seat claim: as a candidate, and in the council. */
export const claimsOf = (sees: Sees, seat: SeatId): Record<number, number> => ({
  ...sees.all.list?.[seat],
  ...sees.chamber?.says[seat],
});

/** Keeps in mind what is called out while all scout: later nobody sees it any more. */
export function listen(sees: Sees, memory: Memory): void {
  for (const { seat, site, claim } of Object.values(sees.all.calls ?? {})) memory[`called ${seat} ${site}`] = claim;
}

/** What it has in mind of that. */
export const calledOut = (memory: Memory): { seat: SeatId; site: number; claim: number }[] =>
  Object.entries(memory).flatMap(([key, claim]) => {
    const [what, seat, site] = key.split(" ");
    return what === "called" ? [{ seat: Number(seat), site: Number(site), claim }] : [];
  });

export const entries = (claims: Claims[number]): [number, number][] =>
  Object.entries(claims).map(([site, claim]) => [Number(site), claim]);
