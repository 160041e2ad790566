import { exp } from "../../kit/exact.ts";

/**
 * A scout's reading of a site of quality `q` (0 to 10): q·exp(σ·N), N standard normal. The scale error of List, Elsholtz
 * & Seeley (2009), whose σ is 0.2 for reliable scouts and 1.0 for unreliable ones. It has no upper limit; claims do.
 */
export function reading(q: number, sigma: number, normal: number): number {
  return q * exp(sigma * normal);
}
