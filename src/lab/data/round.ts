// All that one round brings to a session's tables: made by itself, beside the others, wherever there is a core free.
import type { Recording, RoundClock } from "../../game/index.ts";
import { actionRows } from "./acts.ts";
import { shareOf } from "./asked.ts";
import { contextOf } from "./context.ts";
import { decisionRows, optionRows, readingRows, stanceRows, suspicionRows } from "./evidence.ts";
import type { RoundMade } from "./made.ts";
import { Names } from "./names.ts";
import { type Progress, rerun } from "./rerun.ts";
import { roundRow, seatRows } from "./rows.ts";
import { roundFigures } from "./summary.ts";
import type { Given, Rules, Wishes } from "./types.ts";

/** What a round's rows need of its session. `session` is its name. */
export interface Around {
  session: string;
  wishes: Wishes;
  clocks: readonly RoundClock[];
  names?: Given["names"];
}

/** Plays a round again and writes down its rows. `progress` is told how far it is, and may throw to end it. */
export function roundOf(
  recording: Recording,
  rules: Rules | undefined,
  { session, wishes, clocks, names: now }: Around,
  progress?: Progress,
): RoundMade {
  const run = rerun(rules, recording, progress);
  const names = new Names([run], now);
  const c = contextOf(run, session, names, wishes, clocks);
  const seats = seatRows(c);
  const share = shareOf(c);
  return {
    number: recording.number,
    row: roundRow(c, rules),
    tables: {
      seats,
      actions: actionRows(c),
      readings: readingRows(c),
      stances: stanceRows(c),
      decisions: decisionRows(c),
      options: optionRows(c),
      suspicions: suspicionRows(c),
    },
    figures: roundFigures(c),
    names: names.all,
    kinds: seats.map(({ seat, kind, began_as }) => [Number(seat), String(kind ?? began_as)]),
    ...(share !== undefined && { share }),
    hides: c.hides,
  };
}
