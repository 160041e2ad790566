import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Chance, purpose } from "../../../src/game/kit/chance.ts";
import { boundedRace, confirmationsFor, exactRace, nakamoto, type WinningRule } from "../../../src/game/kit/races.ts";

const SLACK = 1e-12;
const rules: readonly WinningRule[] = ["tie", "longer"];
const anyRule = fc.constantFrom(...rules);
const share = (max: number) => fc.double({ min: 0, max, noNaN: true });
const few = (max: number) => fc.integer({ min: 0, max });
const seven = (x: number) => x.toFixed(7);

function choose(n: number, k: number): number {
  let c = 1;
  for (let i = 1; i <= k; i++) c = (c * (n - k + i)) / i;
  return c;
}

/** Whether this sequence of blocks (true: the attacker's) is a success at some moment, read off the definition. */
function succeeds(blocks: readonly boolean[], z: number, rule: WinningRule): boolean {
  for (let n = 0; n <= blocks.length; n++) {
    const attacker = blocks.slice(0, n).filter((his) => his).length;
    const honest = n - attacker;
    if (honest >= z && (rule === "tie" ? attacker >= honest : attacker > honest)) return true;
  }
  return false;
}

function enumerate(q: number, z: number, blocks: number, rule: WinningRule): number {
  let sum = 0;
  for (let bits = 0; bits < 2 ** blocks; bits++) {
    const sequence = Array.from({ length: blocks }, (_, i) => ((bits >> i) & 1) === 1);
    const attacker = sequence.filter((his) => his).length;
    if (succeeds(sequence, z, rule)) sum += q ** attacker * (1 - q) ** (blocks - attacker);
  }
  return sum;
}

describe("Nakamoto's formula", () => {
  test("gives section 11's tables to the last digit", () => {
    const tenth = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((z) => seven(nakamoto(0.1, z)));
    expect(tenth).toEqual(
      "1.0000000 0.2045873 0.0509779 0.0131722 0.0034552 0.0009137 0.0002428 0.0000647 0.0000173 0.0000046 0.0000012".split(
        " ",
      ),
    );
    const thirty = [5, 10, 15, 20, 25, 30].map((z) => seven(nakamoto(0.3, z)));
    expect(thirty).toEqual("0.1773523 0.0416605 0.0101008 0.0024804 0.0006132 0.0001522".split(" "));
  });

  test("gives its confirmations for a risk of less than .1%", () => {
    const q = [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45];
    expect(q.map((x) => confirmationsFor(x, 0.001))).toEqual([5, 8, 11, 15, 24, 41, 89, 340]);
  });

  test("is the sum as it is printed", () => {
    for (const q of [0.02, 0.1, 0.33, 0.45, 0.49]) {
      for (let z = 0; z <= 40; z++) {
        const ratio = q / (1 - q);
        let sum = 0;
        let term = Math.exp(-z * ratio);
        for (let k = 0; k <= z; k++) {
          sum += term * (1 - ratio ** (z - k));
          term *= (z * ratio) / (k + 1);
        }
        expect(Math.abs(nakamoto(q, z) - (1 - sum)), `q ${q}, z ${z}`).toBeLessThan(1e-13);
      }
    }
  });

  test("rises with q, falls with z, and is 1 where the attacker cannot lose", () => {
    fc.assert(
      fc.property(share(0.5), share(0.5), few(400), (a, b, z) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(nakamoto(low, z)).toBeLessThanOrEqual(nakamoto(high, z) + SLACK);
        expect(nakamoto(a, z + 1)).toBeLessThanOrEqual(nakamoto(a, z) + SLACK);
      }),
    );
    expect([nakamoto(0.5, 9), nakamoto(0.8, 9), nakamoto(1, 1), nakamoto(0, 0)]).toEqual([1, 1, 1, 1]);
    expect(nakamoto(0, 1)).toBe(0);
  });

  test("has the fewest confirmations that are enough", () => {
    fc.assert(
      fc.property(share(0.49), fc.double({ min: 1e-9, max: 1, noNaN: true }), (q, risk) => {
        const z = confirmationsFor(q, risk) as number;
        expect(nakamoto(q, z)).toBeLessThan(risk);
        if (z > 0) expect(nakamoto(q, z - 1)).toBeGreaterThanOrEqual(risk);
      }),
    );
    expect(confirmationsFor(0.5, 0.001)).toBeUndefined();
    expect([confirmationsFor(0.1, 2), confirmationsFor(0.1, 1), confirmationsFor(0, 1e-9)]).toEqual([0, 1, 1]);
    expect(() => confirmationsFor(0.499999, 1e-9)).toThrow(RangeError);
  });
});

