import { Chance, purpose } from "../../game/kit/chance.ts";
import { exp } from "../../game/kit/exact.ts";
import type { Rates } from "./inhibition.ts";

const EVENT = purpose("meetings event");
const MEETS = purpose("meetings whom");

/** A probability for each rate within a step of length tau: (rate ÷ exit)·(1 − e^(−exit·tau)), exit their sum. */
export function stepProbabilities(rates: readonly number[], tau: number): number[] {
  const exit = rates.reduce((sum, rate) => sum + rate, 0);
  return rates.map((rate) => (exit > 0 ? (rate / exit) * (1 - exp(-exit * tau)) : 0));
}

/**
 * The shares of n scouts committed to A and to B after `time`, all uncommitted at first, in steps of length `tau`
 * (Reina et al. 2015): everyone decides on the *previous* step's population, and a recruitment or a stop signal needs a
 * meeting with a random other scout.
 */
export function population(
  r: Rates,
  sigma: number,
  n: number,
  time: number,
  tau: number,
  key: string,
): [number, number] {
  const chance = new Chance(key);
  const [finds = 0, , recruits = 0] = stepProbabilities([r.gamma, r.gamma, r.rho], tau);
  const [quits = 0, stops = 0] = stepProbabilities([r.alpha, sigma], tau);
  // 0 uncommitted, 1 for A, 2 for B.
  const stand = new Uint8Array(n);
  const count = [n, 0, 0] as [number, number, number];
  for (let step = 0; step * tau < time; step++) {
    const [, a, b] = count;
    for (let scout = 0; scout < n; scout++) {
      const mine = stand[scout] as 0 | 1 | 2;
      const u = chance.uniform(EVENT, step, scout);
      // Meets any of the n − 1 others: the first a of them stand for A, the next b for B.
      const meets = () => chance.uniform(MEETS, step, scout) * (n - 1);
      let next: 0 | 1 | 2 = mine;
      if (mine === 0) {
        if (u < finds) next = 1;
        else if (u < 2 * finds) next = 2;
        else if (u < 2 * finds + recruits) {
          const x = meets();
          next = x < a ? 1 : x < a + b ? 2 : 0;
        }
      } else if (u < quits) next = 0;
      else if (u < quits + stops && meets() < (mine === 1 ? b : a)) next = 0;
      if (next === mine) continue;
      stand[scout] = next;
      count[mine]--;
      count[next]++;
    }
  }
  return [count[1] / n, count[2] / n];
}
