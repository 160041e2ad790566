import { viewsAlwaysIn, viewsIn } from "../../../policies/seen.ts";
import type { Choice, Luck, Seen } from "../../../types.ts";
import type { ScoutView, SwarmViews } from "../../../worlds/swarm/view.ts";
import type { AntsAllView, AntsViews, AntView, CallView } from "../view.ts";

/** What a bot sees, with the types of the swarm and of `ants`. */
export interface Sees {
  me: ScoutView;
  ant: AntView;
  all: AntsAllView;
  /** At the old nest: who calls, but for itself. */
  calls: (CallView & { id: number })[];
  /** At the old nest: the sites to which it saw others carry somebody last. */
  hauls: number[];
  /** At a site: nestmates lie there. */
  carried: boolean;
}

/** Reads the typed views out of what a bot is given. */
export function look(seen: Seen): Sees {
  const always = viewsAlwaysIn<AntsViews>(seen, "ants");
  const some = viewsIn<AntsViews>(seen, "ants");
  const calls = Object.entries(some("floor")?.calls ?? {})
    .map(([id, call]) => ({ id: Number(id), ...call }))
    .filter(({ seat }) => seat !== seen.seat);
  const hauls = Object.values(some("floor")?.gone ?? {}).flatMap((one) => (one.with === undefined ? [one.site] : []));
  const me = viewsAlwaysIn<SwarmViews>(seen, "swarm")("seat");
  return { me, ant: always("seat"), all: always("all"), calls, hauls, carried: some("site")?.carried ?? false };
}

/** The offer for a verb is possible now, for that target where one is given. */
export const offered = (seen: Seen, verb: string, target?: number): boolean =>
  seen.offers.some(
    (offer) =>
      offer.verb === verb && !offer.not && (target === undefined || (offer.aim?.ids.includes(target) ?? false)),
  );

export const readingOf = ({ me }: Sees, site: number | undefined): number | undefined =>
  site === undefined ? undefined : me.known[site]?.reading;

/** The sites that it has read, best first by its latest readings. */
export const read = (sees: Sees): number[] =>
  Object.keys(sees.me.known)
    .map(Number)
    .filter((site) => readingOf(sees, site) !== undefined)
    .sort((a, b) => (readingOf(sees, b) ?? 0) - (readingOf(sees, a) ?? 0));

/** A pause between two looks around the old nest: 0.8 s ± 50%. */
export const idle = (luck: Luck): Choice => ({ wait: Math.round(800 * (0.5 + luck.uniform("idle"))) });

/** The share of the clock that has gone by. */
export const gone = ({ now, begin, end }: Seen): number => (now - begin) / Math.max(1, end - begin);
