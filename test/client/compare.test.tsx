import { describe, expect, test } from "vitest";
import { bite, pictureOf, ROWS_MAX } from "../../client/compare/rows.ts";
import type { Compared } from "../../src/game/compared.ts";

let n = 0;
/** A round; without anything said of it, the best home by everybody within half of the clock. */
const round = (more: Partial<Compared> & { worth?: number; best?: number } = {}): Compared => {
  const { worth = 9, best = 9, ...rest } = more;
  return {
    round: ++n,
    scenario: "meadow",
    world: "swarm",
    mechanism: "bees",
    deciders: "all",
    trials: [],
    clock: 120_000,
    took: 60_000,
    ended: { ending: "best", worth, best },
    ...rest,
  };
};
const queen = (more: Parameters<typeof round>[0] = {}) => round({ mechanism: "queen", deciders: "one", ...more });

describe("rounds held against each other", () => {
  test("need two of another rule or another trial, in one world", () => {
    expect(pictureOf([])).toBeUndefined();
    expect(pictureOf([round()])).toBeUndefined();
    expect(pictureOf([round(), round()])).toBeUndefined();
    expect(pictureOf([round({ world: "chain", mechanism: "pow" }), round()])).toBeUndefined();
    expect(pictureOf([round(), queen()])?.groups.map(({ deciders }) => deciders)).toEqual(["one", "all"]);
    expect(pictureOf([round(), round({ trials: ["liars"] })])?.groups).toHaveLength(1);
  });

  test("stand from one who decides to all, the latest only", () => {
    const few = round({ mechanism: "council", deciders: "few" });
    const picture = pictureOf([round(), few, queen(), round(), queen(), round(), few, queen()]);
    expect(picture?.groups.map(({ deciders, rows }) => [deciders, rows.length])).toEqual([
      ["one", 3],
      ["few", 1],
      ["all", 2],
    ]);
    expect(picture?.groups.flatMap(({ rows }) => rows)).toHaveLength(ROWS_MAX);
  });

  test("say what a trial took against the same rule without it, where that was played and told", () => {
    const hurt = round({ trials: ["liars"], worth: 5 });
    const rows = (list: Compared[]) => pictureOf(list)?.groups.flatMap((group) => group.rows) ?? [];
    const took = (list: Compared[]) => rows(list).map((row) => bite(row));
    expect(took([round({ worth: 9 }), round({ worth: 8 }), hurt])).toEqual([undefined, undefined, 3.5]);
    // The queen's calm round is no measure for theirs.
    expect(took([queen(), hurt])).toEqual([undefined, undefined]);
    const untold = { ...round({ trials: ["liars"] }) };
    delete untold.ended;
    expect(took([round(), untold])).toEqual([undefined, undefined]);
  });

  test("sum up from the first to the last, with calm rounds where both have some", () => {
    const sum = (list: Compared[]) => pictureOf(list)?.sum;
    expect(sum([queen({ worth: 7, took: 40_000 }), round({ worth: 9, took: 70_000 })])).toEqual({
      from: "one",
      to: "all",
      better: 2,
      slower: 30_000,
    });
    expect(sum([queen({ worth: 7 }), queen({ worth: 1, trials: ["liars"] }), round({ worth: 9 })])?.better).toBe(2);
    expect(sum([round(), round({ trials: ["liars"] })])).toBeUndefined();
    const untold = queen();
    delete untold.ended;
    expect(sum([untold, round()])).toBeUndefined();
  });

  test("have times only where rounds end by a decision", () => {
    const chain = { world: "chain", mechanism: "pow", took: 120_000 };
    const list = [round(chain), round({ ...chain, mechanism: "authority", deciders: "one" })];
    expect(pictureOf(list)?.timed).toBe(false);
    expect(pictureOf([round(), queen({ took: 120_000 })])).toMatchObject({ timed: true, longest: 120_000 });
  });
});
