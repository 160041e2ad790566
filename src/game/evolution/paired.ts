/** The same places in both ways, on the same luck: their mean points, and what of the difference can be luck. */
export interface Paired {
  first: number;
  last: number;
  /** Places that played both ways. */
  n: number;
  /** Which way did better by more than luck does, at 95%; undefined where luck alone could do it. */
  better?: "first" | "last";
}

/** The 97.5% quantile of Student's t by degrees of freedom from 1 on, and what it is beyond (Fisher & Yates). */
const T = [
  12.71, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069,
];

const tenth = (x: number): number => Math.round(10 * x) / 10;

/** Student's test of the paired differences. Places that played only one way do not count. */
export function paired({ first, last }: Record<"first" | "last", Readonly<Record<number, number>>>): Paired {
  const places = Object.keys(first)
    .map(Number)
    .filter((place) => last[place] !== undefined);
  const n = places.length;
  const mean = (of: (place: number) => number) => places.reduce((sum, place) => sum + of(place), 0) / Math.max(1, n);
  const [one, other] = [mean((place) => first[place] as number), mean((place) => last[place] as number)];
  const by = (place: number) => (last[place] as number) - (first[place] as number);
  const off = (place: number) => by(place) - (other - one);
  const squares = places.reduce((sum, place) => sum + off(place) * off(place), 0);
  const error = Math.sqrt(squares / Math.max(1, n * (n - 1)));
  const bound = (T[Math.min(n - 1, T.length) - 1] ?? Number.POSITIVE_INFINITY) * error;
  const sure = n > 1 && Math.abs(other - one) > bound;
  return {
    first: tenth(one),
    last: tenth(other),
    n,
    ...(sure && { better: other > one ? ("last" as const) : ("first" as const) }),
  };
}
