import fc from "fast-check";
import { expect, test } from "vitest";
import { heaviest, settledOf } from "../../client/worlds/chain/ec/tipsets.ts";
import { advance, apply, createSession, scenarios, Views, withLiars } from "../../src/game/index.ts";
import type { EcNodeView } from "../../src/game/mechanisms/ec/view.ts";
import type { NodeView } from "../../src/game/worlds/chain/view.ts";

const block = (height: number, wins: number, ...parents: number[]) => ({ height, wins, parents });
const genesis = { height: 0, parents: [] };

test("a tipset of two weighs more than a sibling alone, and a longer chain more than a few wins", () => {
  // Two blocks on the first one, a third that leaves one of them out, and a fourth that does not.
  const blocks = { 0: genesis, 1: block(1, 1, 0), 2: block(1, 1, 0), 3: block(2, 1, 1), 4: block(2, 1, 1, 2) };
  expect(heaviest(blocks)).toEqual([4]);
  expect(heaviest({ ...blocks, 5: block(2, 3, 1) })).toEqual([3, 5]);
  expect(heaviest({ ...blocks, 5: block(3, 1, 3) })).toEqual([5]);
  // Of one miner's two blocks only the first counts.
  const twins = { 5: { ...block(2, 2, 1), miner: 7 }, 6: { ...block(2, 2, 1), miner: 7 } };
  expect(heaviest({ 0: genesis, 1: block(1, 1, 0), ...twins })).toEqual([5]);
  expect(heaviest({ 0: genesis })).toEqual([0]);
  expect(heaviest({})).toEqual([]);
});

test("what lies deep enough is final, what the heaviest chain left out is behind; nothing is both", () => {
  const blocks = { 0: genesis, 1: block(1, 1, 0), 2: block(1, 1, 0), 3: block(2, 2, 1), 4: block(3, 1, 3) };
  const { final, behind } = settledOf(blocks, 2);
  expect([...final]).toEqual([1]);
  expect([...behind]).toEqual([2]);
  expect([...settledOf(blocks, 5).final]).toEqual([]);
});

test("of equally heavy tipsets the one with the smaller tickets, ticket by ticket", () => {
  const drawn = (ticket: number, miner: number) => ({ ...block(1, 1, 0), ticket, miner });
  const blocks = { 0: genesis, 1: drawn(30, 1), 2: drawn(20, 2), 3: drawn(10, 3) };
  // Both have the block with ticket 10; 20 comes before 30.
  const rivals = {
    ...blocks,
    4: { ...block(2, 1, 1, 3), ticket: 7, miner: 4 },
    5: { ...block(2, 1, 2, 3), ticket: 6, miner: 5 },
  };
  expect(heaviest(rivals)).toEqual([5]);
});

test("reads the same heaviest tipset from a node's blocks as the node does", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }), (key) => {
      const s = createSession();
      apply(s, { t: 0, type: "plan", steps: [withLiars(scenarios.ec!, 0)] });
      apply(s, { t: 0, type: "sit", name: "Person" });
      apply(s, { t: 0, type: "start", key: key.toString(16).padStart(32, "0"), away: [] });
      for (let t = s.round!.begin + 5800; t < s.round!.end; t += 30_000) {
        advance(s, t);
        const shown = new Views(s, t).view("node:0") as { parts: { chain: NodeView; ec: EcNodeView } };
        const { blocks, head } = JSON.parse(JSON.stringify(shown.parts.chain)) as NodeView;
        const mine = heaviest(blocks);
        const weigh = (ids: readonly number[]): number => {
          const chain = new Map<number, number>();
          for (let at = [...ids]; at.length > 0; at = blocks[at[0]!]?.parents ?? [])
            chain.set(
              blocks[at[0]!]!.height,
              at.reduce((sum, id) => sum + Number(blocks[id]?.wins ?? 0), 0),
            );
          return [...chain].reduce((sum, [height, wins]) => sum + (height > 0 ? 10 + wins : 0), 0);
        };
        expect(weigh(mine)).toBe(weigh(head));
      }
    }),
    { numRuns: 5 },
  );
}, 60_000);
