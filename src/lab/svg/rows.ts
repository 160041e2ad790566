import { digits } from "../table.ts";
import type { Row } from "../types.ts";
import { el, line, picture, text } from "./svg.ts";

const LEFT = 330;
const WIDE = 300;
const STEP = 22;

/** Each row as a dot with its half-width, and a tick where the reference is a number; every row on its own scale from 0. */
export function rowsPlot(name: string, rows: readonly Row[]): string {
  const parts = [text(16, 22, name, { "font-size": 15 })];
  rows.forEach((row, i) => {
    const y = 50 + i * STEP;
    parts.push(text(LEFT - 14, y + 4, row.case, { "text-anchor": "end" }));
    parts.push(line(LEFT, y, LEFT + WIDE, y, { stroke: "#ddd" }));
    const { measured, reference } = row;
    const half = row.halfWidth ?? 0;
    if (measured === null) return;
    const target = typeof reference === "number" ? reference : measured;
    // Shares share one scale, so that they can be compared; anything else has its own.
    const most = Math.max(measured, target) <= 1 ? 1 : 1.1 * Math.max(Math.abs(measured) + half, Math.abs(target));
    const x = (v: number) => LEFT + WIDE * Math.min(1, Math.max(0, v / most));
    const fill = row.ok ? "#2f7d4f" : "#b5483a";
    parts.push(line(x(measured - half), y, x(measured + half), y, { stroke: fill, "stroke-width": 2 }));
    parts.push(el("circle", { cx: x(measured), cy: y, r: 4, fill }));
    if (typeof reference === "number") parts.push(line(x(target), y - 7, x(target), y + 7, { stroke: "#111" }));
    const against = reference === null ? "" : ` (${typeof reference === "number" ? digits(reference) : reference})`;
    parts.push(text(LEFT + WIDE + 14, y + 4, `${digits(measured)}${against}${row.ok ? "" : " disagrees"}`));
  });
  return picture(LEFT + WIDE + 190, 60 + rows.length * STEP, name, ...parts);
}
