import { type Found, found } from "../../measures/found.ts";
import { type Support, support } from "../../measures/support.ts";
import type { Recorded } from "../../part.ts";
import type { Ms, SeatId } from "../../types.ts";
import type { Method } from "./count.ts";
import { type BallotState, cast, type Facts, voterOf } from "./state.ts";

/** What everybody is shown after the round: the count, and what was told of each site. Who voted for what stays secret. */
export interface BallotReveal {
  method: Method;
  /** The bell rang early: how many wanted it, and how long before its time. */
  early?: { wanting: number; before: Ms };
  /** By site; all zero where there was no vote. */
  votes: number[];
  tied?: number[];
  voted: number;
  abstained: number;
  /** Every claim on the board, by site; without `seat` in a discreet room. */
  told: { site: number; claim: number; seat?: SeatId }[];
  /** How many of those who voted never flew to a site themselves. */
  unseen: number;
  /** Of all votes, how many were for a site that the voter had read itself; absent where that would point at somebody. */
  byLook?: number;
  support: Support;
  found: Found[];
}

/** So many votes at least went each way, by one's own look or by the board: of fewer one could tell whose they were. */
const HIDDEN = 2;

/** How many votes were for a site that the voter had read itself. */
function looked(s: BallotState, f: Facts): number | undefined {
  const marks = f.seats.flatMap((seat) => voterOf(s, seat).marks.map((site) => ({ seat, site })));
  const n = marks.filter(({ seat, site }) => f.world.scouts.reading(seat, site) !== undefined).length;
  return n >= HIDDEN && marks.length - n >= HIDDEN ? n : undefined;
}

export function reveal(s: BallotState, f: Facts, record: Recorded): BallotReveal {
  const sites = Array.from({ length: f.world.sites.count }, (_, site) => site);
  const voted = cast(s);
  const byLook = looked(s, f);
  const saw = (seat: SeatId) => sites.some((site) => f.world.scouts.reading(seat, site) !== undefined);
  const told = Object.entries(s.board).flatMap(([site, claims]) =>
    claims.map(({ seat, claim }) => ({ site: Number(site), claim, ...(f.level === "open" && { seat }) })),
  );
  // The order in which it was told would tell who said it.
  told.sort((a, b) => a.site - b.site || b.claim - a.claim);
  return {
    method: s.options.method,
    votes: s.count?.votes ?? sites.map(() => 0),
    ...(s.early && { early: { ...s.early } }),
    ...(s.count?.tied && { tied: s.count.tied }),
    voted,
    abstained: f.seats.length - voted,
    told,
    unseen: f.seats.filter((seat) => voterOf(s, seat).marks.length > 0 && !saw(seat)).length,
    ...(byLook !== undefined && { byLook }),
    support: support(record, sites.length),
    found: found(record),
  };
}
