import { describe, expect, it } from "vitest";
import { atLeast } from "../../src/lab/models/binomial.ts";
import { enough, minorityWindows, NEEDED, next, type State } from "../../src/lab/models/signalling.ts";
import { parseParams } from "../../src/lab/params.ts";
import { UsageError } from "../../src/lab/types.ts";
import { experiment, off, rowsOf } from "./helpers.ts";

describe("ways of voting, upgrades and forks", () => {
  it.each([
    ["voting", 300, 33],
    ["voting-heads", 300, 9],
    ["voting-stake", 300, 10],
    ["voting-quadratic", 300, 14],
    ["conviction", 1, 17],
    ["signalling", 60, 9],
  ])("%s agrees with science/rules.md (%d runs, %d rows held)", async (name, runs, held) => {
    const rows = await rowsOf(name, runs);
    expect(rows.filter((row) => row.reference !== null).length).toBe(held);
    expect(off(rows)).toEqual([]);
  });

  it("any case that is asked for", async () => {
    const small = await rowsOf("voting", 500, ["way=quadratic", "voters=7", "p=.8", "loss=3"]);
    // Six of seven outweigh one who loses three; five do not outweigh two.
    expect(small[0]?.reference).toBeCloseTo(7 * 0.8 ** 6 * 0.2 + 0.8 ** 7, 10);
    expect(off(small)).toEqual([]);
    expect((await rowsOf("conviction", 1, ["request=.12"]))[0]?.measured).toBeCloseTo(0.3125, 10);
    expect(
      (await rowsOf("conviction", 1, ["kept=.5", "steps=3", "support=8"])).map(({ measured }) => measured),
    ).toEqual([8, 14, 1.75, 1]);
    expect((await rowsOf("signalling", 1, ["minority=.5"])).map(({ measured }) => measured)).toEqual([28, 14, 14, 14]);
    for (const [name, pairs] of [
      ["voting", ["voters=7"]],
      ["voting", ["way=stake", "voters=7", "p=.5"]],
      ["voting-heads", ["way=stake"]],
    ] as const) {
      const e = experiment(name);
      expect(() => e.plan(parseParams(e.params, [...pairs]), 1)).toThrow(UsageError);
    }
  });

  it("windows are counted to the block, and BIP 9's states follow one another a window each", () => {
    expect([NEEDED - 1, NEEDED].map((n) => enough(n))).toEqual([false, true]);
    const path = (windows: readonly boolean[]): State[] => {
      const states: State[] = ["DEFINED"];
      for (const [i, passed] of windows.entries()) states.push(next(states[i]!, passed, i >= 3));
      return states;
    };
    expect(path([true, false, true, false, false])).toEqual([
      ...["DEFINED", "STARTED", "STARTED", "LOCKED_IN", "ACTIVE", "ACTIVE"],
    ]);
    expect(path([true, false, false, false, true])).toEqual([
      ...["DEFINED", "STARTED", "STARTED", "STARTED", "FAILED", "FAILED"],
    ]);
    // A chain that has gained power is held back by the clamp as well.
    expect(minorityWindows(8, 3).map((days) => Math.round(100 * days) / 100)).toEqual([1.75, 7, 14]);
  });

  it("the binomial sum, where it can be checked by hand", () => {
    expect(atLeast(2, 3, 0.5)).toBeCloseTo(0.5, 12);
    expect([atLeast(0, 5, 0), atLeast(1, 5, 0), atLeast(5, 5, 1)]).toEqual([1, 0, 1]);
    expect(atLeast(1008, 2016, 0.5)).toBeCloseTo(0.5089, 3);
  });
});
