import type { Ms } from "../types.ts";

/** Something that makes every flight or message take so many times as long: up to then, or to the end of the round. */
export interface Slowing {
  factor: number;
  until?: Ms;
}

/** Whether it still does at `now`. */
export const holds = ({ until }: { until?: Ms }, now: Ms): boolean => until === undefined || now < until;

/** How many times as long what begins at `now` takes. */
export const factorAt = (all: readonly Slowing[], now: Ms): number =>
  all.reduce((product, one) => (holds(one, now) ? product * one.factor : product), 1);

/** What everybody may know of it: how much, and until when all of it lasts; undefined where nothing is slower. */
export function slowingAt(all: readonly Slowing[], now: Ms): Slowing | undefined {
  const here = all.filter((one) => one.factor > 1 && holds(one, now));
  if (here.length === 0) return undefined;
  const ends = here.flatMap(({ until }) => (until === undefined ? [] : [until]));
  const factor = factorAt(here, now);
  return ends.length < here.length ? { factor } : { factor, until: Math.max(...ends) };
}
