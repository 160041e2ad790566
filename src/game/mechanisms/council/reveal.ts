import { type Found, found } from "../../measures/found.ts";
import { type Support, support } from "../../measures/support.ts";
import type { Recorded } from "../../part.ts";
import type { SeatId } from "../../types.ts";
import { majorityOf } from "./seats.ts";
import type { Claims, CouncilState, Facts, Heard } from "./state.ts";

/** What a councillor was told, how it voted, and whether it was turned. */
export interface Sat {
  seat: SeatId;
  /** Its votes in the election; absent where it was drawn by lot. */
  votes?: number;
  /** The site that it voted for. */
  backed?: number;
  /** What it had read there itself. Only where names are told. */
  read?: number;
  /** It took a recalled one's place. */
  late?: true;
  /** It was recalled: it did not vote in the end. */
  recalled?: true;
  liar?: boolean;
  /** `after`: only after it had voted for the last time, so that it cannot be why. */
  told: (Omit<Heard, "t"> & { after?: true })[];
  said: Record<number, number>;
}

/**
 * What everybody is shown after the round: who was elected, who reported what to whom, which of it the council believed, and who
 * was turned. In a discreet room what was said and voted stands by site, without who it was.
 */
export interface CouncilReveal {
  size: number;
  by: "votes" | "lot";
  open: boolean;
  /** Who was on the list, most votes first. */
  ranks: { seat: SeatId; votes: number }[];
  /** Who sat, the chair first, and whoever was recalled last. */
  council: Sat[];
  /** All reports by site, in a discreet room too. */
  reports: { site: number; claim: number }[];
  /** By site: how many of the council voted for it. */
  votes: Record<number, number>;
  /** How many would have recalled each of those who sat at the end, which all could see. */
  against: Record<SeatId, number>;
  /** Most of the council lied. Only where names are told. */
  captured?: boolean;
  /** Who voted for whom. Only where names are told. */
  ballots?: Record<SeatId, SeatId[]>;
  /** What candidates claimed in public. Only where names are told. */
  platform?: Claims;
  support: Support;
  found: Found[];
}

export function reveal(s: CouncilState, f: Facts, record: Recorded): CouncilReveal {
  const discreet = f.level === "discreet";
  const out = s.recalled?.seat;
  const votes: Record<number, number> = {};
  for (const seat of s.council) {
    const site = s.backs[seat];
    if (site !== undefined) votes[site] = (votes[site] ?? 0) + 1;
  }
  const reports = Object.values(s.heard).flatMap((heard) => heard.map(({ site, claim }) => ({ site, claim })));
  reports.sort((a, b) => a.site - b.site || b.claim - a.claim);
  const satOf = (seat: SeatId): Sat => {
    const elected = s.ranks.find((one) => one.seat === seat)?.votes;
    const site = s.backs[seat];
    const voted = record.diaries[seat]?.findLast(({ what }) => what === "backed")?.t ?? record.ended;
    const read = site === undefined ? undefined : f.world.scouts.reading(seat, site);
    return {
      seat,
      ...(elected !== undefined && { votes: elected }),
      ...(s.recalled?.next === seat && { late: true as const }),
      ...(out === seat && { recalled: true as const }),
      ...(!discreet && site !== undefined && { backed: site }),
      ...(!discreet && read !== undefined && { read }),
      ...(!discreet && { liar: f.role(seat).kind === "liar" }),
      told: discreet
        ? []
        : (s.heard[seat] ?? []).map(({ t, seat: from, site: of, claim }) => ({
            seat: from,
            site: of,
            claim,
            ...(t > voted && { after: true as const }),
          })),
      said: discreet ? {} : { ...s.says[seat] },
    };
  };
  const shown: CouncilReveal = {
    size: s.size,
    by: s.options.by,
    open: s.options.open,
    ranks: s.ranks.map((one) => ({ ...one })),
    council: [...s.council, ...(out === undefined ? [] : [out])].map(satOf),
    reports,
    votes,
    against: { ...s.against },
    support: support(record, f.world.sites.count),
    found: found(record),
  };
  if (discreet) return shown;
  if (s.council.length > 0)
    shown.captured = s.council.filter((seat) => f.role(seat).kind === "liar").length >= majorityOf(s);
  shown.ballots = { ...s.votes };
  shown.platform = { ...s.platform };
  return shown;
}
