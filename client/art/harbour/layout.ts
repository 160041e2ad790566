import type { TreeBlock } from "./types.ts";

/** Where blocks lie: time in columns from the left, the main chain in lane 0, what parts from it above (−) and below (+). */
export type Laid = Pick<TreeBlock, "id" | "parents" | "height" | "state" | "tip">;
export interface Spot {
  column: number;
  lane: number;
}
export interface Layout {
  /** From the oldest column to the newest. */
  spots: ReadonlyMap<number, Spot>;
  main: ReadonlySet<number>;
  /** The main chain's newest block. */
  head: number | undefined;
  lanes: { top: number; bottom: number };
  columns: number;
}

/** Parents that are here, and older than their child: what else is claimed is not drawn. */
export function knownParents<B extends Laid>(block: B, byId: ReadonlyMap<number, B>): B[] {
  const all = block.parents.map((id) => byId.get(id));
  return all.filter((p): p is B => p !== undefined && p.height < block.height);
}

/** The head that is drawn straight unless told otherwise: my tip, or else the highest public block, the first if several. */
export function headOf(blocks: readonly Laid[]): number | undefined {
  const rank = (b: Laid): number =>
    b.state === "orphan" || b.state === "fraud" ? 0 : b.state === "held" ? 1 : b.tip ? 3 : 2;
  let best: Laid | undefined;
  for (const b of blocks) {
    const order = best ? rank(b) - rank(best) || b.height - best.height || best.id - b.id : 1;
    if (order > 0) best = b;
  }
  return best?.id;
}

/**
 * Gives each block a lane. `kept` are the lanes of the last layout: a block stays where it was unless the main chain has
 * switched under it. A line that parts from another takes the nearest lane that is free from its parent to itself.
 */
export function layout(blocks: readonly Laid[], head = headOf(blocks), kept?: ReadonlyMap<number, Spot>): Layout {
  const byId = new Map(blocks.map((b) => [b.id, b]));
  const first = Math.min(...blocks.map((b) => b.height));
  const main = new Set<number>();
  for (let at = head === undefined ? undefined : byId.get(head); at; at = knownParents(at, byId)[0]) main.add(at.id);

  const lanes = new Map<number, number>();
  const taken = new Set<string>();
  const free = (lane: number, from: number, to: number): boolean => {
    for (let h = from; h <= to; h++) if (taken.has(`${lane}/${h}`)) return false;
    return true;
  };
  const begin = (b: Laid): number => (knownParents(b, byId)[0]?.height ?? b.height - 1) + 1;
  const put = (b: Laid, lane: number): void => {
    lanes.set(b.id, lane);
    taken.add(`${lane}/${b.height}`);
  };
  /** Keeps a line's way clear, as far as nobody is there already. */
  const reserve = (b: Laid): void => {
    const lane = lanes.get(b.id) as number;
    for (let h = begin(b); h < b.height; h++) taken.add(`${lane}/${h}`);
  };

  const order = [...blocks].sort((a, b) => a.height - b.height || a.id - b.id);
  const side = order.filter((b) => !main.has(b.id));
  for (const b of order) if (main.has(b.id)) put(b, 0);
  const before = (b: Laid): number => kept?.get(b.id)?.lane ?? 0;
  const staying = side.filter((b) => before(b) !== 0);
  for (const b of staying) put(b, before(b));
  for (const b of staying) reserve(b);
  for (const b of side) {
    if (lanes.has(b.id)) continue;
    const parent = knownParents(b, byId)[0];
    put(
      b,
      freeLane(parent ? (lanes.get(parent.id) ?? 0) : 0, (lane) => free(lane, begin(b), b.height)),
    );
    reserve(b);
  }

  const used = [...lanes.values(), 0];
  return {
    spots: new Map(order.map((b) => [b.id, { column: b.height - first, lane: lanes.get(b.id) as number }])),
    main,
    head: main.size > 0 ? head : undefined,
    lanes: { top: Math.min(...used), bottom: Math.max(...used) },
    columns: blocks.length > 0 ? Math.max(...blocks.map((b) => b.height)) - first + 1 : 0,
  };
}

/** On in the parent's own lane; else outwards on its side; from the main chain now above, now below. */
function freeLane(from: number, free: (lane: number) => boolean): number {
  if (from !== 0 && free(from)) return from;
  for (let step = 1; ; step++) {
    const near = from === 0 ? [-step, step] : [from + Math.sign(from) * step, from - Math.sign(from) * step];
    for (const lane of near) if (lane !== 0 && free(lane)) return lane;
  }
}
