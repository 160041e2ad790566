import type { SeatId } from "../../types.ts";
import type { BlockId, NodeId } from "../../worlds/chain/state.ts";
import { bookOf, type EcState, type Facts, type Fx, type Group } from "./state.ts";
import { assemble, type Header, preferred, same, type Tipset } from "./tipset.ts";

function headerOf(f: Facts, id: BlockId): Header {
  const { miner = -1, wins = 0, ticket = 0 } = f.world.blocks.at(id).meta;
  return { id, miner, wins, ticket };
}

/** The tipset that these blocks of one group make. */
export function tipsetOf(s: EcState, f: Facts, ids: readonly BlockId[]): Tipset | undefined {
  const base = s.rows[ids[0] ?? -1]?.base ?? 0;
  return assemble(
    ids.map((id) => headerOf(f, id)),
    base,
  );
}

/** What a tipset was built on: its blocks all have the same parents. */
export function parentsOf(f: Facts, ids: readonly BlockId[]): readonly BlockId[] {
  return f.world.blocks.at(ids[0] as BlockId).parents;
}

const heightOf = (f: Facts, ids: readonly BlockId[]): number => f.world.blocks.at(ids[0] as BlockId).height;

/** The tipsets from one back to, not including, the first that is not above `height`; the newest first. */
export function lineage(f: Facts, from: readonly BlockId[], height: number): (readonly BlockId[])[] {
  const list: (readonly BlockId[])[] = [];
  for (let at = from; at.length > 0 && heightOf(f, at) > height; at = parentsOf(f, at)) list.push(at);
  return list;
}

/** Whether a tipset is `final` or built on it: a node follows no other. */
function keeps(f: Facts, ids: readonly BlockId[], final: readonly BlockId[]): boolean {
  let at = ids;
  const height = heightOf(f, final);
  while (heightOf(f, at) > height) at = parentsOf(f, at);
  return same(at, final);
}

/** Of the chain up to `old`, how many tipsets are not on the chain up to `now`. */
function goneBack(f: Facts, old: readonly BlockId[], now: readonly BlockId[]): number {
  const [a, b] = [lineage(f, old, -1), lineage(f, now, -1)];
  const kept = a.findIndex((ids) => b.some((other) => same(ids, other)));
  return kept < 0 ? a.length : kept;
}

function setHead(s: EcState, node: NodeId, tipset: Tipset, f: Facts, fx: Fx): void {
  const book = bookOf(s, node);
  const old = f.world.blocks.head(node);
  const grown = s.rows[old[0] as BlockId]?.group === s.rows[tipset.ids[0] as BlockId]?.group;
  if (!grown && !same(parentsOf(f, tipset.ids), old)) s.reorg = Math.max(s.reorg, goneBack(f, old, tipset.ids));
  book.weight = tipset.weight;
  book.ticket = tipset.ticket;
  // Its seats hear of it by the head.
  fx.changed("node", node);
  fx.world.blocks.setHead(node, tipset.ids);
  const deep = heightOf(f, tipset.ids) - s.options.finality;
  let at: readonly BlockId[] = tipset.ids;
  while (heightOf(f, at) > Math.max(0, deep)) at = parentsOf(f, at);
  // Never backwards: what is final stays so, even where the head's epoch is an earlier one.
  if (heightOf(f, at) > heightOf(f, book.final)) book.final = [...at];
}

/** A block reached a node: it builds on the preferred tipset of all that it has, unless that undoes what is final. */
export function consider(s: EcState, node: NodeId, id: BlockId, f: Facts, fx: Fx): void {
  const book = bookOf(s, node);
  const group = s.groups[s.rows[id]?.group ?? -1] as Group;
  const tipset = tipsetOf(
    s,
    f,
    group.blocks.filter((block) => f.world.blocks.has(node, block)),
  ) as Tipset;
  const head = { ids: [...f.world.blocks.head(node)], weight: book.weight, ticket: book.ticket };
  if (preferred(tipset, head) && keeps(f, tipset.ids, book.final)) setHead(s, node, tipset, f, fx);
}

/**
 * What a seat's block builds on: its node's head; or, where it leaves blocks out, the preferred tipset without them and
 * without all that is built on them. When everything that is not final is so, the head again.
 */
export function foundation(s: EcState, seat: SeatId, f: Facts): BlockId[] {
  const node = f.world.nodes.of(seat);
  const head = f.world.blocks.head(node);
  const out = s.leaves[seat] ?? [];
  if (out.length === 0) return [...head];
  const { final } = bookOf(s, node);
  const tainted = new Map<BlockId, boolean>(out.map((id) => [id, true]));
  const lowest = Math.min(...out.map((id) => f.world.blocks.at(id).height));
  const taint = (id: BlockId): boolean => {
    const known = tainted.get(id);
    if (known !== undefined) return known;
    const { parents, height } = f.world.blocks.at(id);
    const found = height > lowest && parents.some(taint);
    tainted.set(id, found);
    return found;
  };
  let best: Tipset | undefined;
  for (const group of s.groups) {
    if (group.height < heightOf(f, final)) continue;
    const clean = group.blocks.filter((id) => f.world.blocks.has(node, id) && !taint(id));
    const tipset = tipsetOf(s, f, clean);
    if (tipset && keeps(f, tipset.ids, final) && (!best || preferred(tipset, best))) best = tipset;
  }
  return best ? best.ids : [...head];
}

/** Enters a block that is about to be made into the books, before any node hears of it. `blind`: see Row. */
export function register(
  s: EcState,
  b: { id: BlockId; parents: BlockId[]; height: number; miner: SeatId; blind: BlockId[] },
  f: Facts,
): void {
  const fits = ({ height, blocks }: Group) => height === b.height && same(parentsOf(f, blocks), b.parents);
  let group = s.groups.findIndex(fits);
  if (group < 0) group = s.groups.push({ height: b.height, blocks: [] }) - 1;
  (s.groups[group] as Group).blocks.push(b.id);
  s.rows[b.id] = { group, base: tipsetOf(s, f, b.parents)?.weight ?? 0, blind: b.blind };
  s.mined[b.miner] ??= [];
  (s.mined[b.miner] as BlockId[]).push(b.id);
}

/** What most power takes for final since the last decision: each such tipset is a decision, its first block the option. */
export function settle(s: EcState, f: Facts, fx: Fx): void {
  const last = s.final[s.final.length - 1];
  const since = last ? heightOf(f, last) : 0;
  const held = new Map<string, { ids: readonly BlockId[]; power: number; seats: SeatId[] }>();
  for (let node = 0; node < f.world.nodes.count; node++) {
    const seats = f.world.nodes.seats(node);
    for (const ids of lineage(f, bookOf(s, node).final, since)) {
      const key = ids.join();
      const found = held.get(key) ?? { ids, power: 0, seats: [] };
      for (const seat of seats) found.power += f.world.nodes.seatPower(seat);
      found.seats.push(...seats);
      held.set(key, found);
    }
  }
  const decided = [...held.values()].filter(({ power }) => 2 * power > f.world.nodes.total);
  decided.sort((a, b) => heightOf(f, a.ids) - heightOf(f, b.ids));
  for (const { ids, seats } of decided) {
    s.final.push([...ids]);
    fx.decide({ slot: heightOf(f, ids), option: ids[0] as BlockId, holders: seats });
  }
}
