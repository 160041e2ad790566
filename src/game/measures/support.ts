import type { Recorded } from "../part.ts";
import type { Ms } from "../types.ts";

/** How many points a curve of the reveal has at most: more than a phone is wide is waste. */
const POINTS = 120;

/** How support for each option rose and fell: `series[option][i]` seats stood for it at `begin + i·step`. */
export interface Support {
  step: Ms;
  series: number[][];
}

/** Counts stances from the round's neutral trace, from the beginning of play to its end. */
export function support(r: Recorded, options: number): Support {
  const length = Math.max(1, r.ended - r.begin);
  const step = Math.max(500, Math.ceil(length / POINTS));
  const series: number[][] = Array.from({ length: options }, () => []);
  const stands = new Map<number, number>();
  const counts = new Array<number>(options).fill(0);
  let next = 0;
  for (let t = r.begin; t <= r.begin + length; t += step) {
    for (let entry = r.trace[next]; entry && entry[0] <= t; entry = r.trace[++next]) {
      const [, seat, option] = entry;
      const before = stands.get(seat) ?? -1;
      if (before >= 0) counts[before] = (counts[before] ?? 0) - 1;
      if (option >= 0) counts[option] = (counts[option] ?? 0) + 1;
      stands.set(seat, option);
    }
    for (let option = 0; option < options; option++) series[option]?.push(counts[option] ?? 0);
  }
  return { step, series };
}