describe("the exact race", () => {
  test("gives the published formula's figures", () => {
    const tenth = [1, 2, 3, 4, 5, 6].map((z) => seven(exactRace(0.1, z)));
    expect(tenth).toEqual("0.2000000 0.0560000 0.0171200 0.0054560 0.0017818 0.0005914".split(" "));
    expect([5, 10, 15].map((z) => seven(exactRace(0.3, z)))).toEqual(["0.1976173", "0.0651067", "0.0233077"]);
  });

  test("is the published sum", () => {
    for (const q of [0.01, 0.1, 0.25, 0.4, 0.49]) {
      const p = 1 - q;
      for (let z = 1; z <= 30; z++) {
        let sum = 0;
        for (let k = 0; k < z; k++) sum += choose(k + z - 1, k) * (p ** z * q ** k - q ** z * p ** k);
        expect(Math.abs(exactRace(q, z) - (1 - sum)), `q ${q}, z ${z}`).toBeLessThan(1e-12);
      }
    }
  });

  test("is the negative binomial race with a lead to make good, by either rule", () => {
    for (const [over, rule] of rules.entries()) {
      for (const q of [0.05, 0.2, 0.45]) {
        for (let z = 1; z <= 20; z++) {
          const p = 1 - q;
          let fails = 0;
          for (let k = 0; k < z + over; k++)
            fails += choose(k + z - 1, k) * p ** z * q ** k * (1 - (q / p) ** (z + over - k));
          expect(Math.abs(exactRace(q, z, rule) - (1 - fails)), `q ${q}, z ${z}, ${rule}`).toBeLessThan(1e-12);
        }
      }
    }
  });

  test("at z = 0: a tie is there already, a longer chain is one block away", () => {
    expect(exactRace(0.1, 0)).toBe(1);
    expect(exactRace(0.1, 0, "longer")).toBeCloseTo(1 / 9, 14);
    expect([exactRace(0, 0), exactRace(0, 0, "longer"), exactRace(0, 3)]).toEqual([1, 0, 0]);
    expect(rules.map((rule) => exactRace(0.5, 7, rule))).toEqual([1, 1]);
  });

  test("falls with z, and a tie is easier", () => {
    fc.assert(
      fc.property(share(0.5), few(300), (q, z) => {
        for (const rule of rules) expect(exactRace(q, z + 1, rule)).toBeLessThanOrEqual(exactRace(q, z, rule) + SLACK);
        expect(exactRace(q, z, "longer")).toBeLessThanOrEqual(exactRace(q, z) + SLACK);
      }),
    );
  });
});

describe("the bounded race", () => {
  test("is the sum over all sequences of blocks", () => {
    fc.assert(
      fc.property(share(1), few(4), few(10), anyRule, (q, z, blocks, rule) => {
        expect(Math.abs(boundedRace(q, z, blocks, rule) - enumerate(q, z, blocks, rule))).toBeLessThan(SLACK);
      }),
      { numRuns: 150, seed: 11 },
    );
  });

  test.each<[number, number, number, WinningRule]>([
    [0.3, 3, 40, "tie"],
    [0.45, 6, 60, "longer"],
    [0.6, 10, 80, "tie"],
  ])("is what happens: q %d, z %d, %d blocks, %s", (q, z, blocks, rule) => {
    const chance = new Chance("a4093822299f31d0082efa98ec4e6c89");
    const p = purpose("test races");
    const runs = 10_000;
    let won = 0;
    for (let run = 0; run < runs; run++) {
      let lead = 0;
      let success = false;
      for (let n = 1; n <= blocks && !success; n++) {
        lead += chance.uniform(p, run, n) < q ? 1 : -1;
        success = (n - lead) / 2 >= z && lead >= (rule === "tie" ? 0 : 1);
      }
      if (success) won++;
    }
    const expected = boundedRace(q, z, blocks, rule);
    expect(Math.abs(won / runs - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / runs));
  });

  test("rises with the number of blocks, up to the exact race", () => {
    fc.assert(
      fc.property(share(0.5), few(8), few(60), anyRule, (q, z, blocks, rule) => {
        const here = boundedRace(q, z, blocks, rule);
        expect(here).toBeGreaterThanOrEqual(0);
        expect(here).toBeLessThanOrEqual(boundedRace(q, z, blocks + 1, rule) + SLACK);
        expect(here).toBeLessThanOrEqual(exactRace(q, z, rule) + SLACK);
      }),
    );
    for (const rule of rules) {
      for (const [q, z] of [
        [0.1, 6],
        [0.3, 0],
        [0.3, 10],
        [0.4, 3],
      ] as const) {
        expect(Math.abs(boundedRace(q, z, 1500, rule) - exactRace(q, z, rule)), `q ${q}, z ${z}`).toBeLessThan(1e-10);
      }
    }
  });

  test("rises with q up to ½, and a tie is easier", () => {
    fc.assert(
      fc.property(share(0.5), share(0.5), few(8), few(60), anyRule, (a, b, z, blocks, rule) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(boundedRace(low, z, blocks, rule)).toBeLessThanOrEqual(boundedRace(high, z, blocks, rule) + SLACK);
        expect(boundedRace(a, z, blocks, "longer")).toBeLessThanOrEqual(boundedRace(a, z, blocks, "tie") + SLACK);
      }),
    );
  });

  test("cannot be won too early, nor where the honest side never ships", () => {
    expect(boundedRace(0.4, 5, 9, "tie")).toBe(0);
    expect(boundedRace(0.4, 5, 10, "tie")).toBeCloseTo(252 * 0.24 ** 5, 12);
    expect(boundedRace(0.4, 5, 10, "longer")).toBe(0);
    expect(boundedRace(1, 1, 50, "tie")).toBe(0);
    expect([boundedRace(0, 0, 0, "tie"), boundedRace(1, 0, 0, "longer"), boundedRace(1, 0, 1, "longer")]).toEqual([
      1, 0, 1,
    ]);
  });
});

test("no race outside of 0 to 1, to parts of blocks or without end", () => {
  for (const [q, z] of [[-0.1, 1] as const, [1.1, 1] as const, [Number.NaN, 1] as const, [0.1, 1.5] as const]) {
    for (const race of [nakamoto, exactRace, (x: number, y: number) => boundedRace(x, y, 9, "tie")])
      expect(() => race(q, z)).toThrow(RangeError);
  }
  expect(() => boundedRace(0.1, 1, 1e6, "tie")).toThrow(RangeError);
  expect(() => confirmationsFor(0.1, 0)).toThrow(RangeError);
});
