import { chainOf } from "../blocks.ts";

/** What of a block the public chain is read from. */
export interface Winner {
  parents: readonly number[];
  height: number;
  wins?: number | readonly number[];
}
type ById = Readonly<Record<number, Winner>>;

/**
 * A tipset weighs ten parts for itself and one for each win: the proportions of the mechanism's own weight, at the room's
 * constant power (mechanisms/ec/tipset.ts).
 */
const TIPSET = 10;

/** The heaviest tipset of what is public, as its blocks; of equally heavy ones the first made. Empty without blocks. */
export function heaviest(blocks: ById): number[] {
  const groups = new Map<string, number[]>();
  const ids = Object.keys(blocks).map(Number);
  for (const id of ids.sort((a, b) => a - b)) {
    const { height, parents } = blocks[id] as Winner;
    const key = `${height}:${parents.join("+")}`;
    groups.set(key, [...(groups.get(key) ?? []), id]);
  }
  const weights = new Map<number, number>();
  let best: { ids: number[]; weight: number } = { ids: [], weight: -1 };
  const order = [...groups.values()].sort(
    (a, b) => (blocks[a[0] as number]?.height ?? 0) - (blocks[b[0] as number]?.height ?? 0),
  );
  for (const group of order) {
    const [parent] = blocks[group[0] as number]?.parents ?? [];
    const wins = group.reduce((sum, id) => sum + Number(blocks[id]?.wins ?? 0), 0);
    const weight = (weights.get(parent ?? -1) ?? 0) + (parent === undefined ? 0 : TIPSET + wins);
    for (const id of group) weights.set(id, Math.max(weight, weights.get(id) ?? 0));
    if (weight > best.weight) best = { ids: group, weight };
  }
  return best.ids;
}

/** What is final, what is left behind: of public blocks, with the heaviest tipset as the head. */
export function settledOf(blocks: ById, finality: number): { final: Set<number>; behind: Set<number> } {
  const head = heaviest(blocks);
  const top = blocks[head[0] ?? -1]?.height ?? 0;
  const chain = chainOf(blocks, head);
  const final = new Set([...chain].filter((id) => id > 0 && (blocks[id]?.height ?? 0) <= top - finality));
  const ids = Object.keys(blocks).map(Number);
  return { final, behind: new Set(ids.filter((id) => id > 0 && !chain.has(id) && (blocks[id]?.height ?? 0) < top)) };
}

/** The first block of a chain that builds on a left-out one below its newest tipset: who builds without it stands alone. */
export function deepLeft(blocks: ById, head: readonly number[], leaves: readonly number[]): number | undefined {
  const chain = chainOf(blocks, head);
  return [...leaves].sort((a, b) => a - b).find((id) => chain.has(id) && !head.includes(id));
}
