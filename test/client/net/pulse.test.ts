import { expect, test } from "vitest";
import { DOUBTFUL, PATIENCE, Patience } from "../../../client/net/patience.ts";
import { Pulse } from "../../../client/net/pulse.ts";
import { PING_EVERY } from "../../../src/protocol/limits.ts";
import { TestTime } from "../support/time.ts";

const SILENT = PATIENCE[0];

function beating() {
  const time = new TestTime();
  const patience = new Patience();
  const seen = { asked: 0, dead: 0 };
  const pulse = new Pulse(
    time,
    patience,
    () => seen.asked++,
    () => seen.dead++,
  );
  return { time, patience, pulse, seen };
}

test("a dial that gets no answer is dead after the patience, once", () => {
  const { time, pulse, seen } = beating();
  pulse.await();
  time.pass(SILENT - 1);
  expect(seen.dead).toBe(0);
  time.pass(1);
  expect(seen.dead).toBe(1);
  time.pass(10 * SILENT);
  expect(seen.dead).toBe(1);
});

test("a line that stands is asked regularly, and lives as long as something comes back", () => {
  const { time, pulse, seen } = beating();
  pulse.await();
  pulse.start();
  for (let i = 1; i <= 5; i++) {
    time.pass(PING_EVERY);
    expect(seen.asked).toBe(i);
    time.pass(100);
    pulse.heard();
  }
  expect(seen.dead).toBe(0);
  time.pass(PING_EVERY + SILENT);
  expect(seen.dead).toBe(1);
});

test("asking again does not lengthen the wait for the first answer", () => {
  const { time, pulse, seen } = beating();
  pulse.await();
  time.pass(SILENT - 100);
  pulse.await();
  time.pass(100);
  expect(seen.dead).toBe(1);
});

test("a doubtful line is asked at once, with less patience than a ping that was under way", () => {
  const { time, pulse, seen } = beating();
  pulse.start();
  time.pass(PING_EVERY);
  pulse.doubt();
  expect(seen.asked).toBe(2);
  time.pass(DOUBTFUL);
  expect(seen.dead).toBe(1);
});

test("a line that took long to open has as much longer for its answers", () => {
  const { time, patience, pulse, seen } = beating();
  patience.stood(6000);
  pulse.start();
  time.pass(PING_EVERY);
  time.pass(2 * 6000);
  expect(seen.dead).toBe(0);
  pulse.doubt();
  time.pass(5999);
  expect(seen.dead).toBe(0);
  time.pass(1);
  expect(seen.dead).toBe(1);
});

test("stopped, it neither asks nor finds anything dead, and leaves no timer", () => {
  const { time, pulse, seen } = beating();
  pulse.start();
  pulse.doubt();
  pulse.stop();
  expect(time.waiting).toBe(0);
  time.pass(10 * PING_EVERY);
  expect(seen).toEqual({ asked: 1, dead: 0 });
});
