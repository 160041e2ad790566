import type { SeatId } from "../../types.ts";
import { type BlockId, GENESIS, type NodeId } from "../../worlds/chain/state.ts";
import { ancestry, descendsFrom, heightOf, parentsOf, reorgDepth, tipsetOf } from "./ancestry.ts";
import { tellDropped, tellFinal } from "./moments.ts";
import { type EcState, type Facts, type Fx, type MaximalTipset, nodeAt } from "./state.ts";
import { isHeavier, sameBlocks, type Tipset } from "./tipset.ts";

function setHead(s: EcState, node: NodeId, tipset: Tipset, f: Facts, fx: Fx): void {
  const at = nodeAt(s, node);
  const old = f.world.blocks.head(node);
  const grown = s.blocks[old[0] as BlockId]?.tipset === s.blocks[tipset.ids[0] as BlockId]?.tipset;
  if (!grown && !sameBlocks(parentsOf(f, tipset.ids), old)) {
    s.reorg = Math.max(s.reorg, reorgDepth(f, old, tipset.ids));
    tellDropped(node, old, tipset.ids, f, fx);
  }
  at.weight = tipset.weight;
  at.tickets = tipset.tickets;
  // That of its seats changes with the head.
  fx.changed("node", node);
  fx.world.blocks.setHead(node, tipset.ids);
}

/**
 * What lies deep enough below a node's head is final for it from now on. Asked as an epoch begins, when the blocks of the last
 * one have come: were it as each block arrives, a node's own would settle what another's, under way still, outweighs.
 */
export function settle(s: EcState, node: NodeId, f: Facts): void {
  const at = nodeAt(s, node);
  let final = f.world.blocks.head(node);
  const deep = Math.max(0, heightOf(f, final) - s.options.finality);
  while (heightOf(f, final) > deep) final = parentsOf(f, final);
  // What is final stays so, even where the new head's epoch is an earlier one.
  if (heightOf(f, final) > heightOf(f, at.final)) at.final = [...final];
}

/**
 * A block reached a node, which builds on the heaviest tipset that it has, unless that one leaves out what is final for it.
 * Source: Filecoin specification, "Chain selection" and "Finality in EC".
 */
export function updateHead(s: EcState, node: NodeId, id: BlockId, f: Facts, fx: Fx): void {
  const at = nodeAt(s, node);
  const all = s.tipsets[s.blocks[id]?.tipset ?? -1] as MaximalTipset;
  const tipset = tipsetOf(
    s,
    f,
    all.blocks.filter((block) => f.world.blocks.has(node, block)),
  ) as Tipset;
  const head = { ids: [...f.world.blocks.head(node)], weight: at.weight, tickets: at.tickets };
  if (isHeavier(tipset, head) && descendsFrom(f, tipset.ids, at.final)) setHead(s, node, tipset, f, fx);
}

/**
 * The parents of a seat's next block: its node's head; or, where the seat excludes blocks, the heaviest tipset without these
 * and their descendants. Where no other is left that descends from what is final, the head all the same.
 */
export function miningBase(s: EcState, seat: SeatId, f: Facts): BlockId[] {
  const node = f.world.nodes.of(seat);
  const head = f.world.blocks.head(node);
  const excluded = s.excluded[seat] ?? [];
  if (excluded.length === 0) return [...head];
  const { final } = nodeAt(s, node);
  // Fresh blocks are what one leaves out: nobody goes further back than to what these were built on.
  const lowest = Math.max(heightOf(f, final), head[0] === GENESIS ? 0 : heightOf(f, parentsOf(f, head)));
  const tainted = new Map<BlockId, boolean>(excluded.map((id) => [id, true]));
  const first = Math.min(...excluded.map((id) => f.world.blocks.at(id).height));
  const taint = (id: BlockId): boolean => {
    const known = tainted.get(id);
    if (known !== undefined) return known;
    const { parents, height } = f.world.blocks.at(id);
    const found = height > first && parents.some(taint);
    tainted.set(id, found);
    return found;
  };
  let best: Tipset | undefined;
  for (const all of s.tipsets) {
    if (all.height < lowest) continue;
    const clean = all.blocks.filter((id) => f.world.blocks.has(node, id) && !taint(id));
    const tipset = tipsetOf(s, f, clean);
    if (tipset && descendsFrom(f, tipset.ids, final) && (!best || isHeavier(tipset, best))) best = tipset;
  }
  return best ? best.ids : [...head];
}

