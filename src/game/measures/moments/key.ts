import type { Level } from "../../types.ts";
import type { Found, KeyMoment, Story } from "./story.ts";

/** So many moments of a round are told at most: more could not be read on one screen, or talked about. */
export const KEY_MAX = 7;
/** So many of one kind: seven quorums that came apart say no more than two. */
const OF_A_KIND = 2;
/** Fields that name somebody. */
const NAMES = ["seat", "by", "next", "first"];

/** As it is shown: without how telling it is; in discreet rounds without names. */
function shown({ weight: _, ...moment }: Found, level: Level): KeyMoment {
  const fields = Object.entries(moment).filter(
    ([name, value]) => value !== undefined && !(level === "discreet" && NAMES.includes(name)),
  );
  return Object.fromEntries(fields) as KeyMoment;
}

/** A round's key moments: the most telling of all that were found, in the order in which they happened. */
export function keyMoments(
  found: readonly Found[],
  { begin, ended, level }: Pick<Story, "begin" | "ended" | "level">,
): KeyMoment[] {
  const order = found.filter(({ t }) => t >= begin && t <= ended).sort((a, b) => b.weight - a.weight || a.t - b.t);
  const many: Record<string, number> = {};
  const told = order.filter(({ kind }) => {
    many[kind] = (many[kind] ?? 0) + 1;
    return many[kind] <= OF_A_KIND;
  });
  return told
    .slice(0, KEY_MAX)
    .sort((a, b) => a.t - b.t)
    .map((one) => shown(one, level));
}
