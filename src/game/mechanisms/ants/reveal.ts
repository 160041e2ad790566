import { type Found, found } from "../../measures/found.ts";
import { type Support, support } from "../../measures/support.ts";
import type { Recorded } from "../../part.ts";
import type { Ms, SeatId } from "../../types.ts";
import { type AntsState, antOf, type Facts } from "./state.ts";

/** What everybody is shown after the round: where all nestmates came, and how; who led and carried whom in open rooms only. */
export interface AntsReveal {
  nestmates: number;
  left: number;
  /** By site: how many nestmates are there at the end. */
  nests: number[];
  /** When a quorum was first felt at each site, and when carrying began. */
  quorums: { t: Ms; site: number }[];
  carrying?: Ms;
  /** How many were led, and carried, in all. */
  runs: number;
  rides: number;
  support: Support;
  found: Found[];
  /** In open rooms, by seat: how many it led and carried, and where most. */
  took?: Record<SeatId, { led: number; carried: number }>;
}

const sum = (by: Readonly<Record<number, number>>): number => Object.values(by).reduce((all, n) => all + n, 0);

export function reveal(s: AntsState, f: Facts, record: Recorded): AntsReveal {
  const sites = Array.from({ length: f.world.sites.count }, (_, site) => site);
  const took = Object.fromEntries(
    f.seats.map((seat) => [seat, { led: sum(antOf(s, seat).led), carried: sum(antOf(s, seat).carried) }]),
  );
  return {
    nestmates: s.nestmates,
    left: s.left,
    nests: sites.map((site) => s.nests[site] ?? 0),
    quorums: s.quorums.map(({ t, site }) => ({ t, site })),
    ...(s.carrying !== undefined && { carrying: s.carrying }),
    runs: Object.values(took).reduce((all, { led }) => all + led, 0),
    rides: s.moves.length,
    support: support(record, sites.length),
    found: found(record),
    ...(f.level === "open" && { took }),
  };
}
