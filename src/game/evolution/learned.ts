import type { One } from "./generation.ts";

/** What became of a trait from the first generation to the last. */
export interface Learned {
  /** Its mean in each generation, and the range in which the middle half lay. */
  means: number[];
  low: number[];
  high: number[];
  /**
   * What of the change came because those who had more of it had more children, and what by mutation: the two sum up to the whole
   * (Price's equation, Price 1970).
   */
  selected: number;
  mutated: number;
  /** The first is more than luck alone would do to a colony of this size in any of its traits, but once in twenty colonies. */
  told: boolean;
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

/** The q-quantile of values, the nearest one. */
function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.round(q * (sorted.length - 1))] as number;
}

/**
 * So many standard deviations of pure luck a change has to be more than, to be told as one, by how many traits there are: with
 * more of them, more can change by luck. Bonferroni's bounds of the normal distribution, for 5% in all together.
 */
const LUCK = [1.96, 2.24, 2.39, 2.5, 2.58, 2.64] as const;
const luckOf = (traits: number): number => LUCK[Math.min(Math.max(1, traits), LUCK.length) - 1] as number;

/** One trait over the generations. */
export function learned(generations: readonly (readonly One[])[], trait: string): Learned {
  const values = generations.map((all) => all.map(({ params }) => params[trait] ?? 0));
  const bound = luckOf(Object.keys(generations[0]?.[0]?.params ?? {}).length);
  let [selected, changed, luck] = [0, 0, 0];
  for (const [g, all] of generations.entries()) {
    const before = values[g - 1];
    if (!before) continue;
    const mean = meanOf(before);
    const parents = meanOf(all.map(({ parent }) => before[parent] as number));
    selected += parents - mean;
    changed += meanOf(values[g] as number[]) - parents;
    // Who has children by luck alone: each place's parent is any of them, so that the mean strays by this variance.
    luck += meanOf(before.map((one) => (one - mean) * (one - mean))) / before.length;
  }
  return {
    means: values.map(meanOf),
    low: values.map((one) => quantile(one, 0.25)),
    high: values.map((one) => quantile(one, 0.75)),
    selected,
    mutated: changed,
    told: selected * selected > bound * bound * luck,
  };
}

/** The founder of each in the last generation, by place. */
export function foundersOf(generations: readonly (readonly One[])[]): number[] {
  const last = generations[generations.length - 1] ?? [];
  return last.map((_, place) => {
    let at = place;
    for (let g = generations.length - 1; g > 0; g--) at = (generations[g] as readonly One[])[at]?.parent ?? at;
    return at;
  });
}
