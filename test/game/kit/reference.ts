// Exponentials and logarithms to some 200 bits in whole numbers: what the kit's last digit is judged by.
const BITS = 256n;
const ONE = 1n << BITS;
const view = new DataView(new ArrayBuffer(8));

/** A double as whole number times 2^exponent; the whole number has at most 53 bits. */
function parts(x: number): [whole: bigint, exponent: number] {
  view.setFloat64(0, Math.abs(x));
  const bits = view.getBigUint64(0);
  const e = Number(bits >> 52n);
  const low = bits & 0xfffffffffffffn;
  const whole = e === 0 ? low : low | 0x10000000000000n;
  return [x < 0 ? -whole : whole, Math.max(e, 1) - 1075];
}

function shift(x: bigint, by: number): bigint {
  return by >= 0 ? x << BigInt(by) : x >> BigInt(-by);
}

/** A double as a multiple of 2^-256, rounded down. */
export function fixed(x: number): bigint {
  const [whole, exponent] = parts(x);
  return shift(whole, exponent + Number(BITS));
}

// ln 2 = 1/(1·2) + 1/(2·4) + 1/(3·8) + …
let LN2 = 0n;
for (let k = 1n; k < BITS; k++) LN2 += ONE / (k << k);

/** e^x = m · 2^n with m about 1, both x and m as multiples of 2^-256. */
export function expOf(x: bigint): [m: bigint, n: number] {
  const n = (2n * x + LN2) / (2n * LN2);
  const r = x - n * LN2;
  let sum = ONE;
  for (let term = ONE, k = 1n; term !== 0n && term !== -1n; k++) {
    term = ((term * r) >> BITS) / k;
    sum += term;
  }
  return [sum, Number(n)];
}

/** ln x as a multiple of 2^-256, by Newton's method from the engine's own. */
export function logOf(x: number): bigint {
  const [whole, exponent] = parts(x);
  let y = fixed(Math.log(x));
  for (let i = 0; i < 4; i++) {
    const [m, n] = expOf(y);
    // x / e^y - 1
    y += shift(whole, exponent - n + 2 * Number(BITS)) / m - ONE;
  }
  return y;
}

/** How far `got` is from m · 2^n, in units of the last place of `got`. */
export function error([m, n]: [bigint, number], got: number): number {
  const [whole, exponent] = parts(got);
  // 32 digits after the point of the unit, as the difference may be tiny.
  const difference = shift(m, n - exponent - Number(BITS) + 32) - (whole << 32n);
  return Math.abs(Number(difference)) / 2 ** 32;
}
