// Walks along chains of tipsets.
import type { BlockId } from "../../worlds/chain/state.ts";
import type { EcState, Facts } from "./state.ts";
import { type Header, newTipset, sameBlocks, type Tipset } from "./tipset.ts";

function headerOf(f: Facts, id: BlockId): Header {
  const { miner = -1, wins = 0, ticket = 0 } = f.world.blocks.at(id).meta;
  return { id, miner, wins, ticket };
}

/** The tipset of these blocks, which all have the same epoch and parents; undefined for none. */
export function tipsetOf(s: EcState, f: Facts, ids: readonly BlockId[]): Tipset | undefined {
  const parentWeight = s.blocks[ids[0] ?? -1]?.parentWeight ?? 0;
  return newTipset(
    ids.map((id) => headerOf(f, id)),
    parentWeight,
  );
}

/** The tipset that a tipset is built on: its blocks all have the same parents. */
export function parentsOf(f: Facts, ids: readonly BlockId[]): readonly BlockId[] {
  return f.world.blocks.at(ids[0] as BlockId).parents;
}

export const heightOf = (f: Facts, ids: readonly BlockId[]): number => f.world.blocks.at(ids[0] as BlockId).height;

/** The tipsets of a chain above a height, the newest first. */
export function ancestry(f: Facts, from: readonly BlockId[], height: number): (readonly BlockId[])[] {
  const list: (readonly BlockId[])[] = [];
  for (let at = from; at.length > 0 && heightOf(f, at) > height; at = parentsOf(f, at)) list.push(at);
  return list;
}

/** Whether a tipset is `final` or descends from it. */
export function descendsFrom(f: Facts, ids: readonly BlockId[], final: readonly BlockId[]): boolean {
  let at = ids;
  const height = heightOf(f, final);
  while (heightOf(f, at) > height) at = parentsOf(f, at);
  return sameBlocks(at, final);
}

/** How many tipsets of the chain up to `old` are not on the chain up to `now`. */
export function reorgDepth(f: Facts, old: readonly BlockId[], now: readonly BlockId[]): number {
  const [a, b] = [ancestry(f, old, -1), ancestry(f, now, -1)];
  const kept = a.findIndex((ids) => b.some((other) => sameBlocks(ids, other)));
  return kept < 0 ? a.length : kept;
}
