import { effect } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { clock, secondsTo } from "../../../client/parts/clock.ts";
import { SessionClock } from "../../../client/source/clock.ts";
import { LiveSource } from "../../../client/source/live.ts";
import { all, channels, inChannel, live, now, own, source, you } from "../../../client/store.ts";
import type { Frame } from "../../../src/protocol/messages.ts";
import { Receiver } from "../../../src/protocol/receiver.ts";

const first: Frame = {
  n: 1,
  t: 5000,
  full: true,
  rate: 1,
  you: { seat: 3 },
  set: { all: { phase: "round" }, "seat:3": { seat: 3, offers: [] }, "seat:4": { seat: 4 }, "site:2": { here: 1 } },
};

describe("a source's clock", () => {
  test("runs on from where it was set, at its rate, and stops at its end", () => {
    let real = 100;
    const session = new SessionClock(() => real);
    session.at(5000, 1);
    real += 250;
    expect(session.now()).toBe(5250);
    session.at(session.now(), 10, 6000);
    real += 50;
    expect(session.now()).toBe(5750);
    real += 50;
    expect(session.now()).toBe(6000);
    session.at(5100, 0);
    real += 10_000;
    expect(session.now()).toBe(5100);
    expect(session.rate.value).toBe(0);
  });
});

test("what had to wait before it could come sets the clock to what it is by now", () => {
  const room = new LiveSource(new SessionClock(() => 0));
  const receiver = new Receiver();
  receiver.take({ ...first, rate: 2 });
  room.show(receiver, 700);
  expect(room.clock.now()).toBe(5000 + 2 * 700);
  receiver.take({ n: 2, t: 6000, rate: 0 });
  room.show(receiver, 700);
  expect(room.clock.now()).toBe(6000);
});

describe("the room as the page's source", () => {
  let real = 0;
  let room: LiveSource;
  let receiver: Receiver;
  const hear = (frame: Frame): void => {
    expect(receiver.take(frame)).toBe("ok");
    room.show(receiver);
  };
  beforeEach(() => {
    vi.useFakeTimers();
    real = 1000;
    room = new LiveSource(new SessionClock(() => real));
    receiver = new Receiver();
    source.value = room;
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("shows what was received: everybody's view, one's own among several seats', and channels by kind", () => {
    hear(first);
    expect(live.value).toBe(true);
    expect(you.value).toEqual({ seat: 3 });
    expect(all.value?.phase).toBe("round");
    expect(own.value?.seat).toBe(3);
    expect(inChannel("site")).toEqual({ here: 1 });
    expect(inChannel("node")).toBeUndefined();
    hear({ n: 2, t: 5100, set: { "site:7": { here: 9 } }, drop: ["site:2"] });
    expect(inChannel("site")).toEqual({ here: 9 });
    expect(Object.keys(channels.value)).toContain("site:7");
  });

  test("without a seat there is no view of one's own", () => {
    hear({ ...first, you: { screen: true } });
    expect(own.value).toBeUndefined();
  });

  test("its time runs while the room's does, and stands while that is paused", () => {
    hear(first);
    real += 300;
    expect(now()).toBe(5300);
    hear({ n: 2, t: 5300, rate: 0 });
    real += 60_000;
    expect(now()).toBe(5300);
    hear({ n: 3, t: 5300, rate: 10 });
    real += 100;
    expect(now()).toBe(6300);
  });

  test("what is drawn by time moves ten times a second while it runs, and without a timer while it stands", () => {
    hear(first);
    const drawn: number[] = [];
    const stop = effect(() => void drawn.push(clock.value));
    for (let i = 0; i < 5; i++) {
      real += 100;
      vi.advanceTimersByTime(100);
    }
    expect(drawn).toEqual([5000, 5100, 5200, 5300, 5400, 5500]);
    expect(secondsTo(8000)).toBe(3);
    hear({ n: 2, t: 5600, rate: 0 });
    expect(drawn.at(-1)).toBe(5600);
    expect(vi.getTimerCount()).toBe(0);
    hear({ n: 3, t: 5600, rate: 1 });
    expect(vi.getTimerCount()).toBe(1);
    stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  test("hung up, it shows nothing", () => {
    hear(first);
    room.clear();
    expect(channels.value).toEqual({});
    expect(you.value).toEqual({});
    expect(all.value).toBeUndefined();
  });
});
