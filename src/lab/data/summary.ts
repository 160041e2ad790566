// The figures of the one-page summary, counted in the rounds themselves: whoever reads the tables comes to the same.
import { toldActs } from "./acts.ts";
import type { Tables } from "./columns.ts";
import type { Context } from "./context.ts";
import { bestOf, readingsOf } from "./evidence.ts";
import type { RoundFigures, RoundMade } from "./made.ts";

export interface Figures {
  session: string;
  rounds: readonly RoundFigures[];
  /** Rows by table. */
  rows: Readonly<Record<string, number>>;
  calibration: Tables["calibration"];
  /** Rounds whose recording is not there, since it would tell who lied. */
  heldBack: number;
}

export function roundFigures(c: Context): RoundFigures {
  const { run, played } = c;
  const { number: round, scenario } = run.recording;
  const told = { round, scenario: scenario.id, mechanism: scenario.mechanism, replays: run.replays };
  const actions = toldActs(c).length;
  if (!played) return { ...told, actions };
  const { r, session } = played;
  const score = played.round.score();
  const truth = played.round.truth();
  const best = bestOf(truth);
  const last = new Map(r.trace.map(([, seat, option]) => [seat, option]));
  const good = new Set(truth.filter(({ worth }) => worth === best).map(({ option }) => option));
  const readings = r.seats.flatMap((seat) => readingsOf(played, seat));
  const known = readings.filter(({ truth: was }) => was !== undefined);
  const off = known.reduce((sum, { reading, truth: was }) => sum + Math.abs(reading - (was ?? 0)), 0);
  const people = r.seats.filter((seat) => session.seats[seat]?.kind === "person").length;
  return {
    ...told,
    actions,
    people,
    bots: r.seats.length - people,
    took: (r.ended ?? r.end) - r.begin,
    ...(!(c.hides && score.names) && { worth: score.worth, best: score.best }),
    readings: readings.length,
    ...(known.length > 0 && { error: off / known.length }),
    ...(truth.length > 0 && { forBest: r.seats.filter((seat) => good.has(last.get(seat) ?? -1)).length }),
  };
}

export function figuresOf(made: readonly RoundMade[], tables: Tables): Figures {
  return {
    session: String(tables.session[0]?.session ?? ""),
    rounds: made.map(({ figures }) => figures),
    rows: Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.length])),
    calibration: tables.calibration,
    heldBack: made.filter(({ hides }) => hides).length,
  };
}
