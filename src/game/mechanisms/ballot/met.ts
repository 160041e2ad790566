import type { Met, SeatId, Seen } from "../../types.ts";
import { bell, type Said, SPREAD, suspectedByClaims } from "../../worlds/swarm/suspicion.ts";
import { type BallotState, CLAIM_STEP, type Facts } from "./state.ts";
import { boardView, listsAll } from "./view.ts";

/** What one scout said of sites on the board that hung there at the bell. */
export interface BallotMet extends Met {
  said: Said[];
}

/**
 * What a seat has seen of the others: at the bell all see the board, and no more of it than it lists. That somebody told of nothing
 * is seen as well, where it lists all.
 */
export function met(s: BallotState, seat: SeatId, f: Facts): BallotMet[] {
  const shown = s.vote ? boardView(s, f) : undefined;
  const board = Object.entries(shown ?? {});
  const whole = shown !== undefined && listsAll(shown);
  const all = f.seats
    .filter((other) => other !== seat)
    .map((other): BallotMet => {
      const said = board.flatMap(([id, { told }]): Said[] => {
        const claim = told[other];
        if (claim === undefined) return [];
        const reading = f.world.scouts.reading(seat, Number(id));
        return [{ site: Number(id), claim, ...(reading !== undefined && { reading }) }];
      });
      return { seat: other, known: whole || said.length > 0, said };
    });
  return [...all.filter((one) => one.known), ...all.filter((one) => !one.known)];
}

/** So far from the truth is what robbers say: above it of the site that they want, below it of a good one. */
const AMISS = 4.5;
/** The share of honest claims that are far off all the same: said by mistake, or by luck. */
const CARELESS = 0.04;

/** How likely each other scout is a robber, 0 to 1. */
export const suspicion = (seen: Seen): Record<SeatId, number> =>
  suspectedByClaims(seen, (above) => {
    const off = Math.abs(above);
    const far = bell(off - AMISS, 2 * SPREAD);
    // Robbers too say of most sites what is nearly true.
    const lies = far + bell(off, SPREAD + CLAIM_STEP) / 4;
    return lies / ((1 - CARELESS) * bell(off, SPREAD) + CARELESS * far);
  });
