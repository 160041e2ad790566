import { computed } from "@preact/signals";
import type { pow } from "../../../../src/game/mechanisms/pow/pow.ts";
import { clock } from "../../../parts/clock.ts";
import { all } from "../../../store.ts";
import { partViews } from "../../views.ts";
import { chainOf } from "../blocks.ts";
import { node, screen, truth } from "../views.ts";

const view = partViews<typeof pow>("pow");

export const rule = view("all");
export const mine = view("seat");
export const pool = view("node");
export const branch = view("cartel");
export const revealed = view("reveal");
export const facts = (): Readonly<Record<string, number>> => all.value?.reveal?.result.facts ?? {};

const heightOf = (id: number): number => node.value?.blocks[id]?.height ?? 0;

export interface Tip {
  id: number;
  votes: number;
  /** Blocks by which it is lower than the highest. */
  behind: number;
  /** My pool mines on it. */
  on: boolean;
  /** My vote means it. */
  mine: boolean;
}

/** The tip that my vote means: the highest that leads through the block I voted for; undefined without a vote. */
export function votedTip(): number | undefined {
  const vote = mine.value?.tip;
  const blocks = node.value?.blocks ?? {};
  if (vote === undefined) return undefined;
  const through = Object.keys(pool.value?.tips ?? {})
    .map(Number)
    .filter((tip) => chainOf(blocks, [tip]).has(vote));
  return through.sort((a, b) => heightOf(b) - heightOf(a) || arrived(a) - arrived(b))[0];
}
const arrived = (id: number): number => node.value?.blocks[id]?.at ?? 0;

/** What my pool can mine on, in the order in which it came; none while there is no fork. */
export function tips(): Tip[] {
  const counts = pool.value?.tips ?? {};
  const ids = Object.keys(counts).map(Number);
  const top = Math.max(...ids.map(heightOf));
  const voted = votedTip();
  const head = node.value?.head[0];
  return ids
    .sort((a, b) => arrived(a) - arrived(b) || a - b)
    .map((id) => ({
      id,
      votes: counts[id] ?? 0,
      behind: top - heightOf(id),
      on: id === head,
      mine: id === voted,
    }));
}

/** Whether two tips are as high as each other: the one moment at which a pool's choice is open. */
export const contested = (): boolean => tips().filter(({ behind }) => behind === 0).length > 1;

/** Blocks that my node has, the first aside; on the projector those that everybody has. */
export const blockCount = (): number =>
  Math.max(0, Object.keys(node.value?.blocks ?? screen.value?.blocks ?? {}).length - 1);
/** Whether the last block has been found. */
export const done = (): boolean => rule.value !== undefined && clock.value > rule.value.until;

/** After the round, the chain that counts. */
export const mainChain = computed(() =>
  truth.value && revealed.value ? chainOf(truth.value.blocks, [revealed.value.head]) : new Set<number>(),
);

/** On the projector: the highest block of those that everybody has, the first if several, and its chain. */
export const publicChain = computed(() => {
  const blocks = screen.value?.blocks ?? {};
  const [head = 0] = Object.keys(blocks)
    .map(Number)
    .sort((a, b) => {
      const [one, other] = [blocks[a], blocks[b]];
      return (other?.height ?? 0) - (one?.height ?? 0) || (one?.at ?? 0) - (other?.at ?? 0);
    });
  return { head, top: blocks[head]?.height ?? 0, chain: chainOf(blocks, [head]) };
});

/** Blocks of the projector's tree with more than one child. */
export function publicForks(): number {
  const children = new Map<number, number>();
  for (const { parents } of Object.values(screen.value?.blocks ?? {}))
    for (const parent of parents) children.set(parent, (children.get(parent) ?? 0) + 1);
  return [...children.values()].filter((n) => n > 1).length;
}
