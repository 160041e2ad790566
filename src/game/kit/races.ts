// A double-spend as a race: the next block is the attacker's with probability q, the honest side's with p = 1 − q, and
// the attacker wins when it has caught up once the honest side has mined z blocks, which is when the goods are shipped.
// Nothing is mined in advance: both sides start at 0. What "caught up" means is the winning rule, and it matters:
//   tie      as many blocks as the honest side. The papers' rule; then z = 0 is won before it begins.
//   longer   strictly more, as where ties stay with what was seen first. At z = 0 it is one block to make good.
// Everything here throws a RangeError unless 0 <= q <= 1 and z is a safe integer >= 0.
import { binomialCdf, poissonCdf, poissonPmf } from "./distributions.ts";
import { exp, log1p } from "./exact.ts";

export type WinningRule = "tie" | "longer";

/** More confirmations than this are never looked for. */
const MOST = 1_000_000_000;

/**
 * The attacker's probability of success as Nakamoto gives it: an approximation, in which the attacker's blocks by the time
 * of z honest ones are a Poisson variable. With few confirmations, or q near ½, it is some percent too high; with many it is
 * far too low (at q = .1 half of `exactRace` at z = 5). 1 for z = 0 and for q >= ½. Takes time like √z.
 *
 * Source: Nakamoto, "Bitcoin" (2008), section 11: with r = q/p and λ = zr, 1 − Σₖ₌₀..z Poisson(k; λ)(1 − r^(z−k)). It is
 * summed as P(K > z; λ) + r^z e^(z−λ) P(K <= z; z), in which nothing cancels.
 */
export function nakamoto(q: number, z: number): number {
  check(q, z);
  const p = 1 - q;
  if (z === 0 || q >= p) return 1;
  const mean = (z * q) / p;
  let beyond = 0;
  let term = poissonPmf(z + 1, mean);
  for (let k = z + 2; beyond + term !== beyond; k++) {
    beyond += term;
    term *= mean / k;
  }
  const less = (q - p) / p;
  return Math.min(1, beyond + exp(z * (log1p(less) - less)) * poissonCdf(z, z));
}

/**
 * The fewest confirmations z for which `nakamoto(q, z)` is below `risk`; undefined for q >= ½, where none are enough.
 * @throws RangeError unless risk > 0, and where more than 10⁹ would be needed.
 */
export function confirmationsFor(q: number, risk: number): number | undefined {
  check(q, 0);
  if (!(risk > 0)) throw new RangeError(`races: no risk ${risk}`);
  if (risk > 1) return 0;
  if (q >= 0.5) return undefined;
  let enough = 1;
  while (nakamoto(q, enough) >= risk) {
    if (enough >= MOST) throw new RangeError(`races: more than ${MOST} confirmations for ${risk} at ${q}`);
    enough = Math.min(2 * enough, MOST);
  }
  // It falls with z: what is not enough ends where what is begins.
  for (let low = Math.floor(enough / 2); enough - low > 1; ) {
    const middle = Math.floor((low + enough) / 2);
    if (nakamoto(q, middle) < risk) enough = middle;
    else low = middle;
  }
  return enough;
}

/**
 * The attacker's probability of success in the race itself, given forever; relative error about 1e-12. 1 for q >= ½; at
 * z = 0 it is 1 by the rule "tie" and q/p by "longer". Takes time like √z.
 *
 * Source: Rosenfeld, "Analysis of hashrate-based double spending" (2014), and Grunspan & Pérez-Marco, "Double spend races"
 * (2018), whose rule is the tie: 1 − Σₖ₌₀..z−1 C(k+z−1, k)(pᶻqᵏ − qᶻpᵏ). Both halves of it, z attacker's blocks before z
 * honest ones and making good what is missing then, are the same binomial tail, and that is what is summed:
 * 2 P(Bin(2z−1, q) >= z). By the same argument "longer" is P(Bin(2z, q) > z) + (q/p) P(Bin(2z, q) >= z).
 */
export function exactRace(q: number, z: number, rule: WinningRule = "tie"): number {
  check(q, z);
  const p = 1 - q;
  if (q >= p) return 1;
  if (rule === "longer") return Math.min(1, binomialCdf(z - 1, 2 * z, p) + (q / p) * binomialCdf(z, 2 * z, p));
  return z === 0 ? 1 : Math.min(1, 2 * binomialCdf(z - 1, 2 * z - 1, p));
}

/**
 * The attacker's probability of success when only so many blocks are mined, by both sides together: that at some moment
 * up to then the honest side has at least z blocks and the attacker has caught up by the rule. What a finite round must be
 * held against. Rises with `blocks` towards `exactRace` by the same rule; 0 for fewer than 2z of them (by "longer" 2z + 1).
 * Rises with q up to ½; beyond, it falls again where few blocks are left for the honest side: who never gets to z ships
 * nothing, so at q = 1 only z = 0 is won, where `exactRace` still says 1. At z = 0 a tie is won without any block.
 *
 * Every sequence of blocks, by its probability: takes time like blocks · (blocks + z).
 * @throws RangeError unless `blocks` is an integer from 0 to 100,000, and as everything here.
 */
export function boundedRace(q: number, z: number, blocks: number, rule: WinningRule): number {
  check(q, z);
  if (!(Number.isInteger(blocks) && blocks >= 0 && blocks <= 100_000))
    throw new RangeError(`races: no ${blocks} blocks`);
  const over = rule === "longer" ? 1 : 0;
  if (2 * z + over > blocks) return 0;
  if (z + over === 0) return 1;
  const p = 1 - q;
  // Before shipping, by honest blocks; after it, by how many blocks in a row would win.
  const early = new Float64Array(z);
  const behind = new Float64Array(blocks + 2);
  let won = 0;
  if (z === 0) behind[over] = 1;
  else early[0] = 1;
  for (let n = 1; n <= blocks; n++) {
    won += q * (behind[1] as number);
    // Who is further behind than blocks are left can be forgotten.
    const furthest = blocks - n + 1;
    let before = 0;
    for (let d = 1; d <= furthest; d++) {
      const here = behind[d] as number;
      behind[d] = p * before + q * (behind[d + 1] as number);
      before = here;
    }
    const shipped = z > 0 ? p * (early[z - 1] as number) : 0;
    for (let h = Math.min(n, z - 1); h >= 0; h--)
      early[h] = q * (early[h] as number) + (h > 0 ? p * (early[h - 1] as number) : 0);
    const missing = 2 * z + over - n;
    if (missing <= 0) won += shipped;
    else if (missing <= furthest) behind[missing] = (behind[missing] as number) + shipped;
  }
  return won;
}

function check(q: number, z: number): void {
  if (!(q >= 0 && q <= 1 && Number.isSafeInteger(z) && z >= 0)) throw new RangeError(`races: no race at ${q} to ${z}`);
}
