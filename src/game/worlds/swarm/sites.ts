import type { Chance } from "../../kit/chance.ts";
import { purpose } from "../../kit/chance.ts";
import { exp } from "../../kit/exact.ts";
import type { Ms } from "../../types.ts";

/** A possible home. `quality`, 0 to 10, and its flaws are secret until the reveal. */
export interface Site {
  quality: number;
  /** One way. */
  flight: Ms;
  /** Direction from the swarm in whole degrees, clockwise from the sun: what a waggle dance's angle shows. */
  angle: number;
  /** In which way it falls short of the ideal cavity: too large or too small, too wide or too narrow an entrance, and its height. */
  flaws: { roomy: boolean; gaping: boolean; height: number };
}

const QUALITY = purpose("site quality");
const ORDER = purpose("site order");
const FLIGHT = purpose("site flight");
const ANGLE = purpose("site angle");
const FLAWS = purpose("site bent");

/** The sites' flight times, one way, in random order. ms */
const FLIGHTS: readonly Ms[] = [1000, 1300, 1600, 2000, 2400, 1800, 1150];

const tenth = (x: number): number => Math.round(x * 10) / 10;

/**
 * Qualities for `n` sites: a best one of 8.8 to 10, a rival 0.4 to 1.3 below it, the rest spread down to about 2.
 * They vary from round to round, so that nobody can simply wait for a ten.
 */
function qualities(n: number, chance: Chance): number[] {
  const best = 8.8 + 1.2 * chance.uniform(QUALITY, 0);
  const rival = best - 0.4 - 0.9 * chance.uniform(QUALITY, 1);
  const list = [best, rival];
  for (let i = 2; i < n; i++) {
    const share = (i - 1) / (n - 1);
    const middle = rival - 0.7 - (rival - 2.7) * share;
    list.push(Math.max(0.5, middle + 1.2 * (chance.uniform(QUALITY, i) - 0.5)));
  }
  return list.map(tenth);
}

/**
 * Lays out `n` sites; or exactly the given qualities, in the given order, for the lab. `worths` are qualities from an earlier
 * round: where each of them is, and in which way each site falls short, is drawn as for any.
 */
export function layOutSites(
  n: number,
  given: readonly number[] | undefined,
  chance: Chance,
  worths?: readonly number[],
): Site[] {
  const count = (given ?? worths)?.length ?? n;
  const drawn = given ?? worths ?? qualities(count, chance);
  const order = given ? drawn.map((_, i) => i) : chance.shuffle(ORDER, count);
  const flights = chance.shuffle(FLIGHT, count);
  const turn = Math.floor(360 * chance.uniform(ANGLE, 0));
  const apart = 360 / count;
  return order.map((from, i) => ({
    quality: drawn[from] as number,
    flight: FLIGHTS[(flights[i] as number) % FLIGHTS.length] as Ms,
    angle: Math.floor(turn + apart * i + apart * 0.6 * (chance.uniform(ANGLE, 1, i) - 0.5)) % 360,
    flaws: {
      roomy: chance.chooses(FLAWS, 0.5, i, 0),
      gaping: chance.chooses(FLAWS, 0.7, i, 1),
      height: tenth(chance.uniform(FLAWS, i, 2)),
    },
  }));
}

/**
 * What a cavity of about this quality looks like: the nearer to 40 L, to a 15 cm² entrance and to 5 m up, the better
 * (Seeley's preferences). Computed from a *reading* during play, so that it tells a scout no more than the reading.
 */
export function cavity(site: Site, quality: number): { litres: number; entrance: number; height: number } {
  const lack = Math.max(0, 10 - quality) / 10;
  const factor = exp(1.4 * lack);
  return {
    litres: Math.round(site.flaws.roomy ? 40 * factor : 40 / factor),
    entrance: Math.round(site.flaws.gaping ? 15 * factor : 15 / factor),
    height: Math.max(1, tenth(5 - 4 * lack + site.flaws.height)),
  };
}
