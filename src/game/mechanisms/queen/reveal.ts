import { type Found, found } from "../../measures/found.ts";
import { type Support, support } from "../../measures/support.ts";
import type { Recorded } from "../../part.ts";
import type { SeatId } from "../../types.ts";
import { type Facts, type Heard, type QueenOptions, type QueenState, reporterOf } from "./state.ts";

/**
 * What everybody is shown after the round: what she was told, who trusted her, and whether she was captured. In a discreet
 * room what was said stands without who said it, and that she was captured is not told.
 */
export interface QueenReveal {
  queen: SeatId;
  /** Whom liars would be among. */
  turns: QueenOptions["turns"];
  captured?: boolean;
  /** Every report that she heard, in order; without `seat` in a discreet room, where they come by site. */
  told: (Omit<Heard, "seat" | "t"> & { seat?: SeatId })[];
  /** By site: how many reports on it still waited at the end. */
  unheard: Record<number, number>;
  trusted: number;
  doubted: number;
  /** Who said which, where names are told. */
  trust?: Record<SeatId, boolean>;
  /** What she had heard, by each scout's last report; in a discreet room, where its order would tell who said what, what had been reported. */
  support: Support;
  found: Found[];
}

/** For which site each scout's last report was that she heard, and then her own choice, over time. */
function heardTrace(s: QueenState): Recorded["trace"] {
  const heard = s.heard.map(({ t, seat, site }): [number, SeatId, number] => [t, seat, site]);
  return s.piping ? [...heard, [s.piping.from, s.queen, s.piping.site]] : heard;
}

export function reveal(s: QueenState, f: Facts, record: Recorded): QueenReveal {
  const discreet = f.level === "discreet";
  const said = f.seats.flatMap((seat) => {
    const { trusts } = reporterOf(s, seat);
    return trusts === undefined ? [] : [{ seat, trusts }];
  });
  const told = s.heard.map(({ seat, site, claim }) => (discreet ? { site, claim } : { seat, site, claim }));
  // Whom she heard when was seen by all: the order would tell who said what.
  if (discreet) told.sort((a, b) => a.site - b.site || b.claim - a.claim);
  const unheard: Record<number, number> = {};
  for (const { site } of Object.values(s.waiting)) unheard[site] = (unheard[site] ?? 0) + 1;
  const shown: QueenReveal = {
    queen: s.queen,
    turns: s.options.turns,
    told,
    unheard,
    trusted: said.filter(({ trusts }) => trusts).length,
    doubted: said.filter(({ trusts }) => !trusts).length,
    support: support(discreet ? record : { ...record, trace: heardTrace(s) }, f.world.sites.count),
    found: found(record),
  };
  if (discreet) return shown;
  shown.captured = f.role(s.queen).kind === "liar";
  shown.trust = Object.fromEntries(said.map(({ seat, trusts }) => [seat, trusts]));
  return shown;
}
