import { endingsOf, type RoundsTally, type Setup } from "../models/play.ts";
import type { Outcome } from "../types.ts";
import { el, line, picture, text } from "./svg.ts";

const COLOURS: Record<string, string> = {
  best: "#2f7d4f",
  second: "#8fbf6a",
  other: "#d9b44a",
  worst: "#b5483a",
  homeless: "#6b7280",
};
/** For endings that have none of their own. */
const OTHERS = Object.values(COLOURS) as [string, ...string[]];
const BINS = 44;
const [LEFT, TOP, WIDE, HIGH] = [50, 40, 440, 200];

/** When the rounds were decided, as a histogram over the clock, beside how they ended. */
export function timesPlot({ task, tally, runs }: Outcome<Setup, RoundsTally>): string {
  const most = 1.1;
  const bins = new Array<number>(BINS).fill(0);
  for (const t of tally.times) {
    const i = Math.min(BINS - 1, Math.floor((t / most) * BINS));
    bins[i] = (bins[i] ?? 0) + 1;
  }
  const peak = Math.max(1, ...bins);
  const x = (share: number) => LEFT + (share / most) * WIDE;
  const parts: string[] = [];
  bins.forEach((count, i) => {
    const height = (count / peak) * HIGH;
    const width = WIDE / BINS - 1;
    parts.push(el("rect", { x: LEFT + (i * WIDE) / BINS, y: TOP + HIGH - height, width, height, fill: "#5b7fb5" }));
  });
  parts.push(line(LEFT, TOP + HIGH, LEFT + WIDE, TOP + HIGH));
  for (const share of [0, 0.25, 0.5, 0.75, 1]) {
    parts.push(line(x(share), TOP + HIGH, x(share), TOP + HIGH + 5));
    parts.push(
      text(x(share), TOP + HIGH + 20, `${Math.round((share * task.scenario.clock) / 1000)} s`, {
        "text-anchor": "middle",
      }),
    );
  }
  parts.push(text(LEFT, TOP + HIGH + 40, "time of the decision, rounds that were decided"));

  let y = TOP + HIGH;
  for (const [i, ending] of endingsOf(tally).entries()) {
    const share = (tally.endings[ending] ?? 0) / runs;
    y -= share * HIGH;
    parts.push(
      el("rect", {
        x: 530,
        y,
        width: 40,
        height: share * HIGH,
        fill: COLOURS[ending] ?? (OTHERS[i % OTHERS.length] as string),
      }),
    );
    if (share > 0.005) parts.push(text(578, y + (share * HIGH) / 2 + 4, `${ending} ${(100 * share).toFixed(1)}%`));
  }
  const { id, mechanism, fill } = task.scenario;
  const title = `${id}, ${mechanism}, ${fill} seats, ${runs} rounds`;
  parts.push(text(LEFT, 22, title, { "font-size": 15 }));
  return picture(700, 300, title, ...parts);
}
