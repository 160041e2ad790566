/** A published or recomputed figure: the share of colonies with a consensus on the best site. */
export interface Figure {
  lambda: number;
  sigma: number;
  criterion: "strong" | "weak";
  share: number;
  /** Standard error of `share`, itself from a simulation. */
  error: number;
  /** Half of the last digit given. */
  rounding: number;
  source: string;
}

const SOURCE = "List, Elsholtz & Seeley 2009";
const RECOMPUTED_RUNS = 5000;
const SHAPE_RUNS = 1000;

const published = (
  lambda: number,
  sigma: number,
  criterion: Figure["criterion"],
  of250: number,
  share: number,
): Figure => ({
  lambda,
  sigma,
  criterion,
  share,
  error: Math.sqrt((share * (1 - share)) / RECOMPUTED_RUNS),
  rounding: 0.0005,
  source: `${SOURCE}: ${of250}/250 = ${(of250 / 250).toFixed(3)} published; reference recomputed`,
});

const shape = (lambda: number, share: number): Figure => ({
  lambda,
  sigma: 0.2,
  criterion: "strong",
  share,
  error: Math.sqrt((share * (1 - share)) / SHAPE_RUNS),
  rounding: 0.0005,
  source: `${SOURCE}: shape over λ; reference recomputed`,
});

/** The table of science/swarm.md, for n = 200, 300 steps, sites 3, 5, 7, 9, 10, μ = 0. Runs from its intervals given. */
export const FIGURES: readonly Figure[] = [
  published(0.8, 0.2, "strong", 246, 0.976),
  published(0.8, 0.2, "weak", 250, 0.999),
  published(0.8, 1, "strong", 199, 0.762),
  published(0.8, 1, "weak", 237, 0.943),
  published(0.5, 1, "strong", 104, 0.44),
  published(0.2, 1, "strong", 11, 0.039),
  shape(0, 0.004),
  shape(0.2, 0.036),
  shape(0.4, 0.269),
  shape(0.5, 0.481),
  shape(0.6, 0.723),
  shape(0.8, 0.977),
  shape(0.9, 0.993),
  shape(0.95, 0.978),
];
