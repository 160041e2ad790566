import { exponent, scale, scaled } from "./bits.ts";

/** ln 2 in two parts: the first has 32 bits, so its product with an exponent is exact; together they have 85. */
export const LN2_HI = 0.6931471803691238;
export const LN2_LO = 1.9082149292705877e-10;
// biome-ignore lint/suspicious/noApproximativeNumericConstant: the standard calls its Math.LOG2E only approximate.
const INV_LN2 = 1.4426950408889634;

/**
 * exp(high + low) for -746 <= high <= 710 and |low| far below 1; the inner part of `exp` and `pow`.
 * r = x - n ln 2 lies in [-0.35, 0.35]; then Taylor's series to r^14, whose next term is below 2^-62.
 */
export function expSum(high: number, low: number): number {
  const n = Math.floor(high * INV_LN2 + 0.5);
  const a = high - n * LN2_HI;
  const b = low - n * LN2_LO;
  const r = a + b;
  const lost = a - r + b;
  let s = 1.1470745597729725e-11;
  s = s * r + 1.6059043836821613e-10;
  s = s * r + 2.08767569878681e-9;
  s = s * r + 2.505210838544172e-8;
  s = s * r + 2.755731922398589e-7;
  s = s * r + 2.7557319223985893e-6;
  s = s * r + 2.48015873015873e-5;
  s = s * r + 0.0001984126984126984;
  s = s * r + 0.001388888888888889;
  s = s * r + 0.008333333333333333;
  s = s * r + 0.041666666666666664;
  s = s * r + 0.16666666666666666;
  s = s * r + 0.5;
  // 1 + r is split into its rounded value and the rest, so that only the last addition rounds at full size.
  const sum = 1 + r;
  const rest = 1 - sum + r;
  return scale(sum + (rest + (lost + r * r * s)), n);
}

/**
 * e to the x, the same in every engine, less than 1 ulp off.
 * NaN for NaN, Infinity above 709.78, 0 below -745.13.
 *
 * The reduction by ln 2 in two parts is that of fdlibm's e_exp.c (Sun Microsystems, 1993).
 */
export function exp(x: number): number {
  if (x > 710) return Number.POSITIVE_INFINITY;
  if (x < -746) return 0;
  return Number.isNaN(x) ? x : expSum(x, 0);
}

/**
 * The natural logarithm, the same in every engine, less than 1 ulp off.
 * NaN below 0 and for NaN, -Infinity at 0.
 *
 * x = 2^k (1 + f); s = f / (2 + f); log(1 + f) = f - (f²/2 - s (f²/2 + R)) with R = 2 s²/3 + 2 s⁴/5 + …, as in
 * fdlibm's e_log.c (Sun Microsystems, 1993), here with the series itself up to s²² in place of a fitted polynomial.
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  const k = exponent(x);
  const f = scaled(x, k) - 1;
  const s = f / (2 + f);
  const z = s * s;
  let r = 2 / 23;
  r = r * z + 2 / 21;
  r = r * z + 2 / 19;
  r = r * z + 2 / 17;
  r = r * z + 2 / 15;
  r = r * z + 2 / 13;
  r = r * z + 2 / 11;
  r = r * z + 2 / 9;
  r = r * z + 2 / 7;
  r = r * z + 2 / 5;
  r = r * z + 2 / 3;
  const half = 0.5 * f * f;
  return k * LN2_HI - (half - (s * (half + r * z) + k * LN2_LO) - f);
}

/**
 * log(1 + x) without loss for small x, the same in every engine, less than 2 ulp off.
 * NaN below -1 and for NaN, -Infinity at -1.
 *
 * What rounding 1 + x loses is added back (HP-15C Advanced Functions Handbook, 1982; W. Kahan).
 */
export function log1p(x: number): number {
  if (Math.abs(x) < 1e-16) return x;
  const u = 1 + x;
  if (!(u > 0) || u === Number.POSITIVE_INFINITY) return log(u);
  return log(u) + (x - (u - 1)) / u;
}
