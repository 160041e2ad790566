import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Chance, purpose } from "../../../src/game/kit/chance.ts";
import { normalQuantile } from "../../../src/game/kit/distributions.ts";

const key = "0123456789abcdeffedcba9876543210";
const chance = new Chance(key);
const p = purpose("kit test");
const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 32 - 1 });

describe("keys and purposes", () => {
  test.each(["", "0123456789abcdef", `${key}0`, `${key.slice(1)}g`, ` ${key.slice(1)}`, `${key}\n`])(
    "%j is no key, and the error does not show it",
    (bad) => {
      expect(() => new Chance(bad)).toThrow(/^chance: a key is 32 hex digits$/);
    },
  );

  test("a key's case does not matter, and nothing prints it", () => {
    expect(new Chance(key.toUpperCase()).derive(p)).toBe(chance.derive(p));
    expect(JSON.stringify(chance)).toBe("{}");
  });

  test.each([
    ["", 0x811c9dc5],
    ["a", 0xe40c292c],
    ["foobar", 0xbf9cf968],
  ])("FNV-1a's known answer for %j", (name, hash) => expect(purpose(name)).toBe(hash));

  test("the same name again is fine, another with the same hash is not", () => {
    expect(purpose("costarring")).toBe(purpose("costarring"));
    expect(() => purpose("liquid")).toThrow(/"liquid" and "costarring"/);
    expect(() => purpose("liquid")).toThrow();
  });
});

describe("draws", () => {
  // References: an independent Threefry in Python, checked by Random123's answers; the normals by mpmath.
  test.each<[string, number, number, number, number, string, string]>([
    ["kit test", 0, 0, 0, 0.8139224600060921, "0.8924438252736141106782", "d05d38f759a5f5267a0bfb5af68263c2"],
    ["kit test", 1, 2, 3, 0.0573571389681754, "-1.577353141596547955360", "0eaef502e07bc8591eb0efb0fe2fb8dc"],
    [
      "kit test",
      -1,
      -2147483648,
      4294967295,
      0.8113533928248533,
      "0.8828946405163078410230",
      "cfb4db1ffd737a83ed63c1359f3b4887",
    ],
    ["kit test", 2147483647, 7, 0, 0.836348204811174, "0.9795595250783565312160", "d61aea78dddbc17cc438ea0cfd701fa3"],
    ["noise ü", 5, 0, 0, 0.28331529878747774, "-0.5730208256844182549565", "488759f3b5fd4ee1a594b8c25baf1ffc"],
  ])("are pinned: %s %d %d %d", (name, a, b, c, uniform, normal, derived) => {
    const q = purpose(name);
    expect(chance.uniform(q, a, b, c)).toBe(uniform);
    expect(Math.abs(chance.normal(q, a, b, c) - Number(normal))).toBeLessThan(1e-15);
    expect(chance.derive(q, a, b, c)).toBe(derived);
    const bits = [0, 8].map((at) => Number.parseInt(derived.slice(at, at + 8), 16) >>> 6) as [number, number];
    expect(chance.normal(q, a, b, c)).toBe(normalQuantile((bits[0] * 2 ** 26 + bits[1] + 0.5) / 2 ** 52));
  });

  test("are pure: other draws in between change nothing", () => {
    const draws = (c: Chance, a: number, b: number) => [
      c.uniform(p, a, b),
      c.normal(p, a, b),
      c.exponential(p, 2, a, b),
      c.int(p, 1000, a, b),
      c.chooses(p, 0.5, a, b),
      c.shuffle(p, 9, a, b),
      c.weighted(p, [1, 2, 3], a, b),
      c.poisson(p, 5, a, b),
      c.derive(p, a, b),
    ];
    fc.assert(
      fc.property(int32, int32, int32, (a, b, other) => {
        const first = draws(chance, a, b);
        draws(chance, other, a);
        expect(draws(new Chance(key), a, b)).toEqual(first);
      }),
    );
  });

  test("every counter, the purpose and the key matter; counters left out are 0", () => {
    const draws = [
      chance.derive(p),
      chance.derive(p, 1),
      chance.derive(p, 0, 1),
      chance.derive(p, 0, 0, 1),
      chance.derive(purpose("kit test 2")),
      new Chance(`${key.slice(1)}1`).derive(p),
      ...[0, 8, 16, 24].map((at) => new Chance(`${key.slice(0, at)}ffffffff${key.slice(at + 8)}`).derive(p)),
    ];
    expect(new Set(draws).size).toBe(draws.length);
    expect(chance.derive(p, 0, 0, 0)).toBe(chance.derive(p));
    expect(chance.derive(p, -1)).toBe(chance.derive(p, 0xffffffff));
    expect(new Chance(chance.derive(p)).derive(p)).not.toBe(chance.derive(p));
  });

  test.each([0.5, 2 ** 32, -(2 ** 31) - 1, Number.NaN, Infinity])("%d is no counter", (bad) => {
    for (const counters of [[bad], [0, bad], [0, 0, bad]]) {
      expect(() => chance.uniform(p, ...counters)).toThrow(RangeError);
      expect(() => chance.normal(p, ...counters)).toThrow(RangeError);
      expect(() => chance.derive(p, ...counters)).toThrow(RangeError);
    }
    expect(() => chance.shuffle(p, 3, bad)).toThrow(RangeError);
  });
});
