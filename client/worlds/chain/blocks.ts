import type {
  BlockView,
  CartelView,
  ChainReveal,
  ChainSeatView,
  NodeView,
} from "../../../src/game/worlds/chain/view.ts";
import type { TreeBlock } from "../../art/harbour/index.ts";
import { isOpen } from "./sure.ts";

/** What a mechanism adds to a block, or says otherwise than the chain does. */
export type Marks = (id: number) => Partial<TreeBlock>;

interface Linked {
  parents: readonly number[];
  height: number;
}
type ById<B> = Readonly<Record<number, B>>;

/** The lowest first, so that a reader comes to parents before their children: ids have no order that means anything. */
const entries = <B extends Linked>(blocks: ById<B>): [number, B][] =>
  Object.entries(blocks)
    .map(([id, block]): [number, B] => [Number(id), block])
    .sort(([a, one], [b, other]) => one.height - other.height || a - b);

/** A head and all it stands on. */
export function chainOf(blocks: ById<Linked>, head: readonly number[]): Set<number> {
  const chain = new Set<number>();
  const open = [...head];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const block = blocks[id];
    if (chain.has(id) || !block) continue;
    chain.add(id);
    open.push(...block.parents);
  }
  return chain;
}

/** Without letters that are taken for others, or with a number for a unit: "7w", "7x", "7s". As many as a page has: see the game's ids.ts. */
const LETTERS = "abcdefjknprtuvyz";

interface Named {
  height: number;
  letter?: number | undefined;
}

/**
 * What people call a block: its height, and the letter that the game gave it, "4k"; or "4" where a height has one block at most.
 * Whoever sees the block calls it so, from the first moment on, on every page. Beyond sixteen of one height there is a letter more.
 */
export function blockName({ height, letter }: Named): string {
  if (letter === undefined) return String(height);
  const page = Math.floor(letter / LETTERS.length);
  return `${height}${LETTERS[letter % LETTERS.length]}${page === 0 ? "" : LETTERS[page - 1]}`;
}

/** The names of all these blocks. */
export function namesOf(blocks: ById<Named>): Map<number, string> {
  return new Map(Object.entries(blocks).map(([id, block]) => [Number(id), blockName(block)]));
}

/** What one's own looks at a block came to. */
export function suspicionOf(fraud: number): NonNullable<TreeBlock["suspicion"]> {
  if (isOpen(fraud)) return { says: "open", sure: Math.max(fraud, 1 - fraud) };
  return fraud >= 0.5 ? { says: "fraud", sure: fraud } : { says: "clean", sure: 1 - fraud };
}

interface Seen {
  node: NodeView;
  seat?: ChainSeatView | undefined;
  cartel?: CartelView | undefined;
  names: ReadonlyMap<number, string>;
  marks?: Marks | undefined;
}

/**
 * A node's blocks as the tree draws them. Those the node builds on are confirmed, its head is open still, the others are
 * left behind; what attackers hold back is held. The mechanism's marks have the last word.
 */
export function treeBlocks({ node, seat, cartel, names, marks }: Seen): TreeBlock[] {
  const held = cartel?.held ?? {};
  const known: ById<BlockView> = { ...held, ...node.blocks };
  const chain = chainOf(known, node.head);
  const top = node.head.reduce((most, id) => Math.max(most, known[id]?.height ?? 0), 0);
  return entries(known).map(([id, block]) => {
    const audit = seat?.audits[id];
    const on = chain.has(id);
    const z = top - block.height + 1;
    return {
      id,
      parents: block.parents,
      height: block.height,
      by: block.by,
      label: id === 0 ? undefined : names.get(id),
      state: !node.blocks[id] ? "held" : !on ? "orphan" : id !== 0 && node.head.includes(id) ? "open" : "confirmed",
      confirmations: on && id !== 0 ? z : undefined,
      tip: node.head.includes(id),
      mine: block.by === seat?.node && node.blocks[id] !== undefined,
      suspicion: audit && suspicionOf(audit.fraud),
      ...marks?.(id),
    };
  });
}

/** The public tree, without anybody's opinion: what the projector shows. */
export function publicBlocks(blocks: ById<BlockView>, names: ReadonlyMap<number, string>, marks?: Marks): TreeBlock[] {
  return entries(blocks).map(([id, { parents, height, by }]) => ({
    id,
    parents,
    height,
    by,
    label: id === 0 ? undefined : names.get(id),
    state: "open",
    ...marks?.(id),
  }));
}

/** When a block reached a node, or when it was made; undefined for never. Session ms. */
export function arrivedAt(block: ChainReveal["blocks"][number], at: number | undefined): number | undefined {
  if (at === undefined) return block.t;
  const after = block.seen[at];
  return after === undefined || after < 0 ? undefined : block.t + after;
}

/**
 * What really happened, up to a moment, everywhere or as it had reached one node: frauds are shown as frauds, whoever
 * believed what. `marks` say what came of the others.
 */
export function truthBlocks(
  reveal: ChainReveal,
  upTo: { t: number; node?: number | undefined; mine?: number | undefined },
  names: ReadonlyMap<number, string>,
  marks?: Marks,
): TreeBlock[] {
  return entries(reveal.blocks).flatMap(([id, block]): TreeBlock[] => {
    const at = arrivedAt(block, upTo.node);
    if (id !== 0 && (at === undefined || at > upTo.t)) return [];
    const { parents, height, by } = block;
    const shown: TreeBlock = {
      id,
      parents,
      height,
      by,
      label: id === 0 ? undefined : names.get(id),
      state: "confirmed",
      mine: by === upTo.mine,
      ...marks?.(id),
    };
    return [block.fraud === 1 ? { ...shown, state: "fraud" } : shown];
  });
}

/** The chain that is drawn straight when all is known: to what a mechanism marked as its tip, else to the highest block. */
export function headOf(blocks: readonly TreeBlock[]): number | undefined {
  const last = [...blocks].sort(
    (a, b) => Number(b.tip ?? false) - Number(a.tip ?? false) || b.height - a.height || a.id - b.id,
  );
  return last.find((block) => block.state !== "orphan")?.id;
}
