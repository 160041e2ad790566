import { describe, expect, test } from "vitest";
import { nextGeneration, type One, USUAL, weightsOf } from "../../../src/game/evolution/generation.ts";
import { foundersOf, learned } from "../../../src/game/evolution/learned.ts";
import { mutated } from "../../../src/game/evolution/mutation.ts";
import { paired } from "../../../src/game/evolution/paired.ts";
import { parentsOf, SELECTIONS } from "../../../src/game/evolution/selection.ts";
import { Chance } from "../../../src/game/kit/chance.ts";
import { mechanisms, policiesFor } from "../../../src/game/mechanisms/registry.ts";
import { filled, paramsFault, type Traits, usualOf } from "../../../src/game/policies/traits.ts";

const chance = new Chance("0123456789abcdef0123456789abcdef");

describe("who has children", () => {
  test.each(SELECTIONS)("%s: the better, the more; who cannot be a parent has none", (how) => {
    const weights = [0, 1, 2, 3, 6];
    const counts = weights.map(() => 0);
    for (let g = 0; g < 600; g++)
      for (const parent of parentsOf(how, weights, chance, g)) counts[parent] = (counts[parent] ?? 0) + 1;
    for (let i = 1; i < counts.length; i++) expect(counts[i]).toBeGreaterThan(counts[i - 1] as number);
    // A tournament of three can still be one of the worst alone with itself, and in the Moran process nobody dies at once.
    if (how === "proportional") expect(counts[0]).toBe(0);
    expect(counts.reduce((a, b) => a + b)).toBe(3000);
  });

  test("in proportion, to four standard errors", () => {
    const weights = [1, 3];
    const n = 4000;
    let second = 0;
    for (let g = 0; g < n / 2; g++)
      second += parentsOf("proportional", weights, chance, g).filter((one) => one === 1).length;
    expect(Math.abs(second / n - 0.75)).toBeLessThan(4 * Math.sqrt((0.75 * 0.25) / n));
  });

  test("hangs on the key, the generation and the place alone", () => {
    const all = parentsOf("proportional", [1, 2, 3, 4], chance, 7);
    expect(parentsOf("proportional", [1, 2, 3, 4], new Chance("0123456789abcdef0123456789abcdef"), 7)).toEqual(all);
    expect([8, 9, 10].map((g) => parentsOf("proportional", [1, 2, 3, 4], chance, g))).not.toEqual([all, all, all]);
  });

  test("points that all share make no difference, and where all did alike anyone is a parent", () => {
    expect(weightsOf([50, 60, undefined])).toEqual([2.5, 12.5, 0]);
    expect(weightsOf([0, 10, undefined])).toEqual([2.5, 12.5, 0]);
    expect(weightsOf([40, 40])).toEqual([1, 1]);
  });
});

describe("what became of a trait", () => {
  const one = (x: number, parent: number) => ({ params: { x }, parent });

  test("is what those with children had more of, and what mutation did: together the whole", () => {
    const generations = [
      [one(0, -1), one(1, -1)],
      [one(1, 1), one(0.9, 1)],
      [one(0.9, 1), one(1, 0)],
    ];
    const { means, selected, mutated: by } = learned(generations, "x");
    expect(means).toEqual([0.5, 0.95, 0.95]);
    expect(selected).toBeCloseTo(0.5);
    expect(selected + by).toBeCloseTo(0.45);
    expect(foundersOf(generations)).toEqual([1, 1]);
  });
});

describe("what is told as learned", () => {
  test("is luck in no more than one of twelve colonies in which nobody does better than others", () => {
    const names = ["a", "b", "c", "d", "e", "f"];
    const runs = 300;
    let told = 0;
    for (let run = 0; run < runs; run++) {
      const luck = new Chance(run.toString(16).padStart(32, "0"));
      const traits = Object.fromEntries(names.map((name) => [name, { min: 0, max: 1, usual: 0.5 }]));
      const generations: One[][] = [Array.from({ length: 24 }, () => ({ params: usualOf(traits), parent: -1 }))];
      for (let n = 1; n <= 5; n++)
        generations.push(nextGeneration(traits, generations[n - 1] as One[], Array(24).fill(40), USUAL, luck, n));
      if (names.some((name) => learned(generations, name).told)) told++;
    }
    expect(told / runs).toBeLessThan(1 / 12);
  });
});

describe("the last against the first", () => {
  test("is decided where the places differ all alike, and not where they differ by luck", () => {
    const first = { 0: 10, 1: 20, 2: 30, 3: 40 };
    expect(paired({ first, last: { 0: 15, 1: 26, 2: 35, 3: 46 } })).toEqual({
      first: 25,
      last: 30.5,
      n: 4,
      better: "last",
    });
    expect(paired({ first: { 0: 15, 1: 26, 2: 35, 3: 46 }, last: first }).better).toBe("first");
    expect(paired({ first, last: { 0: 40, 1: 10, 2: 45, 3: 20 } })).toEqual({ first: 25, last: 28.8, n: 4 });
  });

  test("leaves out who played only once, and claims nothing of one place or none", () => {
    expect(paired({ first: { 0: 10, 1: 90 }, last: { 0: 20 } })).toEqual({ first: 10, last: 20, n: 1 });
    expect(paired({ first: {}, last: {} })).toEqual({ first: 0, last: 0, n: 0 });
  });
});

describe("traits", () => {
  const every = [...mechanisms.values()].flatMap(({ id }) =>
    [...policiesFor(id).policies.values()].flatMap(({ traits, id: policy }) =>
      traits ? [[id, policy, traits] as const] : [],
    ),
  );

  test.each(every)("%s %s: what is usual lies in the range, and so does every child", (_, __, traits: Traits) => {
    const usual = usualOf(traits);
    expect(paramsFault(traits, usual)).toBeUndefined();
    expect(filled(traits, {})).toEqual(usual);
    for (let place = 0; place < 200; place++) {
      const child = mutated(traits, usual, { rate: 1, step: 0.6 }, chance, 1, place);
      expect(paramsFault(traits, child)).toBeUndefined();
    }
  });
});
