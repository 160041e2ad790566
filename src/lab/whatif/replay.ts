// The round played by bots under each rule of its world: the same truth, roles and power, with luck of its own each time. A range
// of what such rounds come to, never what would have happened.
import type { Recording } from "../../game/index.ts";
import { firstOf, playRun, type Start, startOf, underRule } from "./start.ts";
import type { Range, Rules } from "./types.ts";

/** After the first of each rule, so many runs more of each in turn: all grow together. */
const BATCH = 4;

/** The ranges as they grow, rule by rule in turn, the round's own first. */
export function* replayed(rules: Rules, recording: Recording, runs: number): Generator<Range> {
  const first = firstOf(rules, recording);
  const own = recording.scenario;
  const others = rules.otherRules(own).flatMap((other) => underRule(rules, own, other) ?? []);
  const ranges = [own, ...others].map((scenario): { start: Start; range: Range } => ({
    start: startOf(rules, first, { scenario }),
    range: {
      mechanism: scenario.mechanism,
      scenario: scenario.id,
      own: scenario === own,
      outcomes: [],
      of: runs,
    },
  }));
  // One of each first, then more of each in turn.
  for (let from = 0; from < runs; from += from === 0 ? 1 : BATCH)
    for (const { start, range } of ranges) {
      const to = from === 0 ? 1 : Math.min(runs, from + BATCH);
      for (let run = from; run < to; run++) range.outcomes.push(playRun(rules, start, run));
      yield { ...range, outcomes: [...range.outcomes] };
    }
}
