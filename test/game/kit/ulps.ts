import { expect } from "vitest";

const view = new DataView(new ArrayBuffer(8));

function place(x: number): bigint {
  view.setFloat64(0, x);
  const bits = view.getBigInt64(0);
  return bits < 0n ? -(bits & 0x7fffffffffffffffn) : bits;
}

/** How many doubles lie between two numbers: 0 for equal ones, 1 for neighbours; NaN only equals NaN. */
export function ulps(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) && Number.isNaN(y) ? 0 : Number.POSITIVE_INFINITY;
  const d = Number(place(x) - place(y));
  return d < 0 ? -d : d;
}

/** Passes when the result is one of the two doubles around the true value, which is what "less than 1 ulp" means. */
export function within1ulp(got: number, reference: string) {
  expect(ulps(got, Number(reference)), `got ${got}, should be ${reference}`).toBeLessThanOrEqual(1);
}

/** Passes when the result is within the relative error of the reference. */
export function close(got: number, reference: string, relative: number) {
  const want = Number(reference);
  // Below the smallest normal double the relative error cannot be small.
  const limit = Math.max(Math.abs(want) * relative, Number.MIN_VALUE);
  expect(Math.abs(got - want), `got ${got}, should be ${reference}`).toBeLessThanOrEqual(limit);
}
