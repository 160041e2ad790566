/**
 * A selfish pool's share of the blocks that stay, with a share `alpha` of the power, when a share `gamma` of the honest
 * miners mines on the pool's block while two of the same height compete. It is a share of the chain, not a profit: that
 * comes only once the difficulty has followed. 1 from alpha = ½ on, where the pool can leave everyone else out.
 *
 * Source: Eyal & Sirer, "Majority is not enough" (2014), equation 8:
 * [α(1−α)²(4α + γ(1−2α)) − α³] / [1 − α(1 + (2−α)α)].
 * @throws RangeError unless both are from 0 to 1.
 */
export function selfishRevenue(alpha: number, gamma: number): number {
  check("alpha", alpha);
  check("gamma", gamma);
  if (alpha >= 0.5) return 1;
  const rest = 1 - alpha;
  const top = alpha * rest * rest * (4 * alpha + gamma * (1 - 2 * alpha)) - alpha * alpha * alpha;
  return top / (1 - alpha * (1 + (2 - alpha) * alpha));
}

/**
 * The share of the power above which a selfish pool gets more than its share: ⅓ for gamma = 0, ¼ for ½, 0 for 1.
 *
 * Source: Eyal & Sirer (2014), (1−γ)/(3−2γ).
 * @throws RangeError unless gamma is from 0 to 1.
 */
export function selfishThreshold(gamma: number): number {
  check("gamma", gamma);
  return (1 - gamma) / (3 - 2 * gamma);
}

function check(name: string, share: number): void {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`selfish: ${name} cannot be ${share}`);
}
