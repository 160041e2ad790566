import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { channelsOfKind, kindOf, viewOfKind } from "../../src/protocol/channels.ts";
import type { Frame } from "../../src/protocol/messages.ts";
import { diff } from "../../src/protocol/patch.ts";
import { Receiver } from "../../src/protocol/receiver.ts";

const first: Frame = {
  n: 1,
  t: 100,
  full: true,
  rate: 1,
  you: { seat: 3 },
  rules: "r",
  client: "c",
  set: { all: { phase: "round" }, "seat:3": { offers: [] }, "site:1": { here: 2 }, "site:2": { here: 5 } },
};

function told(...frames: Frame[]): Receiver {
  const receiver = new Receiver();
  for (const frame of frames) expect(receiver.take(frame)).toBe("ok");
  return receiver;
}

describe("frames in their order", () => {
  test("a full one brings everything, under whole names", () => {
    const receiver = told(first);
    expect(receiver).toMatchObject({ views: first.set, you: { seat: 3 }, rules: "r", client: "c", t: 100, rate: 1 });
  });

  test("set, patch and drop each reach the one channel they name, and no other of its kind", () => {
    const receiver = told(first, {
      n: 2,
      t: 200,
      set: { "site:3": { here: 1 } },
      patch: { "site:2": { here: 6 } },
      drop: ["site:1"],
    });
    expect(receiver.views).toEqual({
      all: { phase: "round" },
      "seat:3": { offers: [] },
      "site:2": { here: 6 },
      "site:3": { here: 1 },
    });
    expect(receiver.t).toBe(200);
  });

  test("a later full one leaves nothing of what was before", () => {
    const receiver = told(first, { n: 1, t: 300, full: true, rate: 1, you: {}, set: { all: {} } });
    expect(receiver.views).toEqual({ all: {} });
    expect(receiver.you).toEqual({});
  });

  test("what did not change keeps its identity, and nothing that was handed out is modified", () => {
    const receiver = told(first);
    const before = receiver.views;
    const text = JSON.stringify(before);
    receiver.take({ n: 2, t: 200, ack: ["aaaaaaaa.1"] });
    expect(receiver.views).toBe(before);
    receiver.take({ n: 3, t: 300, patch: { "site:2": { here: 7 } }, drop: ["site:1"] });
    expect(receiver.views["seat:3"]).toBe(before["seat:3"]);
    expect(JSON.stringify(before)).toBe(text);
  });

  test("the rate is what the last frame that named one said", () => {
    const receiver = told(first, { n: 2, t: 200, rate: 0 }, { n: 3, t: 200, ack: ["aaaaaaaa.1"] });
    expect(receiver.rate).toBe(0);
    expect(receiver.take({ n: 4, t: 200, rate: 10 })).toBe("ok");
    expect(receiver.rate).toBe(10);
  });
});

describe("a frame that does not fit", () => {
  test("is not applied, nor is any after it, until a full one comes", () => {
    const receiver = told(first);
    const before = receiver.views;
    expect(receiver.take({ n: 3, t: 300, rate: 0, drop: ["all"] })).toBe("gap");
    // The one that was missed, late, and what would be the next: neither fits any more.
    for (const n of [2, 3, 4]) expect(receiver.take({ n, t: 400, drop: ["all"] })).toBe("gap");
    expect(receiver).toMatchObject({ t: 100, rate: 1 });
    expect(receiver.views).toBe(before);
    expect(receiver.take({ ...first, t: 500 })).toBe("ok");
    expect(receiver.take({ n: 2, t: 600 })).toBe("ok");
  });

  test("is any but a full one, at first and on a new line; what was shown stays meanwhile", () => {
    const receiver = new Receiver();
    expect(receiver.take({ n: 1, t: 0 })).toBe("gap");
    receiver.take(first);
    receiver.restart();
    expect(receiver.take({ n: 2, t: 200, drop: ["all"] })).toBe("gap");
    expect(receiver.views).toEqual(first.set);
    expect(receiver.take(first)).toBe("ok");
  });
});

test("frames made by comparing views, in any order of changes, make the same views", () => {
  const view = fc.dictionary(fc.constantFrom("a", "b", "c"), fc.oneof(fc.integer(), fc.array(fc.integer())), {
    noNullPrototype: true,
  });
  const views = fc.dictionary(fc.constantFrom("all", "site:1", "site:2", "seat:0"), view, { noNullPrototype: true });
  fc.assert(
    fc.property(fc.array(views, { minLength: 1 }), (moments) => {
      const receiver = new Receiver();
      for (const [i, now] of moments.entries()) {
        const before = i === 0 ? {} : moments[i - 1]!;
        const frame: Frame = { n: i + 1, t: i, set: {}, patch: {}, drop: [] };
        if (i === 0) frame.full = true;
        for (const [channel, shown] of Object.entries(now)) {
          if (!before[channel]) frame.set![channel] = shown;
          else if (diff(before[channel], shown)) frame.patch![channel] = diff(before[channel], shown)!;
        }
        for (const channel of Object.keys(before)) if (!now[channel]) frame.drop!.push(channel);
        expect(receiver.take(JSON.parse(JSON.stringify(frame)) as Frame)).toBe("ok");
        expect(receiver.views).toEqual(now);
      }
    }),
  );
});

describe("channels of one kind", () => {
  const views = { all: {}, "site:10": { here: 10 }, "site:2": { here: 2 }, "sites:1": {}, site: { here: 0 } };

  test("are found by their whole kind, in the order of their numbers", () => {
    expect(["all", "site:10", "seat:3"].map(kindOf)).toEqual(["all", "site", "seat"]);
    expect(channelsOfKind(views, "site")).toEqual(["site", "site:2", "site:10"]);
    expect(channelsOfKind(views, "sit")).toEqual([]);
    expect(viewOfKind(views, "site")).toEqual({ here: 0 });
    expect(viewOfKind({ "site:2": { here: 2 } }, "site")).toEqual({ here: 2 });
    expect(viewOfKind(views, "node")).toBeUndefined();
  });
});
