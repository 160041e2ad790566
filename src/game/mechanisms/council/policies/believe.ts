import type { SeatId } from "../../../types.ts";
import { claimsOf, entries, read, readingOf, type Sees } from "./look.ts";

/** Two honest readings of one site differ by more than this once in forty times, in points of quality. */
const AMISS = 3;
/** How much a claim counts that agrees with one's own reading; and one of which one knows nothing. */
const AGREES = 1;
const UNKNOWN = 0.15;

/** How far one believes a seat, by its claims against one's own readings: below 0 not at all, 0 where nothing is known. */
export function belief(sees: Sees, seat: SeatId): number {
  let sum = 0;
  for (const [site, claim] of entries(claimsOf(sees, seat))) {
    const reading = readingOf(sees, site);
    if (reading === undefined) sum += UNKNOWN;
    else {
      const off = Math.abs(claim - Math.min(10, reading));
      sum += off >= AMISS ? -AMISS : AGREES - off / AMISS;
    }
  }
  return sum;
}

/** How much a seat's claims speak against it: the sum of how far those are off that no honest reading explains. */
export function amiss(sees: Sees, seat: SeatId): number {
  let sum = 0;
  for (const [site, claim] of entries(claimsOf(sees, seat))) {
    const reading = readingOf(sees, site);
    const off = reading === undefined ? 0 : Math.abs(claim - Math.min(10, reading));
    if (off >= AMISS) sum += off;
  }
  return sum;
}

/** How much worse than the best that one has read a councillor's vote is, by one's own readings; 0 where one cannot tell. */
export function shortfall(sees: Sees, seat: SeatId): number {
  const site = sees.chamber?.backs[seat];
  const [best] = read(sees);
  if (site === undefined || best === undefined) return 0;
  const there = readingOf(sees, site);
  return there === undefined ? 0 : Math.max(0, (readingOf(sees, best) ?? 0) - there);
}
