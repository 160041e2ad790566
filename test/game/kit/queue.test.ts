import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cancel, emptyQueue, peek, pop, push, type Queue, type Timed } from "../../../src/game/kit/queue.ts";

type Step = { do: "push"; t: number } | { do: "pop" } | { do: "cancel"; id: number } | { do: "save" };

const time = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 8 }) },
  { weight: 1, arbitrary: fc.maxSafeInteger() },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: time.map((t) => ({ do: "push", t }) as const) },
  { weight: 2, arbitrary: fc.constant({ do: "pop" } as const) },
  { weight: 2, arbitrary: fc.integer({ min: -1, max: 60 }).map((id) => ({ do: "cancel", id }) as const) },
  { weight: 1, arbitrary: fc.constant({ do: "save" } as const) },
);

/** The law in one line: what is left, sorted by time and then by id. */
class Model {
  next = 0;
  items: Timed<string>[] = [];
  push(t: number, e: string) {
    this.items.push({ t, n: this.next, e });
    this.items.sort((x, y) => x.t - y.t || x.n - y.n);
    return this.next++;
  }
  cancel(id: number) {
    const before = this.items.length;
    this.items = this.items.filter((item) => item.n !== id);
    return this.items.length < before;
  }
}

function drain<E>(q: Queue<E>): Timed<E>[] {
  const all: Timed<E>[] = [];
  for (let item = pop(q); item !== undefined; item = pop(q)) all.push(item);
  return all;
}

describe("the timed queue", () => {
  test("does what a sorted list does, also after a trip through JSON at any point", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120, size: "max" }), (steps) => {
        const model = new Model();
        const stayed = emptyQueue<string>();
        let travelled = emptyQueue<string>();
        for (const [i, s] of steps.entries()) {
          if (s.do === "save") travelled = JSON.parse(JSON.stringify(travelled));
          for (const q of [stayed, travelled]) {
            if (s.do === "pop") expect(pop(q)).toEqual(model.items[0]);
            if (s.do === "push") expect(push(q, s.t, `e${i}`)).toBe(model.next);
            if (s.do === "cancel") expect(cancel(q, s.id)).toBe(model.items.some((item) => item.n === s.id));
          }
          if (s.do === "pop") model.items.shift();
          if (s.do === "push") model.push(s.t, `e${i}`);
          if (s.do === "cancel") model.cancel(s.id);
          expect(travelled).toEqual(stayed);
          expect(peek(stayed)).toEqual(model.items[0]);
          expect(stayed.items.length).toBe(model.items.length);
        }
        expect(drain(stayed)).toEqual(model.items);
        expect(drain(travelled)).toEqual(model.items);
      }),
      { numRuns: 300 },
    );
  });

  test("gives each id once, and not back after pops and cancels", () => {
    const q = emptyQueue<null>();
    expect(push(q, 5, null)).toBe(0);
    expect(cancel(q, 0)).toBe(true);
    expect(cancel(q, 0)).toBe(false);
    expect(push(q, 5, null)).toBe(1);
    expect(pop(q)).toEqual({ t: 5, n: 1, e: null });
    expect(cancel(q, 1)).toBe(false);
    expect(push(q, -3, null)).toBe(2);
    expect(pop(q)?.n).toBe(2);
    expect([pop(q), peek(q)]).toEqual([undefined, undefined]);
  });

  test.each([0.5, Number.NaN, Infinity, -Infinity, 2 ** 53])("refuses the time %d and stays as it was", (t) => {
    const q = emptyQueue<string>();
    push(q, 1, "a");
    const before = JSON.stringify(q);
    expect(() => push(q, t, "b")).toThrow(RangeError);
    expect(JSON.stringify(q)).toBe(before);
  });

  test("keeps a thousand timers in order while half of them are cancelled", () => {
    const q = emptyQueue<number>();
    for (let i = 0; i < 1000; i++) push(q, (i * 7919) % 499, i);
    for (let i = 0; i < 1000; i += 2) expect(cancel(q, (i * 37) % 1000)).toBe(true);
    const left = drain(q);
    expect(left.length).toBe(500);
    for (const [i, x] of left.slice(1).entries()) {
      const y = left[i] as Timed<number>;
      expect(y.t < x.t || (y.t === x.t && y.n < x.n)).toBe(true);
    }
  });
});
