import { exp } from "../../kit/exact.ts";
import type { Met, SeatId, Seen } from "../../types.ts";
import { type CouncilState, type Facts, sits } from "./state.ts";

/** What one saw another claim of a site, and what oneself read there last. */
export interface Said {
  site: number;
  claim: number;
  reading?: number;
}
export interface CouncilMet extends Met {
  said: Said[];
  /** The site that it voted for, where one could see that. */
  backed?: number;
}

/** Of each site the last that one seat could hear another say: as a candidate, in the council, or in a report to it. */
function claimsHeard(s: CouncilState, seat: SeatId, other: SeatId): Record<number, number> {
  const inCouncil = s.options.open || sits(s, seat);
  const claims = { ...s.platform[other], ...(inCouncil && s.says[other]) };
  for (const one of sits(s, seat) ? (s.heard[seat] ?? []) : []) if (one.seat === other) claims[one.site] = one.claim;
  return claims;
}

/**
 * What a seat has seen of the others, in the order of their seats: robbers stand more often than others, so that those of whom one
 * has heard most, put first, would be the right names too often.
 */
export function met(s: CouncilState, seat: SeatId, f: Facts): CouncilMet[] {
  return f.seats
    .filter((other) => other !== seat)
    .map((other): CouncilMet => {
      const said = Object.entries(claimsHeard(s, seat, other)).map(([id, claim]): Said => {
        const reading = f.world.scouts.reading(seat, Number(id));
        return { site: Number(id), claim, ...(reading !== undefined && { reading }) };
      });
      const backed = s.options.open || sits(s, seat) ? s.backs[other] : undefined;
      return {
        seat: other,
        known: said.length > 0 || backed !== undefined,
        said,
        ...(backed !== undefined && { backed }),
      };
    });
}

/** How far a claim and one's own reading differ between two who both tell the truth: two readings with a noise of 12%, of sites near 7. */
const SPREAD = 1.3;
/** A robber praises its site by about so much, and runs others down by as much. */
const AMISS = 4;
/** The share of honest claims that are as far off, by bad luck or hearsay. */
const CARELESS = 0.05;

const bell = (x: number, spread: number): number => exp((-x * x) / (2 * spread * spread)) / spread;

/** How likely each other seat lies, 0 to 1: by how far its claims were from one's own readings, where there are both. */
export function suspicion(seen: Seen): Record<SeatId, number> {
  const { naming } = seen;
  if (!naming) return {};
  const prior = naming.liars / Math.max(1, naming.met.length);
  return Object.fromEntries(
    (naming.met as readonly CouncilMet[]).map(({ seat, said }) => {
      let odds = prior / (1 - prior);
      for (const { claim, reading } of said) {
        if (reading === undefined) continue;
        const off = Math.abs(claim - Math.min(10, reading));
        const lies = bell(off - AMISS, 2 * SPREAD) + bell(off, SPREAD) / 2;
        const honest = (1 - CARELESS) * bell(off, SPREAD) + CARELESS * bell(off - AMISS, 2 * SPREAD);
        odds *= lies / honest;
      }
      return [seat, odds / (1 + odds)];
    }),
  );
}