/** Records a block that is about to be made, before any node hears of it. */
export function addBlock(
  s: EcState,
  b: { id: BlockId; parents: BlockId[]; height: number; miner: SeatId; fees: number },
  f: Facts,
): void {
  const fits = ({ height, blocks }: MaximalTipset) =>
    height === b.height && sameBlocks(parentsOf(f, blocks), b.parents);
  let tipset = s.tipsets.findIndex(fits);
  if (tipset < 0) tipset = s.tipsets.push({ height: b.height, blocks: [] }) - 1;
  (s.tipsets[tipset] as MaximalTipset).blocks.push(b.id);
  s.blocks[b.id] = { tipset, parentWeight: tipsetOf(s, f, b.parents)?.weight ?? 0, fees: b.fees };
  s.mined[b.miner] ??= [];
  (s.mined[b.miner] as BlockId[]).push(b.id);
}

/** Decides each tipset that has become final for a node, whatever others hold; its first block is the option. */
export function finalise(s: EcState, f: Facts, fx: Fx): void {
  for (let node = 0; node < f.world.nodes.count; node++) settle(s, node, f);
  const known = new Set(s.final.map((ids) => ids.join()));
  const fresh = new Map<string, { ids: readonly BlockId[]; seats: SeatId[] }>();
  for (let node = 0; node < f.world.nodes.count; node++) {
    for (let at: readonly BlockId[] = nodeAt(s, node).final; heightOf(f, at) > 0; at = parentsOf(f, at)) {
      const key = at.join();
      if (known.has(key)) break;
      const found = fresh.get(key) ?? { ids: at, seats: [] };
      found.seats.push(...f.world.nodes.seats(node));
      fresh.set(key, found);
    }
  }
  const decided = [...fresh.values()].sort((a, b) => heightOf(f, a.ids) - heightOf(f, b.ids));
  for (const { ids, seats } of decided) {
    const slot = heightOf(f, ids);
    const before = s.final.find((other) => heightOf(f, other) === slot)?.[0];
    s.final.push([...ids]);
    tellFinal(s, ids, f, fx);
    const option = ids[0] as BlockId;
    fx.decide({ slot, option, holders: seats, ...(before !== undefined && before !== option && { undoes: before }) });
  }
}

/** What nodes hold for final, in the end: the history of the most power, and of one that conflicts with it what is not in it. */
export interface Histories {
  final: (readonly BlockId[])[];
  rival: (readonly BlockId[])[];
}

/** The histories that nodes hold for final, the oldest tipset first. Read from the nodes themselves, however little power they have. */
export function historiesOf(s: EcState, f: Facts): Histories {
  const heads = new Map<string, { ids: readonly BlockId[]; power: number }>();
  for (let node = 0; node < f.world.nodes.count; node++) {
    const { final: ids } = nodeAt(s, node);
    const found = heads.get(ids.join()) ?? { ids, power: 0 };
    found.power += f.world.nodes.power(node);
    heads.set(ids.join(), found);
  }
  // Who is behind on the same history holds it too: a history has the power of all whose final it contains.
  const ranked = [...heads.values()].map(({ ids }) => {
    const held = [...heads.values()].filter((other) => descendsFrom(f, ids, other.ids));
    return { ids, power: held.reduce((sum, other) => sum + other.power, 0) };
  });
  ranked.sort(
    (a, b) => b.power - a.power || heightOf(f, b.ids) - heightOf(f, a.ids) || (a.ids[0] ?? 0) - (b.ids[0] ?? 0),
  );
  const main = ranked[0]?.ids ?? [];
  const final = main.length === 0 ? [] : ancestry(f, main, 0).reverse();
  const kept = new Set(final.map((ids) => ids.join()));
  const other = ranked.find(({ ids }) => heightOf(f, ids) > 0 && !kept.has(ids.join()) && !descendsFrom(f, ids, main));
  const rival = other ? ancestry(f, other.ids, 0).reverse() : [];
  return { final, rival: rival.filter((ids) => !kept.has(ids.join())) };
}
