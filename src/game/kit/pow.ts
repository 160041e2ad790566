import { exponent, scaled } from "./bits.ts";
import { expSum, LN2_HI, LN2_LO } from "./explog.ts";

// Numbers here are unevaluated sums of two doubles (Dekker 1971, "A floating-point technique for extending the
// available precision"): a function returns the larger part and leaves the smaller one in `tail`.
let tail = 0;

function split(x: number): number {
  const c = 134217729 * x;
  return c - (c - x);
}

function multiply(a: number, aTail: number, b: number, bTail: number): number {
  const p = a * b;
  const a1 = split(a);
  const b1 = split(b);
  const a2 = a - a1;
  const b2 = b - b1;
  const lost = a1 * b1 - p + a1 * b2 + a2 * b1 + a2 * b2;
  return settle(p, lost + (a * bTail + aTail * b));
}

function add(a: number, aTail: number, b: number, bTail: number): number {
  const s = a + b;
  const v = s - a;
  return settle(s, a - (s - v) + (b - v) + (aTail + bTail));
}

function settle(large: number, small: number): number {
  const s = large + small;
  tail = large - s + small;
  return s;
}

// log x to about 75 bits: 2 atanh(s) = 2 s (1 + z/3 + z²/5 + …), s = (m - 1) / (m + 1), z = s².
function logPair(x: number): number {
  const k = exponent(x);
  const m = scaled(x, k);
  const f = m - 1;
  const d = m + 1;
  const dTail = m > 1 ? 1 - (d - m) : m - (d - 1);
  const q = f / d;
  const back = multiply(q, 0, d, dTail);
  const s = settle(q, (f - back - tail) / d);
  const sTail = tail;
  const z = multiply(s, sTail, s, sTail);
  const zTail = tail;
  let r = 1 / 29;
  r = r * z + 1 / 27;
  r = r * z + 1 / 25;
  r = r * z + 1 / 23;
  r = r * z + 1 / 21;
  r = r * z + 1 / 19;
  r = r * z + 1 / 17;
  r = r * z + 1 / 15;
  r = r * z + 1 / 13;
  r = r * z + 1 / 11;
  r = r * z;
  // The terms that matter at 2^-53 carry both halves of their coefficient: 1/9, 1/7, 1/5, 1/3, 1.
  r = add(0.1111111111111111, 6.1679056923619804e-18, r, 0);
  r = multiply(r, tail, z, zTail);
  r = add(0.14285714285714285, 7.93016446160826e-18, r, tail);
  r = multiply(r, tail, z, zTail);
  r = add(0.2, -1.1102230246251566e-17, r, tail);
  r = multiply(r, tail, z, zTail);
  r = add(0.3333333333333333, 1.850371707708594e-17, r, tail);
  r = multiply(r, tail, z, zTail);
  r = add(1, 0, r, tail);
  r = multiply(r, tail, 2 * s, 2 * sTail);
  return add(k * LN2_HI, k * LN2_LO, r, tail);
}

/**
 * x to the y for x >= 0, the same in every engine, less than 1 ulp off; exact where the result is a double.
 *
 * Special cases as in ECMAScript's `**`: 1 for y = 0 even if x is NaN; NaN for any other NaN and for 1 to an infinite y.
 * A negative x gives NaN whatever y is (unlike `**`); -0 counts as 0. 0 to a negative y is Infinity.
 *
 * exp(y log x) with the logarithm in two doubles, after fdlibm's e_pow.c (Sun Microsystems, 2004).
 */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (!(x >= 0) || Number.isNaN(y)) return Number.NaN;
  const infinite = y === Number.POSITIVE_INFINITY || y === Number.NEGATIVE_INFINITY;
  if (x === 1) return infinite ? Number.NaN : 1;
  const grows = x > 1 === y > 0;
  // No x but 1 is nearer to 1 than 2^-53, so beyond 2^64 the power is out of range anyway.
  if (x === 0 || x === Number.POSITIVE_INFINITY || Math.abs(y) > 18446744073709552000) {
    return grows ? Number.POSITIVE_INFINITY : 0;
  }
  const l = logPair(x);
  const t = multiply(l, tail, y, 0);
  if (t > 710) return Number.POSITIVE_INFINITY;
  return t < -746 ? 0 : expSum(t, tail);
}
