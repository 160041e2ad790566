import { viewsAlwaysIn } from "../../../policies/seen.ts";
import type { Choice, Luck, Seen } from "../../../types.ts";
import type { ScoutView, SwarmViews } from "../../../worlds/swarm/view.ts";
import type { Heard } from "../state.ts";
import type { QueenAllView, QueenViews } from "../view.ts";

/** What a bot sees, with the types of the swarm and of `queen`. */
export interface Sees {
  me: ScoutView;
  all: QueenAllView;
  mine: QueenViews["seat"];
}

/** One side of how a bot plays: as a scout, or as the queen. */
export type Side = (seen: Seen, sees: Sees, memory: Record<string, number>, luck: Luck) => Choice;

/** Reads the typed views out of what a bot is given. */
export function look(seen: Seen): Sees {
  const queen = viewsAlwaysIn<QueenViews>(seen, "queen");
  return { me: viewsAlwaysIn<SwarmViews>(seen, "swarm")("seat"), all: queen("all"), mine: queen("seat") };
}

/** The offer for a verb is possible now, for that target where one is given. */
export function offered(seen: Seen, verb: string, target?: number): boolean {
  return seen.offers.some(
    (offer) =>
      offer.verb === verb && !offer.not && (target === undefined || (offer.aim?.ids.includes(target) ?? false)),
  );
}

/** What the queen has been told, in order. */
export const told = ({ mine }: Sees): Heard[] => Object.values(mine.told ?? {});

/** To the nearest half point, 0 to 10. */
export const halves = (x: number): number => Math.min(10, Math.max(0, Math.round(2 * x) / 2));
