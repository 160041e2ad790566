import { describe, expect, test } from "vitest";
import { faultOf, type SignedHeader } from "../../../src/game/mechanisms/ec/consensus-faults.ts";

/** One epoch: blocks 1, 2 and 3 on genesis, 2 being ours. Then what we made after it. */
const blocks: Record<number, SignedHeader> = {};
const put = (id: number, height: number, ...parents: number[]): SignedHeader => {
  blocks[id] = { id, height, parents };
  return blocks[id];
};
const look = (id: number): SignedHeader => blocks[id] as SignedHeader;
put(0, 0);
put(1, 1, 0);
const mine = put(2, 1, 0);
put(3, 1, 0);
// Another tipset of that epoch's next one, and one on a part of the first.
put(4, 2, 1, 2, 3);
put(5, 2, 1, 3);

describe("two signed headers", () => {
  test.each([
    ["two blocks in one epoch, on the same parents", put(10, 1, 0), "double-fork"],
    ["two blocks in one epoch, on other parents", put(11, 1, 4), "double-fork"],
    ["the same parents in two epochs", put(12, 2, 0), "time-offset"],
    ["one's own last block left out", put(13, 2, 1, 3), "parent-grinding"],
    ["one's own last block built on", put(14, 2, 1, 2), undefined],
    ["on its tipset's child, which has it", put(15, 3, 4), undefined],
    ["on a child that left it out: somebody else's fault, if anybody's", put(16, 3, 5), undefined],
    ["the same block", mine, undefined],
  ])("%s", (_what, other, fault) => {
    expect(faultOf(mine, other, look)).toBe(fault);
    expect(faultOf(other, mine, look)).toBe(fault);
  });
});
