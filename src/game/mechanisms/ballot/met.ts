import { exp } from "../../kit/exact.ts";
import type { Met, SeatId, Seen } from "../../types.ts";
import { type BallotState, CLAIM_STEP, type Facts } from "./state.ts";
import { boardView, listsAll } from "./view.ts";

/** What one scout said of a site on the board that hung there at the bell, and what oneself read there last. */
export interface Said {
  site: number;
  claim: number;
  reading?: number;
}
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

/** How far a claim and one's own reading differ between two who both tell the truth: two readings with a noise of 12%, of sites near 7. */
const SPREAD = 1.3;
/** So far from the truth is what robbers say: above it of the site that they want, below it of a good one. */
const AMISS = 4.5;
/** The share of honest claims that are far off all the same: said by mistake, or by luck. */
const CARELESS = 0.04;

const bell = (x: number, spread: number): number => exp((-x * x) / (2 * spread * spread)) / spread;

/** How likely each other scout is a robber, 0 to 1: by how far its claims lay from one's own readings, where there are both. */
export function suspicion(seen: Seen): Record<SeatId, number> {
  const { naming } = seen;
  if (!naming) return {};
  const prior = naming.liars / Math.max(1, naming.met.length);
  return Object.fromEntries(
    (naming.met as readonly BallotMet[]).map(({ seat, said }) => {
      let odds = prior / (1 - prior);
      for (const { claim, reading } of said) {
        if (reading === undefined) continue;
        const off = Math.abs(claim - Math.min(10, reading));
        const far = bell(off - AMISS, 2 * SPREAD);
        // Robbers too say of most sites what is nearly true.
        const lies = far + bell(off, SPREAD + CLAIM_STEP) / 4;
        odds *= lies / ((1 - CARELESS) * bell(off, SPREAD) + CARELESS * far);
      }
      return [seat, odds / (1 + odds)];
    }),
  );
}
