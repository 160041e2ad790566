/** Rates for two equal sites, per unit of time: discovery γ, abandonment α, recruitment ρ. */
export interface Rates {
  gamma: number;
  alpha: number;
  rho: number;
}
/** Which dancers a stop signal hits: only rivals', or anybody's. */
export type Aim = "rivals" | "anybody";

/** How fast each of the two shares changes there. */
export type Slope = (state: readonly [number, number]) => [number, number];

/** How the shares of scouts committed to A and B change (Seeley et al. 2012; Pais et al. 2013). U = 1 − A − B. */
export function slope({ gamma, alpha, rho }: Rates, sigma: number, aim: Aim = "rivals"): Slope {
  return ([a, b]) => {
    const u = 1 - a - b;
    const hit = aim === "anybody" ? a + b : undefined;
    return [
      gamma * u - alpha * a + rho * u * a - sigma * a * (hit ?? b),
      gamma * u - alpha * b + rho * u * b - sigma * b * (hit ?? a),
    ];
  };
}

/** The share in which A and B stand still together, by bisection on the rate equations themselves. */
function evenShare(f: Slope): number {
  let [low, high] = [0, 0.5];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (f([middle, middle])[0] > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** A lead so small that its square does not count, and so large that rounding does not either. */
const LEAD = 1e-5;

/**
 * How fast a small lead of A over B grows from the even state, per unit of time: above 0 the tie breaks. From the slopes there,
 * not by integrating over a time: near σ* and where α is small any time would be too short.
 */
export function leadGrowth(r: Rates, sigma: number, aim: Aim = "rivals"): number {
  const f = slope(r, sigma, aim);
  const even = evenShare(f);
  const [da, db] = f([even + LEAD / 2, even - LEAD / 2]);
  return (da - db) / LEAD;
}

/** Growth below this, as a share of the fastest rate, is rounding. */
const NOTHING = 1e-9;

/**
 * The σ above which the tie between equal sites breaks, by bisection on whether a small lead grows, to about 1e-6 of
 * itself; undefined when none up to `most` does it.
 */
export function criticalSigma(r: Rates, most: number, aim: Aim = "rivals"): number | undefined {
  const grows = (sigma: number) => leadGrowth(r, sigma, aim) > NOTHING * (r.gamma + r.alpha + r.rho + sigma);
  let high = 1 / 16;
  while (!grows(high)) {
    if (high >= most) return undefined;
    high = Math.min(most, 2 * high);
  }
  let low = high > 1 / 16 ? high / 2 : 0;
  for (let i = 0; i < 24; i++) {
    const middle = (low + high) / 2;
    if (grows(middle)) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** The slopes' derivatives there, by small differences: rows are dA/dt and dB/dt. */
function derivatives(f: Slope, a: number, b: number): [number, number, number, number] {
  const h = 1e-6;
  const [x, y] = [f([a + h, b]), f([a - h, b])];
  const [p, q] = [f([a, b + h]), f([a, b - h])];
  const by = (up: [number, number], down: [number, number], i: 0 | 1) => (up[i] - down[i]) / (2 * h);
  return [by(x, y, 0), by(p, q, 0), by(x, y, 1), by(p, q, 1)];
}

/** How much longer each step is than the last one, and how many there are: from far below any rate's time to far above. */
const GROWTH = 1.05;
const STEPS = 1200;

/**
 * The settled state that a lead of A ends in: integrated by linearly implicit steps (Rosenbrock–Euler) that grow as it comes to
 * rest. It is stiff: for v = 50 the fastest rate is thousands of times the slowest, and explicit steps would not come to an end.
 */
export function settled(r: Rates, sigma: number): { a: number; b: number; u: number } {
  const f = slope(r, sigma);
  let [a, b] = [0.5, 0.1];
  let h = 0.01 / (2 * r.gamma + r.alpha + r.rho + sigma);
  for (let i = 0; i < STEPS; i++) {
    const [fa, fb] = f([a, b]);
    const [aa, ab, ba, bb] = derivatives(f, a, b);
    const [m, n] = [1 / h - aa, 1 / h - bb];
    const det = m * n - ab * ba;
    a += (n * fa + ab * fb) / det;
    b += (m * fb + ba * fa) / det;
    h *= GROWTH;
  }
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
