import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ancestorAt, commonAncestor, heightOf, parentOf } from "../../../src/game/mechanisms/pow/tips.ts";
import { runKey } from "../../../src/lab/run.ts";
import { PowRound } from "../support/pow-round.ts";
import { runs } from "../support/runs.ts";

/** A tree of blocks by their parents: block i + 1 is a child of an earlier one. */
const trees = fc
  .array(fc.nat(), { minLength: 1, maxLength: 30 })
  // Mostly on one of the last blocks, so that there are chains and forks among them.
  .map((picks) => [-1, ...picks.map((pick, i) => (pick % 3 === 0 ? pick % (i + 1) : Math.max(0, i - (pick % 3))))]);

function factsOf(parents: readonly number[]) {
  const heights: number[] = [];
  for (const [id, parent] of parents.entries()) heights[id] = parent < 0 ? 0 : (heights[parent] as number) + 1;
  const block = (id: number) =>
    ({ id, height: heights[id], parents: id === 0 ? [] : [parents[id] as number] }) as never;
  return { world: { blocks: { at: block } } };
}
function chainOf(id: number, f: ReturnType<typeof factsOf>): number[] {
  const chain = [id];
  while (chain.at(-1) !== 0) chain.push(parentOf(chain.at(-1) as number, f));
  return chain;
}

test("the last common ancestor is the highest block that both chains have", () => {
  fc.assert(
    fc.property(trees, fc.nat(), fc.nat(), (parents, one, other) => {
      const f = factsOf(parents);
      const [a, b] = [one % parents.length, other % parents.length];
      const theirs = new Set(chainOf(b, f));
      const found = chainOf(a, f).find((id) => theirs.has(id));
      expect(commonAncestor(a, b, f)).toBe(found);
      expect(commonAncestor(b, a, f)).toBe(found);
      for (const id of chainOf(a, f)) expect(ancestorAt(a, heightOf(id, f), f)).toBe(id);
    }),
    { numRuns: runs(500) },
  );
});

describe("the head rule", () => {
  test("at every moment: the longest chain received, of equals the first seen", () => {
    let forks = 0;
    for (let i = 0; i < runs(20); i++) {
      const play = new PowRound({
        n: 6,
        key: runKey("6d".repeat(16), i),
        world: { delay: 6000, jitter: 1, spread: 1 },
      });
      for (let due = play.round.due(); due !== undefined && play.r.phase === "play"; due = play.round.due()) {
        play.until(due);
        for (const [id, node] of play.w.nodes.entries()) {
          const came = Object.entries(node.has).map(([block, t]) => ({
            block: Number(block),
            t,
            height: play.height(Number(block)),
          }));
          const top = Math.max(...came.map(({ height }) => height));
          const highest = came.filter(({ height }) => height === top);
          const first = Math.min(...highest.map(({ t }) => t));
          expect(highest.filter(({ t }) => t === first).map(({ block }) => block)).toContain(play.head(id));
          if (highest.length > 1) forks++;
        }
      }
    }
    expect(forks).toBeGreaterThan(100);
  });
});
