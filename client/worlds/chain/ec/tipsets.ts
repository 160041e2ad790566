import { EXPECTED } from "../../../../src/game/kit/ec-weight.ts";
import { chainOf } from "../blocks.ts";

/** What of a block the public chain is read from. */
export interface Winner {
  parents: readonly number[];
  height: number;
  wins?: number | readonly number[];
  miner?: number | readonly number[];
  ticket?: number | readonly number[];
}
type ById = Readonly<Record<number, Winner>>;

/** A tipset weighs so many parts for itself and one for each win, at the room's constant power (mechanisms/ec/tipset.ts). */
const TIPSET = 2 * EXPECTED;

/** Whether one tipset's tickets, the smallest first, come before another's: by the first that differs. */
function lucky(blocks: ById, a: readonly number[], b: readonly number[]): boolean {
  const tickets = (ids: readonly number[]) => ids.map((id) => Number(blocks[id]?.ticket ?? 0)).sort((x, y) => x - y);
  const [one, other] = [tickets(a), tickets(b)];
  const at = one.findIndex((ticket, i) => ticket !== other[i]);
  return at >= 0 && (one[at] as number) < (other[at] ?? Number.POSITIVE_INFINITY);
}

/** The heaviest tipset of what is public, as its blocks; of equally heavy ones that with the smaller tickets. Empty without blocks. */
export function heaviest(blocks: ById): number[] {
  const at = (id: number): Winner => blocks[id] as Winner;
  const groups = new Map<string, number[]>();
  for (const id of Object.keys(blocks).map(Number)) {
    const key = `${at(id).height}:${at(id).parents.join("+")}`;
    const group = groups.get(key) ?? [];
    // Of one miner's two blocks in an epoch, the one with the smaller id counts: here they come in that order.
    const twin = at(id).miner !== undefined && group.some((other) => at(other).miner === at(id).miner);
    groups.set(key, twin ? group : [...group, id]);
  }
  const known = new Map<string, number>();
  /** A child weighs by those that it names, not by all that hang beside them. */
  const weigh = (ids: readonly number[]): number => {
    const [first] = ids;
    if (first === undefined || !blocks[first] || at(first).parents.length === 0) return 0;
    const key = ids.join("+");
    const weight =
      known.get(key) ??
      weigh(at(first).parents) + TIPSET + ids.reduce((sum, id) => sum + Number(blocks[id]?.wins ?? 0), 0);
    known.set(key, weight);
    return weight;
  };
  let best: { ids: number[]; weight: number } = { ids: [], weight: -1 };
  for (const ids of groups.values()) {
    const weight = weigh(ids);
    if (weight > best.weight || (weight === best.weight && lucky(blocks, ids, best.ids))) best = { ids, weight };
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
