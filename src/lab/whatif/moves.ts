// The moves that a fork can undo: people's moves that a key moment of the round hung on, and the one that an asker names.
import type { Recording, RoundState, Session } from "../../game/index.ts";
import type { Ms, SeatId } from "../../game/types.ts";
import type { Change, Move, Rules } from "./types.ts";

/** So many of a round's key moves are undone, one at a time: each is a run of its own, and a row to read. */
export const KEY_MOVES = 3;

type Undone = Extract<Change, { what: "undone" }>;
type Fields = Readonly<Record<string, unknown>>;

/** The number of the input by which a seat did something at that time; `fits`: which of its moves may be meant. */
function moveOf({ inputs }: Recording, seat: SeatId, fits: (t: Ms, command: Fields) => boolean): number {
  return inputs.findLastIndex((one) => one.type === "act" && one.seat === seat && fits(one.t, one.command as Fields));
}

function undone(recording: Recording, r: RoundState, input: number): Undone[] {
  const move = recording.inputs[input];
  return move?.type === "act"
    ? [{ what: "undone", input, seat: move.seat, t: move.t - r.begin, command: move.command }]
    : [];
}

/**
 * People's moves by which the round's key moments came about: of whoever the moment names, or whose stand changed at that very time.
 * A moment that comes later than its move, as what a check finds does, is that of the last move before it about the same block.
 */
export function keyMoves(rules: Rules, recording: Recording, over: Session): Undone[] {
  const r = over.round as RoundState;
  const found = new Map<number, Undone>();
  for (const moment of rules.Round.of(r, over.now).moments()) {
    const { t, block } = moment;
    const named = moment.by ?? moment.seat;
    const stood = r.trace.filter(([at]) => at === t).map(([, seat]) => seat);
    for (const seat of [...(named === undefined ? [] : [Number(named)]), ...stood]) {
      const exact = moveOf(recording, seat, (at) => at === t);
      const about =
        block === undefined ? -1 : moveOf(recording, seat, (at, command) => at < t && command.block === block);
      const [move] = undone(recording, r, exact < 0 ? about : exact);
      if (!move) continue;
      found.set(move.input, { ...found.get(move.input), ...move, moment: moment.kind });
      break;
    }
  }
  return [...found.values()].sort((a, b) => a.t - b.t).slice(0, KEY_MOVES);
}

/** A move of the asker's own, as it names it: the one of its decisions that changed most. */
export function ownMove(recording: Recording, over: Session, own: Move): Undone[] {
  const r = over.round as RoundState;
  return undone(
    recording,
    r,
    moveOf(recording, own.seat, (at) => at === own.t + r.begin),
  ).map((one) => ({ ...one, own: true }));
}
