/** How fast each part of a state changes there. */
export type Slope = (state: readonly number[]) => number[];

const plus = (x: readonly number[], k: readonly number[], h: number) => x.map((v, i) => v + h * (k[i] as number));

/** The state after `time`, by classical fourth-order Runge–Kutta steps of length `step` (the last one shorter). */
export function integrate(slope: Slope, from: readonly number[], time: number, step: number): number[] {
  let x = [...from];
  const steps = Math.max(1, Math.ceil(time / step));
  const h = time / steps;
  for (let i = 0; i < steps; i++) {
    const k1 = slope(x);
    const k2 = slope(plus(x, k1, h / 2));
    const k3 = slope(plus(x, k2, h / 2));
    const k4 = slope(plus(x, k3, h));
    const was = x;
    x = was.map((v, j) => v + (h / 6) * ((k1[j] ?? 0) + 2 * (k2[j] ?? 0) + 2 * (k3[j] ?? 0) + (k4[j] ?? 0)));
  }
  return x;
}
