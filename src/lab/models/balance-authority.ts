import { byRounds } from "./balance-part.ts";
import { band, fact, share } from "./rounds-rows.ts";
import { setUp } from "./setup.ts";

const UP = Number.POSITIVE_INFINITY;
const DOWN = Number.NEGATIVE_INFINITY;
const SOURCE = "crash or capture of one is total";

/** One sequencer, honest or captured: what it wants happens. */
export const authorityBalance = byRounds({
  cases: {
    "authority-honest": (knobs) => setUp("authority", { liars: 0 }, knobs),
    authority: (knobs) => setUp("authority", {}, knobs),
  },
  rows: (outcomes) =>
    outcomes.map((o) => {
      if (o.task.id === "authority-honest")
        return band("authority-honest: captured, %", share(o, "captured"), DOWN, 0, SOURCE);
      const succeeds = share(o, "captured").measured / fact(o, "captured").measured;
      const measure = { measured: succeeds, halfWidth: null, runs: o.runs };
      return band("authority: double-spends final, % of captured sequencers", measure, 100, UP, SOURCE);
    }),
});
