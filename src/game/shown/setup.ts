import { digest } from "../kit/hash.ts";
import { memo } from "../kit/memo.ts";
import { cardsFor } from "../parts.ts";
import { type Scenario, standing } from "../scenario.ts";
import type { Seat, Session } from "../session.ts";
import type { RoundState } from "../state.ts";
import type { AllView, SeatView } from "../view-types.ts";

/** Views of seats, of what is played, and of how far it is, as long as nothing in them changes. */
const kept = memo();

function seatView({ name, kind, away, open }: Seat): SeatView {
  return { name, score: open, ...(kind === "bot" && { bot: true as const }), ...(away && { away: true as const }) };
}

/** All seats; the same object while none of them changes. */
export function seatViews(s: Session): AllView["seats"] {
  const shown = s.seats.map((seat) =>
    kept(seat, "seat", [seat.name, seat.kind, seat.away, seat.open], () => seatView(seat)),
  );
  return kept(s, "seats", shown, () => Object.fromEntries(shown.entries()));
}

export function scenarioView(played: Scenario): AllView["scenario"] {
  return kept(played, "scenario", [], () => {
    const { id, world, mechanism, fill, clock, scored, again } = played;
    // Cards that are still to come are in no frame.
    const shown = { id, world, mechanism, fill, clock, scored, trials: standing(played).map((trial) => trial.id) };
    return again === undefined ? shown : { ...shown, again };
  });
}

/** Of a round that a lesson is still to come to what its pictures and scripts go by, which are made ready: not what it tries, nor by what name. */
export function comingView(coming: AllView["scenario"]): AllView["scenario"] {
  return kept(coming, "coming", [], () => ({ ...coming, id: "", trials: [] }));
}

export function roundView(r: RoundState, alone: boolean): AllView["round"] {
  const { number, phase, level, begin, end, seats, keys, naming, dark } = r;
  const over = r.closed ?? r.ended;
  return kept(r, "round", [phase, end, seats.length, naming?.until, naming?.done.length, dark], () => {
    const commit = kept(r, "commit", [], () => digest(keys.opened));
    const out = phase === "play" && dark && Object.keys(dark).length > 0;
    const playable = phase === "briefing" || phase === "play";
    const cards = playable && !alone && kept(r, "hand", [], () => cardsFor(r.scenario, r.level));
    const shown = {
      number,
      phase,
      level,
      begin,
      end,
      seats: [...seats],
      commit,
      ...(out && { dark }),
      ...(cards && { cards }),
    };
    if (phase === "over") return over === undefined ? shown : { ...shown, over };
    if (!naming) return shown;
    return { ...shown, naming: { until: naming.until, named: naming.done.length, liars: naming.liars } };
  });
}
