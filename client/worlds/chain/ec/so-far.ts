import { diary } from "../../../parts/diary.ts";
import { isLiar } from "../../liars.ts";
import { chainOf } from "../blocks.ts";
import { node } from "../views.ts";
import { heard } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.soFar;

/** Blocks of which my diary says so last; to trust one again takes a doubt back. */
function blocksOf(what: string): number[] {
  const found = new Set<number>();
  for (const note of diary()) {
    if (note.what === what) found.add(Number(note.block));
    if (note.what === "trusted") found.delete(Number(note.block));
  }
  return [...found];
}

/** What became of them, as far as my node knows: final, left behind by a chain that is final past them, or neither yet. */
function fates(ids: readonly number[]): { final: number; out: number; open: number } {
  const blocks = node.value?.blocks ?? {};
  const settled = heard.value?.final ?? [];
  const chain = chainOf(blocks, settled);
  const up = Math.max(0, ...settled.map((id) => blocks[id]?.height ?? 0));
  const fate = { final: 0, out: 0, open: 0 };
  for (const id of ids) fate[chain.has(id) ? "final" : (blocks[id]?.height ?? 0) <= up ? "out" : "open"]++;
  return fate;
}

/** While one is not drawn: what became of the blocks that one doubted, or of an attacker's double-spends. Which were bad nobody knows yet. */
export function soFar(): string | undefined {
  const ids = blocksOf(isLiar() ? "cheated" : "doubted");
  if (ids.length === 0) return undefined;
  return (isLiar() ? w.cheated : w.doubted)(fates(ids));
}
