import type { SeatId } from "../../game/types.ts";
import type { RowOf } from "./columns.ts";
import { type Context, fourth } from "./context.ts";
import { type Reading, readingsOf } from "./evidence.ts";
import { telltale } from "./masked.ts";
import type { Act } from "./types.ts";

/** The fields of a command that have a column of their own. */
const OWN: ReadonlySet<string> = new Set(["verb", "site", "block", "seat", "claim"]);

/** The acts whose rows are told. */
export function toldActs(c: Context): readonly Act[] {
  const { acts } = c.run;
  if (!c.hides) return acts;
  const tells = telltale(c.run);
  return acts.filter(({ command }) => !tells(command.verb));
}

/** What a seat had read for itself by then. */
class Knowing {
  readonly #c: Context;
  readonly #read = new Map<SeatId, readonly Reading[]>();
  constructor(c: Context) {
    this.#c = c;
  }

  before({ seat, t, option }: Act): Pick<RowOf<"actions">, "own_readings" | "own_reading" | "own_best"> {
    const { played } = this.#c;
    if (!played) return {};
    const all = this.#read.get(seat) ?? readingsOf(played, seat);
    this.#read.set(seat, all);
    const latest = new Map<number, Reading>();
    let n = 0;
    for (const one of all) {
      if (one.t > t) break;
      n++;
      latest.set(one.option, one);
    }
    const visits = [...latest.values()].filter(({ kind }) => kind === "visit");
    const best = visits.reduce<Reading | undefined>(
      (most, one) => (most && most.reading >= one.reading ? most : one),
      undefined,
    );
    return {
      own_readings: n,
      own_reading: option === undefined ? undefined : fourth(latest.get(option)?.reading),
      own_best: best?.option,
    };
  }
}

export function actionRows(c: Context): RowOf<"actions">[] {
  const knowing = new Knowing(c);
  const chain = c.run.recording.scenario.world === "chain";
  return toldActs(c).map((act, i) => {
    const { t, seat, by, command, option, truth, saw } = act;
    const { verb, seat: to, claim, ...rest } = command;
    const fields = Object.fromEntries(Object.entries(rest).filter(([name]) => !OWN.has(name)));
    return {
      ...c.key,
      seat,
      action: i + 1,
      t: c.at(t),
      time: c.real.iso(t),
      by,
      verb,
      option,
      to_seat: typeof to === "number" ? to : undefined,
      claim: typeof claim === "number" ? claim : undefined,
      fields: Object.keys(fields).length > 0 ? JSON.stringify(fields) : undefined,
      saw_for: saw?.for,
      saw_against: saw?.against,
      saw_all: saw?.all,
      ...knowing.before(act),
      truth: c.hides && chain ? undefined : fourth(truth),
    };
  });
}
