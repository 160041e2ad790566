import { knownParents, type Laid, type Layout, type Spot } from "./layout.ts";

/** A line between a block and its parent, or between a tipset's knot and either. */
export interface Rope {
  key: string;
  /** The block that it leads to: its state is the line's look. Of a knot's strands, the first that it serves. */
  to: number;
  kind: "first" | "more";
  d: string;
}
export interface Pitch {
  column: number;
  lane: number;
  /** From a lantern's middle to where its neighbours' gap begins. */
  half: number;
  x(column: number): number;
  y(lane: number): number;
}
export interface Knot {
  key: string;
  x: number;
  y: number;
  to: number;
}

const n = (x: number): string => String(Math.round(x * 10) / 10);
/** From one lane to another inside one gap between columns, where no block ever is. */
const bend = (x0: number, y0: number, x1: number, y1: number): string => {
  if (Math.abs(y0 - y1) < 0.5) return `L${n(x1)} ${n(y1)}`;
  const m = (x0 + x1) / 2;
  return `C${n(m)} ${n(y0)} ${n(m)} ${n(y1)} ${n(x1)} ${n(y1)}`;
};

/** The lane along which a long line runs so that it passes no block: the child's, the parent's, or between two lanes. */
function viaLane(from: Spot, to: Spot, taken: ReadonlySet<string>): number {
  const clear = (lane: number): boolean => {
    for (let c = from.column + 1; c < to.column; c++) if (taken.has(`${lane}/${c}`)) return false;
    return true;
  };
  if (clear(to.lane)) return to.lane;
  if (clear(from.lane)) return from.lane;
  return to.lane + (from.lane < to.lane ? -0.5 : 0.5);
}

/** From a point in the gap after `from`'s column on to a block, along a lane that is clear. */
function lead(x: number, y: number, from: Spot, to: Spot, via: number, p: Pitch): string {
  const [gap, end] = [p.column - 2 * p.half, p.x(to.column)];
  const [v, b] = [p.y(via), p.y(to.lane)];
  let d = bend(x, y, p.x(from.column) + p.half + gap, v);
  if (to.column > from.column + 1)
    d += `L${n(end - p.half - gap)} ${n(v)}${bend(end - p.half - gap, v, end - p.half, b)}`;
  return `${d}L${n(end)} ${n(b)}`;
}
/** Out of a block to the edge of its spot. */
const out = (s: Spot, p: Pitch): string => {
  const y = n(p.y(s.lane));
  return `M${n(p.x(s.column))} ${y}L${n(p.x(s.column) + p.half)} ${y}`;
};

/** Where in a gap its first, second … knot sits. */
const KNOTS = [0.4, 0.66, 0.53, 0.79];

/** All lines. Children of one tipset share a knot: its blocks' lines run together there and part again. */
export function ropes(blocks: readonly Laid[], { spots, main }: Layout, p: Pitch): { ropes: Rope[]; knots: Knot[] } {
  const byId = new Map(blocks.map((b) => [b.id, b]));
  const at = (id: number): Spot => spots.get(id) as Spot;
  const taken = new Set([...spots.values()].map((s) => `${s.lane}/${s.column}`));
  const all: Rope[] = [];
  const knots = new Map<string, Knot>();
  const inGap = new Map<number, number>();
  const gap = p.column - 2 * p.half;
  // A knot looks like the first that it serves: the main chain, if it does.
  for (const b of [...blocks].sort((a, b) => Number(main.has(b.id)) - Number(main.has(a.id)))) {
    const parents = knownParents(b, byId);
    const [first] = parents;
    if (!first) continue;
    const same = parents.every((one) => one.height === first.height);
    if (parents.length === 1 || !same) {
      parents.forEach((one, i) => {
        const [from, to] = [at(one.id), at(b.id)];
        const d = out(from, p) + lead(p.x(from.column) + p.half, p.y(from.lane), from, to, viaLane(from, to, taken), p);
        all.push({ key: `${one.id}-${b.id}`, to: b.id, kind: i ? "more" : "first", d });
      });
      continue;
    }
    const key = parents.map((one) => one.id).join("+");
    const [s, to] = [at(first.id), at(b.id)];
    let knot = knots.get(key);
    if (!knot) {
      const many = inGap.get(first.id) ?? 0;
      inGap.set(first.id, many + 1);
      const made = {
        key,
        x: p.x(s.column) + p.half + gap * (KNOTS[many % KNOTS.length] as number),
        y: p.y(s.lane),
        to: b.id,
      };
      knots.set(key, made);
      knot = made;
      parents.forEach((one, i) => {
        const from = at(one.id);
        const d = out(from, p) + bend(p.x(from.column) + p.half, p.y(from.lane), made.x, made.y);
        all.push({ key: `${one.id}-${key}`, to: b.id, kind: i ? "more" : "first", d });
      });
    }
    const d = `M${n(knot.x)} ${n(knot.y)}${lead(knot.x, knot.y, s, to, viaLane(s, to, taken), p)}`;
    all.push({ key: `${key}-${b.id}`, to: b.id, kind: "first", d });
  }
  return { ropes: all, knots: [...knots.values()] };
}
