import { Chance, purpose } from "../../game/kit/chance.ts";
import { danceLength } from "../../game/mechanisms/bees/dance.ts";
import { whereTo } from "../../game/mechanisms/bees/policies/scout.ts";
import { reading } from "../../game/worlds/swarm/evidence.ts";

/** One colony of the model. */
export interface Colony {
  /** λ, interdependence, 0 to 1: how much an idle scout listens to the dances. */
  lambda: number;
  /** σ of a reading: 0.2 is reliable, 1.0 unreliable. */
  sigma: number;
  /** μ, mimicry, 0 to 1: how likely a scout dances without having looked. */
  mu: number;
  /** Scouts, and synchronous steps. */
  n: number;
  steps: number;
  /** Qualities, 0 to 10. */
  sites: readonly number[];
}

/** π_j, the probability of finding site j by oneself in one step. The paper's own is not confirmed. */
const FIND = 0.06;
/** A mimic dances as if it had seen a site of this quality; any constant makes its dance blind. */
const MIMICS = 10;

const WHERE = purpose("list2009 where");
const READING = purpose("list2009 reading");
const MIMICRY = purpose("list2009 mimicry");

/** A dance goes on for one step per unit of the reading, and is not shortened by earlier ones. */
const DANCE = { runs: 1, decay: 0 };

/**
 * How many scouts dance for each site after the last step, in the model of List, Elsholtz & Seeley (2009), in the
 * variant of science/swarm.md (dance of max(1, ⌊d⌋) steps, π_j = 0.06 each): all start idle; at each step an idle scout
 * goes to site j with probability (1 − λ)·π_j + λ·f_j, f_j being the share of *all* n scouts that danced for j after
 * the step before, and dances from then on; a dancer's time falls by one.
 *
 * Where to fly, what is read and how long to dance come from the functions that the game's bots, world and mechanism
 * use. The one difference is what makes the floor "busy": here all n scouts dancing, in a round 23% of them.
 *
 * The paper looks at step 300. Stopping at the first strong consensus, as the game's quorum does, is another model: it
 * decides on what the first finders happened to find (λ = 0.8, σ = 0.2: the best site wins 75%, not 98%).
 */
export function dancersAtEnd(colony: Colony, key: string): number[] {
  const { lambda, sigma, mu, n, steps, sites } = colony;
  const chance = new Chance(key);
  const left = new Int32Array(n);
  const goes = new Int32Array(n);
  const dancers = new Array<number>(sites.length).fill(0);
  const before = new Array<number>(sites.length).fill(0);

  for (let step = 0; step < steps; step++) {
    let dancing = 0;
    for (let j = 0; j < sites.length; j++) dancing += before[j] = dancers[j] as number;
    for (let scout = 0; scout < n; scout++) {
      const time = left[scout] as number;
      if (time > 0) {
        left[scout] = time - 1;
        if (time === 1) (dancers[goes[scout] as number] as number)--;
        continue;
      }
      const busy = dancing / n;
      const eager = FIND * sites.length;
      const u = chance.uniform(WHERE, step, scout);
      const where = whereTo(lambda, busy, eager, u);
      if (where === "stay") continue;
      // Given where, u is still uniform over its part of [0, 1): it picks the site as well.
      let site: number;
      if (where === "follow") site = dancer(before, (u / (lambda * busy)) * dancing);
      else site = Math.min(sites.length - 1, Math.floor((sites.length * (u - lambda * busy)) / ((1 - lambda) * eager)));
      goes[scout] = site;
      left[scout] = danceTime(sites[site] as number, sigma, mu, chance, step, scout);
      (dancers[site] as number)++;
    }
  }
  return dancers;
}

/** The site of the x-th dancer, counted from 0. */
function dancer(dancers: readonly number[], x: number): number {
  let last = 0;
  for (let j = 0; j < dancers.length; j++) {
    const here = dancers[j] as number;
    if (here > 0) last = j;
    if (x < here) return j;
    x -= here;
  }
  return last;
}

function danceTime(quality: number, sigma: number, mu: number, chance: Chance, step: number, scout: number): number {
  const looked = mu <= 0 || !chance.chooses(MIMICRY, mu, step, scout);
  const says = reading(looked ? quality : MIMICS, sigma, chance.normal(READING, step, scout));
  return Math.max(1, danceLength(says, 1, DANCE));
}

/**
 * The site there is a consensus on, if there is: fewer than 80% of the n scouts idle, and for `strong` more than twice
 * as many dancers as any other site has, for `weak` more than any other.
 */
export function consensus(dancers: readonly number[], n: number, criterion: "strong" | "weak"): number | undefined {
  const dancing = dancers.reduce((sum, d) => sum + d, 0);
  if (n - dancing >= 0.8 * n) return undefined;
  const needed = criterion === "strong" ? 2 : 1;
  const j = dancers.indexOf(Math.max(...dancers));
  return dancers.every((d, i) => i === j || (dancers[j] as number) > needed * d) ? j : undefined;
}
