import { describe, expect, test } from "vitest";
import { frame } from "../../src/protocol/messages.ts";
import { Receiver } from "../../src/protocol/receiver.ts";
import { Fanout } from "../../src/room/fanout.ts";
import { Peer, type Wire } from "../../src/room/peer.ts";

const versions = { rules: "r", client: "c" };
const wire: Wire = { send: () => {}, close: () => {}, heard: () => 0, keep: () => {} };

/** One seat and what it would be shown: no mechanism has a seat in two channels of one kind yet. */
function showing() {
  const fanout = new Fanout();
  const peer = new Peer(wire, { seat: 3 }, 0);
  const receiver = new Receiver();
  const shown: Record<string, object> = { all: { phase: "round" }, "site:1": { here: 1 } };
  const flush = (rate?: number) => {
    const views = { ofSeat: () => Object.keys(shown), view: (channel: string) => shown[channel] };
    const [sent] = fanout.prepare([peer], views, versions, 100, rate);
    if (!sent) return undefined;
    const read = frame.parse(JSON.parse(sent[1]));
    expect(receiver.take(read)).toBe("ok");
    expect(receiver.views).toEqual(shown);
    return read;
  };
  return { shown, flush };
}

describe("channels by their whole names", () => {
  test("a seat can be in two of one kind, each with its own changes", () => {
    const { shown, flush } = showing();
    expect(flush()?.set).toEqual({ all: { phase: "round" }, "site:1": { here: 1 } });
    shown["site:2"] = { here: 5 };
    expect(flush()).toMatchObject({ set: { "site:2": { here: 5 } } });
    shown["site:1"] = { here: 2 };
    shown["site:2"] = { here: 6 };
    expect(flush()).toMatchObject({ patch: { "site:1": { here: 2 }, "site:2": { here: 6 } } });
    delete shown["site:1"];
    expect(flush()).toEqual({ n: 4, t: 100, drop: ["site:1"] });
    expect(flush()).toBeUndefined();
  });

  test("going from one to another of its kind drops the one and sets the other", () => {
    const { shown, flush } = showing();
    flush();
    delete shown["site:1"];
    shown["site:2"] = { here: 1 };
    expect(flush()).toEqual({ n: 2, t: 100, set: { "site:2": { here: 1 } }, drop: ["site:1"] });
  });
});

describe("the clock's rate", () => {
  test("is in full frames, and is told when it changes, even with nothing else to tell", () => {
    const { flush } = showing();
    expect(flush()).toMatchObject({ full: true, rate: 1, rules: "r", client: "c" });
    expect(flush()).toBeUndefined();
    expect(flush(0)).toEqual({ n: 2, t: 100, rate: 0 });
    expect(flush(0)).toBeUndefined();
    expect(flush(10)).toEqual({ n: 3, t: 100, rate: 10 });
    expect(flush(1)).toEqual({ n: 4, t: 100, rate: 1 });
  });

  test("a full frame asked for while paused says so", () => {
    const fanout = new Fanout();
    const peer = new Peer(wire, { seat: 3 }, 0);
    const views = { ofSeat: () => ["all"], view: () => ({}) };
    fanout.prepare([peer], views, versions, 100, 0);
    peer.resync();
    const [sent] = fanout.prepare([peer], views, versions, 100, 0);
    expect(JSON.parse(sent?.[1] ?? "{}")).toMatchObject({ n: 1, full: true, rate: 0 });
  });
});

test("a room that was built without a page names no version of one", () => {
  const views = { ofSeat: () => ["all"], view: () => ({}) };
  const peer = new Peer(wire, { seat: 3 }, 0);
  const [sent] = new Fanout().prepare([peer], views, { rules: "r", client: "" }, 100);
  expect(JSON.parse(sent?.[1] ?? "{}")).not.toHaveProperty("client");
});
