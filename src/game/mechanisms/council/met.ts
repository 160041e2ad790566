import type { Met, SeatId, Seen } from "../../types.ts";
import { bell, type Said, SPREAD, suspectedByClaims } from "../../worlds/swarm/suspicion.ts";
import { type CouncilState, type Facts, sits } from "./state.ts";

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

/** A robber praises its site by about so much, and runs others down by as much. */
const AMISS = 4;
/** The share of honest claims that are as far off, by bad luck or hearsay. */
const CARELESS = 0.05;

/** How likely each other seat lies, 0 to 1. */
export const suspicion = (seen: Seen): Record<SeatId, number> =>
  suspectedByClaims(seen, (above) => {
    const off = Math.abs(above);
    const lies = bell(off - AMISS, 2 * SPREAD) + bell(off, SPREAD) / 2;
    const honest = (1 - CARELESS) * bell(off, SPREAD) + CARELESS * bell(off - AMISS, 2 * SPREAD);
    return lies / honest;
  });
