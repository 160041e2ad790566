import type { Row } from "./types.ts";

/** A number with about four digits that matter. */
export function digits(x: number): string {
  if (x === 0 || !Number.isFinite(x)) return String(x);
  const size = Math.floor(Math.log10(Math.abs(x)));
  return x.toFixed(Math.max(0, Math.min(8, 3 - size)));
}

function cell(x: number | string | null): string {
  return typeof x === "number" ? digits(x) : (x ?? "–");
}

/** Rows as a table for the terminal. */
export function table(rows: readonly Row[]): string {
  const head = ["case", "reference", "measured", "half-width", "runs", "agree", "source"];
  const body = rows.map((row) => [
    row.case,
    cell(row.reference),
    cell(row.measured),
    row.halfWidth === null ? "–" : `±${digits(row.halfWidth)}`,
    String(row.runs),
    row.reference === null ? "–" : row.ok ? "yes" : "NO",
    row.source,
  ]);
  const wide = head.map((title, i) => Math.max(title.length, ...body.map((cells) => cells[i]?.length ?? 0)));
  const line = (cells: string[]) =>
    cells
      .map((text, i) => (i > 0 && i < 5 ? text.padStart(wide[i] ?? 0) : text.padEnd(wide[i] ?? 0)))
      .join("  ")
      .trimEnd();
  return [line(head), line(wide.map((w) => "─".repeat(w))), ...body.map(line)].join("\n");
}

/** What the table's columns mean, and how it came out. */
export function verdict(rows: readonly Row[]): string {
  const held = rows.filter((row) => row.reference !== null);
  const off = held.filter((row) => !row.ok).length;
  const count = off === 0 ? `all ${held.length} agree` : `${off} of ${held.length} DISAGREE`;
  return [
    "Half-width: where the reference is a number, how far measured may be from it (four standard errors of both",
    "sides); elsewhere half of measured's 95% interval.",
    held.length === 0 ? "Nothing to hold this against: no figure is known for these parameters." : `${count}.`,
  ].join("\n");
}
