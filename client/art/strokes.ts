/** Lines as a hand draws them: smooth, a little off, and the same at every render. */
export type Point = readonly [number, number];

/** Repeatable chance for drawing only: the same seed always draws the same line. */
export function seededRandom(seed: number): () => number {
  let a = seed * 2654435761;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const n = (x: number): string => String(Math.round(x * 10) / 10);

/** A smooth line through the points, each moved by up to `off`. Two calls with different seeds never quite agree: as pen and brush. */
export function curve(points: readonly Point[], closed = false, off = 0, seed = 1): string {
  const roll = seededRandom(seed);
  const at = points.map(([x, y]): Point => [x + (roll() - 0.5) * 2 * off, y + (roll() - 0.5) * 2 * off]);
  const size = at.length;
  const get = (i: number): Point => at[closed ? (i + size) % size : Math.max(0, Math.min(size - 1, i))] as Point;
  let d = `M${n(get(0)[0])} ${n(get(0)[1])}`;
  for (let i = 0; i < (closed ? size : size - 1); i++) {
    const [a, b, c, e] = [get(i - 1), get(i), get(i + 1), get(i + 2)];
    const k = 6;
    d += `C${n(b[0] + (c[0] - a[0]) / k)} ${n(b[1] + (c[1] - a[1]) / k)} ${n(c[0] - (e[0] - b[0]) / k)} ${n(c[1] - (e[1] - b[1]) / k)} ${n(c[0])} ${n(c[1])}`;
  }
  return closed ? `${d}Z` : d;
}

/** Straight edges, drawn freehand: a closed outline through the corners. */
export function edges(points: readonly Point[], off = 0, seed = 1): string {
  const roll = seededRandom(seed);
  const way = points.map(([x, y]) => `${n(x + (roll() - 0.5) * 2 * off)} ${n(y + (roll() - 0.5) * 2 * off)}`);
  return `M${way.join("L")}Z`;
}

/** A bumpy round: foliage, a hedge, a cloud. */
export function cloud(cx: number, cy: number, rx: number, ry: number, bumps: number, seed: number): string {
  const roll = seededRandom(seed);
  let d = "";
  for (let i = 0; i <= bumps; i++) {
    const a = ((i + (i === bumps ? 0 : (roll() - 0.5) * 0.5)) / bumps) * 2 * Math.PI;
    const far = i === 0 || i === bumps ? 1 : 0.9 + 0.2 * roll();
    const [x, y] = [n(cx + rx * far * Math.cos(a)), n(cy + ry * far * Math.sin(a))];
    const r = n(((rx + ry) / bumps) * (1.75 + 0.6 * roll()));
    d += d ? `A${r} ${r} 0 0 1 ${x} ${y}` : `M${x} ${y}`;
  }
  return `${d}Z`;
}

/** Many short pen strokes in a box, for texture. `lean` is the stroke itself. */
export function ticks(
  count: number,
  box: readonly [number, number, number, number],
  lean: Point,
  seed: number,
): string {
  const roll = seededRandom(seed);
  let d = "";
  for (let i = 0; i < count; i++) {
    const k = 0.6 + 0.8 * roll();
    d += `M${n(box[0] + roll() * box[2])} ${n(box[1] + roll() * box[3])}l${n(lean[0] * k)} ${n(lean[1] * k)}`;
  }
  return d;
}
