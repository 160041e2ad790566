import { inSwarm, MECHANISMS, type TrialTally, type TrialTask } from "../models/trials.ts";
import { measuredError, Z95 } from "../statistics.ts";
import type { Outcome } from "../types.ts";
import { el, line, picture, text } from "./svg.ts";

type Came = Outcome<TrialTask, TrialTally>;

const COLOURS: readonly string[] = [
  "#b5483a",
  "#c77d3b",
  "#3f8f8a",
  "#d9b44a",
  "#6b7280",
  "#a0527d",
  "#8a5fb5",
  "#2f7d4f",
  "#5b7fb5",
];
const [CELL, ROW, LEFT, TOP] = [92, 34, 110, 60];
const [WIDE, HIGH] = [250, 150];

/** The share of rounds that survived each card, a row for each mechanism: the darker, the more. */
function grid(matrix: readonly Came[], top: number): { parts: string[]; bottom: number } {
  const labels = [...new Set(matrix.map(({ task }) => task.label))];
  const parts = [
    text(16, top - 30, "Rounds that survived the card, %", {
      "font-size": 15,
    }),
  ];
  for (const [i, label] of labels.entries())
    parts.push(text(LEFT + i * CELL + CELL / 2, top - 6, label, { "text-anchor": "middle", "font-size": 10 }));
  const rows = MECHANISMS.filter((one) => matrix.some(({ task }) => task.mechanism === one));
  rows.forEach((mechanism, j) => {
    const y = top + j * ROW;
    parts.push(text(LEFT - 10, y + ROW / 2 + 4, mechanism, { "text-anchor": "end" }));
    labels.forEach((label, i) => {
      const o = matrix.find(({ task }) => task.mechanism === mechanism && task.label === label);
      const share = o ? o.tally.survived / o.runs : 0;
      const fill = o ? `hsl(${Math.round(10 + 120 * share)} 45% ${Math.round(88 - 30 * share)}%)` : "#fff";
      parts.push(el("rect", { x: LEFT + i * CELL, y, width: CELL - 2, height: ROW - 2, fill }));
      if (o)
        parts.push(
          text(LEFT + i * CELL + CELL / 2, y + ROW / 2 + 4, (100 * share).toFixed(0), { "text-anchor": "middle" }),
        );
    });
  });
  return { parts, bottom: top + rows.length * ROW };
}

/** A share in per cent over `x`, a line for each mechanism, each point with its 95% interval. */
function curves(
  title: string,
  list: readonly Came[],
  share: (t: TrialTally, runs: number, swarm: boolean) => number,
  at: { x: number; y: number },
  of: string,
): string[] {
  const most = Math.max(...list.map(({ task }) => task.x ?? 0), 1e-9);
  const x = (v: number) => at.x + (v / most) * WIDE;
  const y = (p: number) => at.y + HIGH * (1 - p);
  const parts = [
    text(at.x, at.y - 12, title, { "font-size": 13 }),
    line(at.x, y(0), at.x + WIDE, y(0)),
    line(at.x, y(0), at.x, y(1)),
  ];
  for (const p of [0, 0.5, 1]) parts.push(text(at.x - 8, y(p) + 4, `${100 * p}`, { "text-anchor": "end" }));
  parts.push(text(at.x + WIDE, y(0) + 18, `${of} up to ${most}`, { "text-anchor": "end" }));
  MECHANISMS.forEach((mechanism, i) => {
    const points = list.filter(({ task }) => task.mechanism === mechanism);
    const stroke = COLOURS[i] as string;
    points.forEach((o, j) => {
      const k = share(o.tally, o.runs, inSwarm(mechanism));
      const [px, py] = [x(o.task.x ?? 0), y(k / o.runs)];
      const half = Z95 * measuredError(k, o.runs);
      const [low, high] = [Math.max(0, k / o.runs - half), Math.min(1, k / o.runs + half)];
      parts.push(line(px, y(low), px, y(high), { stroke }), el("circle", { cx: px, cy: py, r: 3, fill: stroke }));
      const next = points[j + 1];
      if (next)
        parts.push(
          line(px, py, x(next.task.x ?? 0), y(share(next.tally, next.runs, inSwarm(mechanism)) / next.runs), {
            stroke,
            "stroke-width": 2,
          }),
        );
      else parts.push(text(at.x + WIDE + 14, at.y + 6 + 14 * i, mechanism, { fill: stroke, "font-size": 11 }));
    });
  });
  return parts;
}

/** The whole of it in one picture: the matrix, the curves over how late and how many, and what attacks come to. */
export function trialsPlot(outcomes: readonly Came[]): string {
  const of = (kind: TrialTask["kind"], label?: string) =>
    outcomes.filter(({ task }) => task.kind === kind && (label === undefined || task.label === label));
  const { parts, bottom } = grid(of("matrix"), TOP);
  let y = bottom + 60;
  const good = ({ good: k }: TrialTally) => k;
  const left = (t: TrialTally, runs: number, swarm: boolean): number =>
    runs * Math.min(1, swarm ? t.good / Math.max(1, t.goodWithout) : t.pace / Math.max(1e-9, t.paceWithout));
  const rows: [string, Came[], (t: TrialTally, runs: number, swarm: boolean) => number, string][] = [
    ["The best goes bad: rounds that end at the new best, %", of("spoil", "worse"), good, "how late, ÷ clock,"],
    ["A better one: rounds that end there, %", of("spoil", "better"), good, "how late, ÷ clock,"],
    ["Crash: best home, or blocks, % of those without", of("crash"), left, "share dark"],
    ...(["liars", "sybils", "sybils by stake", "bribes"] as const).map((by): (typeof rows)[number] => {
      const title = `Attack by ${by}: rounds flipped, %`;
      const what = by === "liars" ? by : by === "bribes" ? "points for bribes" : "seats in one hand";
      return [title, of("attack").filter(({ task }) => task.by === by), ({ flipped }) => flipped, what];
    }),
  ];
  let column = 0;
  for (const [title, list, share, what] of rows) {
    if (list.length === 0) continue;
    parts.push(...curves(title, list, share, { x: LEFT + column * 430, y }, what));
    column = 1 - column;
    if (column === 0) y += HIGH + 70;
  }
  const labels = new Set(of("matrix").map(({ task }) => task.label)).size;
  return picture(LEFT + Math.max(9, labels) * CELL + 40, y + HIGH + 50, "Trials and mechanisms", ...parts);
}
