/** What tells a site's curve from the others without colour: how its line is broken. By site id. */
const DASHES = ["", "9 5", "2 5", "14 4 2 4", "6 3", "16 6", "10 3 2 3 2 3"];
export const dash = (site: number): string => DASHES[site % DASHES.length] ?? "";

/** Moves labels apart until none covers another, keeping their order; `ys` need not be sorted. */
export function apart(ys: readonly number[], gap: number, low: number, high: number): number[] {
  const order = ys.map((_, i) => i).sort((a, b) => (ys[a] as number) - (ys[b] as number));
  const out = [...ys];
  let floor = low;
  for (const i of order) {
    out[i] = Math.max(out[i] as number, floor);
    floor = (out[i] as number) + gap;
  }
  let roof = high;
  for (const i of order.reverse()) {
    out[i] = Math.min(out[i] as number, roof);
    roof = (out[i] as number) - gap;
  }
  return out;
}
