import type { Row } from "../types.ts";
import { byRounds } from "./balance-part.ts";
import { band, fact, share } from "./rounds-rows.ts";
import { setUp } from "./setup.ts";

const UP = Number.POSITIVE_INFINITY;
const DOWN = Number.NEGATIVE_INFINITY;
const SOURCE = "crash or capture of one is total";

/** One sequencer, honest, captured, or about to crash: what it wants happens, and nothing without it. */
export const authorityBalance = byRounds({
  cases: {
    "authority-honest": (knobs) =>
      setUp("authority", { liars: 0 }, { ...knobs, mechanism: { crash: 0, ...knobs.mechanism } }),
    "authority-crash": (knobs) =>
      setUp("authority", { liars: 0 }, { ...knobs, mechanism: { crash: 1, ...knobs.mechanism } }),
    authority: (knobs) => setUp("authority", {}, knobs),
  },
  rows: (outcomes) =>
    outcomes.flatMap((o): Row[] => {
      const { id } = o.task;
      if (id === "authority-honest")
        return [
          band(`${id}: captured, %`, share(o, "captured"), DOWN, 0, SOURCE),
          band(
            `${id}: double-spends taken for clean, mean`,
            fact(o, "frauds"),
            DOWN,
            1.5,
            "a careful proposer errs too",
          ),
        ];
      if (id === "authority-crash")
        return [
          band(`${id}: crashed, %`, share(o, "crashed"), 100, UP, SOURCE),
          band(`${id}: blocks, of 11, mean`, fact(o, "blocks"), 2, 8, SOURCE),
        ];
      // Of counts: two shares of all rounds, divided, may fall short of 100 in the last digit.
      const measured = (100 * (o.tally.endings.captured ?? 0)) / (o.tally.facts.captured ?? 0);
      const measure = { measured, halfWidth: null, runs: o.runs };
      return [
        band(`${id}: double-spends final, % of captured sequencers`, measure, 100, UP, SOURCE),
        band(
          `${id}: captured or crashed, %`,
          share(o, "captured", "crashed"),
          45,
          70,
          "drawn, so that nobody can be sure",
        ),
      ];
    }),
});
