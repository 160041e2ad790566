const view = new DataView(new ArrayBuffer(8));

// Offsets are big-endian on purpose: DataView then means the same on every machine.
function power(n: number): number {
  view.setUint32(0, (n + 1023) << 20);
  view.setUint32(4, 0);
  return view.getFloat64(0);
}

/**
 * x times 2 to the n, correctly rounded: exact unless the result is subnormal or overflows.
 * n is an integer from -2044 to 2046 and x is about 1 (from 0.25 to 4).
 */
export function scale(x: number, n: number): number {
  if (n > 1023) return x * power(1023) * power(n - 1023);
  // One exact step, then one that rounds: never two roundings.
  if (n < -1022) return x * power(n + 1022) * power(-1022);
  return x * power(n);
}

/**
 * The exponent k for which x / 2^k lies in [sqrt(1/2), sqrt(2)), up to rounding of the border.
 * x must be positive and finite. `scaled(x, k)` gives the quotient.
 */
export function exponent(x: number): number {
  view.setFloat64(0, x);
  let high = view.getUint32(0);
  let shift = 1023;
  if (high < 0x100000) {
    // A subnormal number: 2^54 makes it a normal one.
    view.setFloat64(0, x * 18014398509481984);
    high = view.getUint32(0);
    shift += 54;
  }
  const k = (high >>> 20) - shift;
  return (high & 0xfffff) >= 0x6a09e ? k + 1 : k;
}

/** x / 2^k, exactly, for the k that `exponent` gave. */
export function scaled(x: number, k: number): number {
  if (k > 1022) return x * power(-1022) * power(1022 - k);
  return k < -1000 ? x * power(1000) * power(-k - 1000) : x * power(-k);
}
