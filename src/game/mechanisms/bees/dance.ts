import { pow } from "../../kit/exact.ts";
import type { Ms } from "../../types.ts";

/**
 * How long the k-th dance (k = 1 for the first return) for one site lasts, in ms, from a claim of 0 to 10. Every return
 * shortens the dance by the same number of waggle runs, whatever the site (Seeley 2003, the expiration of dissent). Zero or less
 * is no dance.
 */
export function danceLength(claim: number, k: number, o: { runs: Ms; decay: Ms }): Ms {
  return Math.floor(o.runs * claim - o.decay * k);
}

/**
 * A dance's pull on an onlooker, relative to the longest possible dance: (length ÷ longest)^exponent, 0 to 1. It grows
 * faster than the claim, because livelier dances last longer and are danced harder; by how much is the game's own.
 */
export function vigour(length: Ms, o: { runs: Ms; pull: number }): number {
  if (length <= 0) return 0;
  return Math.round(1000 * pow(Math.min(1, length / (10 * o.runs)), o.pull)) / 1000;
}

/**
 * The quorum for n scouts: a third and one more, at least three. The game's own: in nature it is 10 to 15 bees at the box or
 * more, however many scouts there are (Seeley & Visscher 2003).
 */
export function quorumFor(n: number): number {
  return Math.max(3, Math.round(n / 3) + 1);
}

/**
 * A quorum that falls is the game's own as well (ants lower theirs when the nest is lost; of bees nothing such is known).
 * When dusk takes the first scout off the quorum, and when the last, as shares of the clock: early enough for small swarms,
 * whose first is their only one, and so late that a large swarm short of its robbers feels the loss.
 */
const DUSK = { first: 0.55, last: 0.95 };

/**
 * The steps by which the quorum falls as dusk comes: one scout at a time down to ⌈floor · Q⌉, evenly from the first step to
 * the last; a small swarm's only step is the first. Each entry is [share of the clock, quorum from then on].
 */
export function duskSteps(quorum: number, floor: number): [number, number][] {
  const low = Math.max(1, Math.ceil(floor * quorum - 1e-9));
  const fall = quorum - low;
  const steps: [number, number][] = [];
  for (let i = 0; i < fall; i++) {
    steps.push([DUSK.first + ((DUSK.last - DUSK.first) * i) / Math.max(1, fall - 1), quorum - i - 1]);
  }
  return steps;
}
