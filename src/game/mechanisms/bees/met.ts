import { pow } from "../../kit/exact.ts";
import type { Met, SeatId, Seen } from "../../types.ts";
import { bell, type Said, SPREAD, suspectedByClaims } from "../../worlds/swarm/suspicion.ts";
import { vigour } from "./dance.ts";
import { type BeesState, beeOf, CLAIM_STEP, type Dance, type Facts } from "./state.ts";

/**
 * What a scout remembers of others' dances at most, by dancer and site; of more the oldest go. With seven others and five sites
 * there are 35; with 300 scouts all of it stays under a fifth of a megabyte.
 */
const REMEMBERS = 40;

/** By site what the liveliest of another's dances said, as a first dance of this vigour says it: later ones claim more than they seem to. */
export interface BeesMet extends Met {
  said: Said[];
}

/** A scout sees a dance. */
function sees(s: BeesState, seat: SeatId, dance: Dance): void {
  if (dance.seat === seat) return;
  const bee = beeOf(s, seat);
  const lively = vigour(dance.length, s.options);
  bee.saw ??= [];
  const known = bee.saw.find(([other, site]) => other === dance.seat && site === dance.site);
  if (known) known[2] = Math.max(known[2], lively);
  else bee.saw.push([dance.seat, dance.site, lively]);
  if (bee.saw.length > REMEMBERS) bee.saw.shift();
}

const onFloor = (s: BeesState, seat: SeatId, f: Facts): boolean => s.options.open || f.world.scouts.atSwarm(seat);

/** A dance begins: all at the swarm see it. Nothing is remembered where nobody can lie. */
export function danceSeen(s: BeesState, dance: Dance, f: Facts): void {
  if (!f.lied) return;
  for (const seat of f.seats) if (onFloor(s, seat, f)) sees(s, seat, dance);
}

/** A scout comes back to the swarm, and sees what is danced there. */
export function floorSeen(s: BeesState, seat: SeatId, f: Facts): void {
  if (!f.lied) return;
  for (const dance of Object.values(s.dances)) sees(s, seat, dance);
}

/** The claim behind a first dance of a vigour, 0 to 10, to the nearest step. */
function claimOf(s: BeesState, lively: number): number {
  const { runs, decay, pull } = s.options;
  const claim = 10 * (pull > 0 ? pow(lively, 1 / pull) : 1) + decay / runs;
  return Math.min(10, Math.round(claim / CLAIM_STEP) * CLAIM_STEP);
}

/** What a seat has seen of the others: those that danced before it first. */
export function met(s: BeesState, seat: SeatId, f: Facts): BeesMet[] {
  const saw = s.bees[seat]?.saw ?? [];
  const all = f.seats
    .filter((other) => other !== seat)
    .map((other): BeesMet => {
      const said = saw
        .filter(([dancer]) => dancer === other)
        .map(([, site, lively]): Said => {
          const reading = f.world.scouts.reading(seat, site);
          return { site, claim: claimOf(s, lively), ...(reading !== undefined && { reading }) };
        });
      return { seat: other, known: said.length > 0, said };
    });
  return [...all.filter((one) => one.known), ...all.filter((one) => !one.known)];
}

/** A robber praises its site as a ten; so much above the truth are most sites that it could want. */
const PRAISE = 4;
/** The share of the dances that honest scouts dance without having looked, or after a bad reading. */
const CARELESS = 0.08;

/** How likely each other scout is a robber, 0 to 1. */
export const suspicion = (seen: Seen): Record<SeatId, number> =>
  suspectedByClaims(seen, (above) => {
    const lies = bell(above - PRAISE, 2 * SPREAD) + bell(above, SPREAD) / 4;
    const honest = (1 - CARELESS) * bell(above, SPREAD) + CARELESS * bell(above - PRAISE, 2 * SPREAD);
    return lies / honest;
  });
