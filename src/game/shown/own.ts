import { memo } from "../kit/memo.ts";
import { liarsOf } from "../round/naming.ts";
import type { Round } from "../round.ts";
import type { Session } from "../session.ts";
import type { RoundState } from "../state.ts";
import type { Offer, Score, SeatId } from "../types.ts";
import type { OwnView } from "../view-types.ts";
import { momentsView } from "./felt.ts";

const kept = memo();

const NOTHING: RoundState["diaries"][SeatId] = [];

/** What a seat can do; while the clock stands still, nothing. */
function offersTo(s: Session, round: Round, seat: SeatId): Offer[] {
  const offers = round.offers(seat);
  return s.paused ? offers.map((offer) => ({ ...offer, not: { code: "paused" } })) : offers;
}

/** What a seat alone may know, but for what its lesson, assembly and family add. */
export function ownView(s: Session, round: Round | undefined, seat: SeatId, score: () => Score | undefined): OwnView {
  const r = s.round;
  if (!r || !round?.plays(seat)) return { seat, playing: false, offers: [], diary: {} };
  const own = (): OwnView => {
    const written = r.diaries[seat] ?? NOTHING;
    // Lines are added and never modified: a seat's frame changes far oftener than its diary.
    const diary = kept(r, `diary ${seat}`, [written, written.length], () => ({ ...written }));
    const naming = round.naming(seat);
    const named = s.phase === "reveal" ? r.naming?.names[seat] : undefined;
    const liars = s.phase === "reveal" && r.naming ? liarsOf(r) : [];
    const met = liars.length === 0 ? [] : round.met(seat).filter((one) => one.known && liars.includes(one.seat));
    const moments = momentsView(r, `${seat}`, r.felt?.seats[seat]);
    return {
      seat,
      playing: true,
      role: round.role(seat),
      offers: offersTo(s, round, seat),
      diary,
      ...(moments && { moments }),
      ...(naming && { naming }),
      ...(named && { named: [...named] }),
      ...(met.length > 0 && { met }),
    };
  };
  if (s.phase === "round") {
    const channel = `seat:${seat}`;
    const playing = () => ({ ...own(), parts: round.view(channel) });
    return s.paused ? playing() : round.derived(channel, playing);
  }
  const result = s.history[s.history.length - 1];
  if (!result?.scored) return own();
  const all = score();
  const of = all?.parts?.[seat];
  const naming = all?.named?.[seat];
  const paid = all?.paid?.[seat];
  const [points, total] = [result.points[seat] ?? 0, s.seats[seat]?.score ?? 0];
  return {
    ...own(),
    points: {
      round: points,
      bonus: all?.bonus[seat] ?? 0,
      ...(of && { of }),
      ...(naming !== undefined && { naming }),
      ...(paid !== undefined && { paid }),
      total,
    },
  };
}
