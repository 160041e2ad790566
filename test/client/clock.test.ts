import { signal } from "@preact/signals";
import { afterEach, expect, test } from "vitest";
import { clock, realSince, secondsTo } from "../../client/parts/clock.ts";
import { SessionClock } from "../../client/source/clock.ts";
import { room, source } from "../../client/store.ts";
import { TestTime } from "./support/time.ts";

afterEach(() => {
  source.value = room;
});

/** A page whose room's clock stood at 20 s and runs at a rate since. */
function page(rate: number): { time: TestTime; set: (t: number, rate: number) => void } {
  const time = new TestTime();
  const own = new SessionClock(() => time.now());
  own.at(20_000, rate);
  source.value = { live: true, you: signal({}), views: signal({}), clock: own };
  return { time, set: (t, next) => own.at(t, next) };
}

test.each([1, 3, 10])(
  "at rate %i the clock runs so fast, and says how much of the round's own time is left",
  (rate) => {
    const { time, set } = page(rate);
    const end = 20_000 + rate * 5000;
    time.pass(2000);
    // Frames bring the clock along.
    set(20_000 + rate * 2000, rate);
    expect(clock.value).toBe(20_000 + rate * 2000);
    expect(secondsTo(end)).toBe(rate * 3);
    // What is to be read stays as long as at the usual rate.
    expect(realSince(20_000)).toBe(2000);
  },
);

test("a clock that stands still does not let what was told go", () => {
  const { time, set } = page(1);
  set(21_000, 0);
  time.pass(60_000);
  expect([clock.value, realSince(20_000), secondsTo(25_000)]).toEqual([21_000, 1000, 4]);
});
