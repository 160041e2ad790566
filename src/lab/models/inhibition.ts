import { integrate, type Slope } from "./ode.ts";

/** Rates for two equal sites, per unit of time: discovery γ, abandonment α, recruitment ρ. */
export interface Rates {
  gamma: number;
  alpha: number;
  rho: number;
}
/** Which dancers a stop signal hits: only rivals', or anybody's. */
export type Aim = "rivals" | "anybody";

/** How the shares of scouts committed to A and B change (Seeley et al. 2012; Pais et al. 2013). U = 1 − A − B. */
export function slope({ gamma, alpha, rho }: Rates, sigma: number, aim: Aim = "rivals"): Slope {
  return ([a = 0, b = 0]) => {
    const u = 1 - a - b;
    const hit = aim === "anybody" ? a + b : undefined;
    return [
      gamma * u - alpha * a + rho * u * a - sigma * a * (hit ?? b),
      gamma * u - alpha * b + rho * u * b - sigma * b * (hit ?? a),
    ];
  };
}

/** A step short enough for the fastest of these rates. */
const stepFor = (r: Rates, sigma: number) => 0.2 / (2 * r.gamma + r.alpha + r.rho + sigma);
/** A time in which everything but the tie's own slow growth has settled. */
const settleTime = (r: Rates) => 60 / Math.max(0.2, r.alpha + r.gamma);

/** How a small lead of A over B develops from the even state: factor > 1 when it grows, and the tie breaks. */
export function leadGrowth(r: Rates, sigma: number, aim: Aim = "rivals"): number {
  const f = slope(r, sigma, aim);
  const step = stepFor(r, sigma);
  const even = integrate(f, [0.3, 0.3], settleTime(r), step);
  const lead = 1e-7;
  const [a = 0, b = 0] = integrate(f, [(even[0] ?? 0) + lead / 2, (even[1] ?? 0) - lead / 2], 5, step);
  return (a - b) / lead;
}

/**
 * The σ above which the tie between equal sites breaks, by bisection on whether a small lead grows, to about 1e-6 of
 * itself; undefined when none up to `most` does it.
 */
export function criticalSigma(r: Rates, most: number, aim: Aim = "rivals"): number | undefined {
  let high = 1 / 16;
  while (leadGrowth(r, high, aim) <= 1) {
    if (high >= most) return undefined;
    high = Math.min(most, 2 * high);
  }
  let low = high > 1 / 16 ? high / 2 : 0;
  for (let i = 0; i < 21; i++) {
    const middle = (low + high) / 2;
    if (leadGrowth(r, middle, aim) > 1) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** The settled state that a lead of A ends in. */
export function settled(r: Rates, sigma: number): { a: number; b: number; u: number } {
  const [a = 0, b = 0] = integrate(slope(r, sigma), [0.5, 0.1], 10 * settleTime(r), stepFor(r, sigma));
  return { a, b, u: 1 - a - b };
}

/** σ* = 4αγρ/(ρ − α)², for ρ > α; undefined otherwise. (Pais et al. 2013; with γ = ρ = v, α = 1/v it is 4v³/(v² − 1)².) */
export function criticalFormula({ gamma, alpha, rho }: Rates): number | undefined {
  return rho > alpha ? (4 * alpha * gamma * rho) / (rho - alpha) ** 2 : undefined;
}

/** Above σ*: U = α/ρ, A·B = γα/(ρσ), |A − B| = √((ρ − α)² − 4αγρ/σ)/ρ. */
export function settledFormula({ gamma, alpha, rho }: Rates, sigma: number): { u: number; ab: number; lead: number } {
  const under = (rho - alpha) ** 2 - (4 * alpha * gamma * rho) / sigma;
  return { u: alpha / rho, ab: (gamma * alpha) / (rho * sigma), lead: Math.sqrt(Math.max(0, under)) / rho };
}
