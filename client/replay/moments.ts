import type { Ms } from "../../src/game/types.ts";
import type { KeyMoment } from "./types.ts";

/** Closer than that to a moment one is at it: a tick of the slider. ms */
const AT = 500;

/** The moment before `t`, as far as there is one. */
export const before = (moments: readonly KeyMoment[], t: Ms): KeyMoment | undefined =>
  moments.findLast((one) => one.t < t - AT);

/** The moment after `t`. */
export const after = (moments: readonly KeyMoment[], t: Ms): KeyMoment | undefined =>
  moments.find((one) => one.t > t + AT);

/** The moment that one is at, or came by last within `within` ms. */
export const latest = (moments: readonly KeyMoment[], t: Ms, within: Ms): KeyMoment | undefined =>
  moments.findLast((one) => one.t <= t + AT && one.t >= t - within);
