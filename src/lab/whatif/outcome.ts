import type { Recording, RoundState, Session } from "../../game/index.ts";
import type { Ms, Option, SeatId } from "../../game/types.ts";
import type { ChainState } from "../../game/worlds/chain/state.ts";
import type { Outcome, Rules, Stances } from "./types.ts";

/** How a round came out whose play is over. */
export function outcomeOf(rules: Rules, r: RoundState, now: Ms): Outcome {
  const round = rules.Round.of(r, now);
  const { ending, worth, best } = round.score();
  const option = r.decisions[r.decisions.length - 1]?.option;
  const fixed = option !== undefined && round.truth().some((one) => one.option === option);
  return { ending, took: (r.ended ?? r.end) - r.begin, worth, best, ...(fixed && { option }) };
}

/** What each option is worth, where options are there from the beginning. */
export const worthsOf = (rules: Rules, r: RoundState, now: Ms): Record<Option, number> =>
  Object.fromEntries(
    rules.Round.of(r, now)
      .truth()
      .map(({ option, worth }) => [option, worth]),
  );

/** The recorded round at its end, as it was. @throws Error where it does not fit these rules. */
export function overOf(rules: Rules, recording: Recording): Session {
  const replay = new rules.Replay(recording);
  replay.advance(recording.until);
  return replay.session;
}

/** The blocks that were decided for anybody; and those that were double-spends, whoever knew. */
export const passedIn = (r: RoundState): ReadonlySet<Option> => new Set(r.decisions.map(({ option }) => option));
export function fraudsIn(r: RoundState): ReadonlySet<Option> {
  const { blocks = {} } = (r.parts.chain ?? {}) as Partial<ChainState>;
  return new Set(Object.values(blocks).flatMap(({ id, fraud }) => (fraud ? [id] : [])));
}

/** What was stood for in a round that is over, up to the end of play. `line`: see WhatIf in src/game/part.ts. */
export function stancesOf(r: RoundState, line: string | undefined): Stances {
  const ended = r.ended ?? r.end;
  const trace = r.trace
    .filter(([t]) => t <= ended)
    .map(([t, seat, option]): [Ms, SeatId, Option] => [t - r.begin, seat, option]);
  const seats = [...r.seats];
  if (line === undefined) return { seats, trace };
  const followed: Record<SeatId, number> = {};
  for (const note of Object.values(r.diaries).flat())
    if (note.what === line && typeof note.seat === "number") followed[note.seat] = (followed[note.seat] ?? 0) + 1;
  return { seats, trace, followed };
}
