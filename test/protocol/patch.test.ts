import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diff, merge } from "../../src/protocol/patch.ts";
import { runs } from "../game/support/runs.ts";

type Json = Record<string, unknown>;

/** Plain JSON without null, with few keys, so that two of them have parts in common. */
const { view } = fc.letrec<{ view: Json; value: unknown }>((tie) => ({
  view: fc.dictionary(fc.constantFrom("a", "b", "c", "0", "10"), tie("value"), { noNullPrototype: true, maxKeys: 5 }),
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom<unknown>(0, 1, "", "x", true, false),
    fc.array(fc.constantFrom<unknown>(1, 2, "x", { a: 1 }, { a: 2 }), { maxLength: 3 }),
    fc.array(fc.constantFrom<unknown>({ a: 1 }, { a: 2, b: [{ c: 1 }] }, { b: [{ c: 2 }] }), { maxLength: 5 }),
    tie("view"),
  ),
}));

describe("a view's patch", () => {
  test("makes the new view of the old one", () => {
    fc.assert(
      fc.property(view, view, (before, after) => {
        const patch = diff(before, after);
        expect(merge(before, JSON.parse(JSON.stringify(patch ?? {})) as Json)).toEqual(after);
      }),
      { numRuns: runs(2000) },
    );
  });

  test("is nothing exactly when nothing changed", () => {
    fc.assert(
      fc.property(view, view, (before, after) => {
        expect(diff(before, structuredClone(before))).toBeUndefined();
        expect(diff(before, after) === undefined).toBe(isDeepStrictEqual(before, after));
      }),
      { numRuns: runs(2000) },
    );
  });

  test("modifies nothing, and keeps the identity of what did not change", () => {
    fc.assert(
      fc.property(view, view, (before, after) => {
        const [was, is] = [JSON.stringify(before), JSON.stringify(after)];
        const patch = diff(before, after) ?? {};
        const merged = merge(before, patch);
        expect([JSON.stringify(before), JSON.stringify(after)]).toEqual([was, is]);
        for (const key of Object.keys(before)) if (!Object.hasOwn(patch, key)) expect(merged[key]).toBe(before[key]);
      }),
      { numRuns: runs(1000) },
    );
  });

  test("has deep inside no more than what changed", () => {
    const before = {
      round: { seats: [1, 2], phase: "play" },
      seats: { 0: { name: "A", score: 1 }, 1: { name: "B", score: 2 } },
    };
    const after = structuredClone(before);
    after.seats[1].score = 3;
    const patch = diff(before, after)!;
    expect(patch).toEqual({ seats: { 1: { score: 3 } } });
    const merged = merge(before, patch) as typeof before;
    expect(merged.round).toBe(before.round);
    expect(merged.seats[0]).toBe(before.seats[0]);
    expect(merged.seats[1]).not.toBe(before.seats[1]);
  });

  test("of a list of objects has the places that changed, while they are the fewer", () => {
    const before = { offers: [{ verb: "a", not: { code: "x" } }, { verb: "b" }, { verb: "c", ids: [1, 2] }] };
    const after = { offers: [{ verb: "a" }, { verb: "b" }, { verb: "c", ids: [1, 2] }] };
    const patch = diff(before, after)!;
    expect(patch).toEqual({ offers: { "@": { 0: { not: null } } } });
    const merged = merge(before, patch) as typeof after;
    expect(merged).toEqual(after);
    expect(merged.offers[2]).toBe(before.offers[2]);
    const other = { offers: [{ verb: "a" }, { verb: "d" }, { verb: "c", ids: [1, 2] }] };
    expect(diff(before, other)).toEqual(other);
    expect(diff(before, { offers: before.offers.slice(1) })).toEqual({ offers: before.offers.slice(1) });
  });

  test("replaces other lists whole, takes away what is gone, and starts from nothing", () => {
    expect(diff({ list: [1, 2] }, { list: [1] })).toEqual({ list: [1] });
    expect(diff({ a: 1, b: 2 }, { b: 2 })).toEqual({ a: null });
    expect(merge(undefined, { a: { b: 1, c: null } })).toEqual({ a: { b: 1 } });
    expect(merge({ a: [1] }, { a: { b: 1 } })).toEqual({ a: { b: 1 } });
  });
});
