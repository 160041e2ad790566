import { knownParents, type Laid, type Layout } from "./layout.ts";

/** Where an arrow key leads from a block: left to its parent, right to a child, up and down within the column. */
export function blockByKey(
  key: string,
  from: number,
  blocks: readonly Laid[],
  { spots, head }: Layout,
): number | undefined {
  const byId = new Map(blocks.map((b) => [b.id, b]));
  const [block, here] = [byId.get(from), spots.get(from)];
  if (!block || !here) return undefined;
  /** The nearest of some blocks, by how far its lane is from ours. */
  const nearest = (some: readonly Laid[]): number | undefined => {
    const far = (b: Laid): number =>
      Math.abs((spots.get(b.id)?.lane ?? 0) - here.lane) + (b.height - block.height) / 1e6;
    return [...some].sort((a, b) => far(a) - far(b))[0]?.id;
  };
  const column = (side: 1 | -1): Laid[] =>
    blocks.filter((b) => b.height === block.height && side * ((spots.get(b.id)?.lane ?? 0) - here.lane) > 0);
  switch (key) {
    case "ArrowLeft":
      return knownParents(block, byId)[0]?.id;
    case "ArrowRight":
      return nearest(blocks.filter((b) => b.height > block.height && b.parents.includes(from)));
    case "ArrowUp":
      return nearest(column(-1));
    case "ArrowDown":
      return nearest(column(1));
    case "Home":
      return [...blocks].sort((a, b) => a.height - b.height || a.id - b.id)[0]?.id;
    case "End":
      return head;
  }
  return undefined;
}
