import { describe, expect, test } from "vitest";

import { Line, SILENT_TRIES, UNANSWERED } from "../../../client/net/line.ts";
import type { Effort, Keys, LineState } from "../../../client/net/line-types.ts";
import { Outbox, type Pending, type RefusedUnsent } from "../../../client/net/outbox.ts";
import { DOUBTFUL, PATIENCE, SLOW_AFTER } from "../../../client/net/patience.ts";
import { Refused } from "../../../client/net/request.ts";
import type { RoomInfo } from "../../../src/protocol/http.ts";
import { PING_EVERY } from "../../../src/protocol/limits.ts";
import type { Frame } from "../../../src/protocol/messages.ts";
import type { Receiver } from "../../../src/protocol/receiver.ts";
import { TestKeeper } from "../support/keeper.ts";
import { TestTime } from "../support/time.ts";
import { TestTransport } from "../support/transport.ts";

const CODE = "CFHJK";
const full: Frame = { n: 1, t: 100, full: true, rate: 1, client: "v2", you: { seat: 0 }, set: { all: { n: 0 } } };
const info: RoomInfo = { code: CODE, phase: "lobby", people: 1, full: false, client: "v2" };
const home = { type: "act", round: 1, command: { verb: "home" } } as const;
/** Longer than any wait before the next dial. ms */
const LONG = 1600;
const SILENT = PATIENCE[0];

/** A page with a line whose other ends are in the test's hands. */
function page({ keys = { seat: "seat" } as Keys, keeper = new TestKeeper(), tab = "aaaaaaaa", random = 1 } = {}) {
  const time = new TestTime();
  const dials: TestTransport[] = [];
  const told = {
    states: [] as LineState[],
    efforts: [] as Effort[],
    pending: [] as readonly Pending[],
    refused: [] as RefusedUnsent[],
    views: {} as Receiver["views"],
    shown: 0,
  };
  const asked: string[] = [];
  const said = { answer: async (_token: string): Promise<RoomInfo> => info, updates: [] as string[], reloads: false };
  const line = new Line(
    {
      dial(room, tokens, by) {
        const transport = new TestTransport(room, tokens, by);
        dials.push(transport);
        return transport;
      },
      timers: time,
      random: () => random,
      outbox: new Outbox(keeper, tab),
      keys: () => keys,
      lastBy: () => keeper.get("by") as "requests" | undefined,
      keepBy: (by) => void keeper.put("by", by),
      ask(_room, token) {
        asked.push(token);
        return said.answer(token);
      },
      update(wanted) {
        said.updates.push(wanted);
        return said.reloads;
      },
    },
    {
      state: (state) => void told.states.push(state),
      effort: (effort) => void told.efforts.push(effort),
      received({ views }) {
        told.views = views;
        told.shown++;
      },
      pending(pending) {
        told.pending = pending;
      },
      refused: (refusal) => void told.refused.push(refusal),
    },
  );
  return {
    line,
    time,
    dials,
    told,
    asked,
    said,
    get state() {
      return told.states.at(-1);
    },
    get last() {
      return dials.at(-1) as TestTransport;
    },
    /** Connects, and the first frame comes. */
    open() {
      line.connect(CODE);
      this.stand();
      return this;
    },
    /** The latest attempt succeeds. */
    stand() {
      this.last.opens();
      this.last.frame(full);
    },
  };
}
const quiet = () => new Promise((done) => setTimeout(done));

describe("a line that stands", () => {
  test("is open from its first, full frame on, and shows what frames bring", () => {
    const here = page();
    here.line.connect(CODE);
    expect(here.state).toBe("connecting");
    here.last.opens();
    expect(here.state).toBe("connecting");
    here.last.frame(full);
    expect(here.state).toBe("open");
    here.last.frame({ n: 2, t: 200, patch: { all: { n: 1 } } });
    expect(here.told.views).toEqual({ all: { n: 1 } });
    expect(here.dials).toHaveLength(1);
  });

  test("dials with all keys, or with the one that is wanted", () => {
    const keys = { seat: "seat", host: "host", screen: "screen" };
    const both = page({ keys });
    both.line.connect(CODE);
    expect(both.last).toMatchObject({ room: CODE, tokens: ["seat", "host", "screen"] });
    both.line.connect(CODE, "screen");
    expect(both.dials[0]?.closed).toBe(true);
    expect(both.last.tokens).toEqual(["screen"]);
  });

  test("connecting again to the same room changes nothing; to another hangs up", () => {
    const here = page().open();
    here.line.connect(CODE);
    expect(here.dials).toHaveLength(1);
    here.line.connect("XXXXX");
    expect(here.dials[0]?.closed).toBe(true);
    expect(here.last.room).toBe("XXXXX");
  });

  test("disconnecting leaves nothing running, and says that there is no line", () => {
    const here = page().open();
    here.line.send(home, "fly home");
    here.line.disconnect();
    expect(here.state).toBe("idle");
    expect(here.last.closed).toBe(true);
    expect(here.told.pending).toEqual([]);
    expect(here.time.waiting).toBe(0);
    here.line.wake();
    here.time.pass(60_000);
    expect(here.dials).toHaveLength(1);
  });
});

describe("a missed frame", () => {
  test("has one full frame asked for, and again should that not come; what does not fit is not shown", () => {
    const here = page().open();
    const { shown } = here.told;
    for (const n of [3, 4, 5]) here.last.frame({ n, t: 300, set: { all: { n } } });
    expect(here.last.sent).toEqual([{ type: "resync" }]);
    here.time.pass(2000);
    here.last.frame({ n: 6, t: 400 });
    expect(here.last.sent).toHaveLength(2);
    expect(here.told.shown).toBe(shown);
    here.last.frame({ ...full, t: 500, set: { all: { n: 9 } } });
    here.last.frame({ n: 2, t: 600 });
    expect(here.told.views).toEqual({ all: { n: 9 } });
    here.last.frame({ n: 4, t: 700 });
    expect(here.last.sent).toHaveLength(3);
  });

  test("still tells what was acknowledged", () => {
    const here = page().open();
    here.line.send(home, "fly home");
    here.last.frame({ n: 5, t: 200, ack: ["aaaaaaaa.1"] });
    expect(here.told.pending).toEqual([]);
  });
});

describe("what is sent", () => {
  test("goes out at once on a line that stands, and waits until it is answered", () => {
    const here = page().open();
    here.line.send(home, "fly home");
    here.line.send({ type: "rename", name: "" }, "change the name");
    expect(here.last.sent).toEqual([
      { ...home, id: "aaaaaaaa.1" },
      { type: "rename", name: "", id: "aaaaaaaa.2" },
    ]);
    expect(here.told.pending).toEqual([
      { id: "aaaaaaaa.1", type: "act", what: "fly home", command: { verb: "home" } },
      { id: "aaaaaaaa.2", type: "rename", what: "change the name" },
    ]);
    here.last.frame({ n: 2, t: 200, ack: ["aaaaaaaa.1"], no: [{ id: "aaaaaaaa.2", code: "bad_name" }] });
    expect(here.told.pending).toEqual([]);
    expect(here.told.refused).toEqual([{ id: "aaaaaaaa.2", code: "bad_name", what: "change the name" }]);
  });

  test("goes out again on each new line, in its order, until it is answered; never before the full frame", () => {
    const here = page().open();
    here.line.send(home, "one");
    here.last.ends();
    here.line.send(home, "two");
    here.time.pass(LONG);
    here.last.opens();
    expect(here.last.sent).toEqual([]);
    here.last.frame(full);
    expect(here.last.ids).toEqual(["aaaaaaaa.1", "aaaaaaaa.2"]);
    here.last.frame({ n: 2, t: 200, ack: ["aaaaaaaa.1"] });
    here.last.ends();
    here.time.pass(LONG);
    here.stand();
    expect(here.last.ids).toEqual(["aaaaaaaa.2"]);
  });

  test("and not answered outlives a reload", () => {
    const keeper = new TestKeeper();
    page({ keeper }).open().line.send(home, "fly home");
    const after = page({ keeper, tab: "bbbbbbbb" });
    after.line.connect(CODE);
    expect(after.told.pending).toHaveLength(1);
    after.stand();
    expect(after.last.ids).toEqual(["aaaaaaaa.1"]);
    after.line.send(home, "again");
    expect(after.last.ids).toEqual(["aaaaaaaa.1", "bbbbbbbb.1"]);
  });
});

describe("a line that is lost", () => {
  test("is dialled again, soon and then less often, with some chance in it, and at once again after it stood", () => {
    for (const [random, waits] of [
      [1, [250, 500, 1000, 1600, 1600]],
      [0, [125, 250, 500, 800, 800]],
    ] as const) {
      const here = page({ random }).open();
      for (const wait of waits) {
        const dials = here.dials.length;
        here.last.ends();
        expect(here.state).toBe("lost");
        here.time.pass(wait - 1);
        expect(here.dials).toHaveLength(dials);
        here.time.pass(1);
        expect(here.dials).toHaveLength(dials + 1);
        expect(here.state).toBe("lost");
      }
      here.stand();
      here.last.ends();
      here.time.pass(waits[0]);
      expect(here.dials).toHaveLength(waits.length + 2);
    }
  });

  test("what it showed stays on the page meanwhile", () => {
    const here = page().open();
    here.last.ends();
    here.time.pass(LONG);
    here.last.opens();
    expect(here.told.views).toEqual(full.set);
    // The new line counts anew: its frames do not go on where the old one's ended.
    here.last.frame({ n: 2, t: 200, patch: { all: { n: 1 } } });
    expect(here.told.views).toEqual(full.set);
    expect(here.last.sent).toEqual([{ type: "resync" }]);
  });

  test("an attempt that hangs, and a line that falls silent, are given up", () => {
    const here = page();
    here.line.connect(CODE);
    here.time.pass(SILENT);
    expect(here.dials[0]?.closed).toBe(true);
    expect(here.state).toBe("lost");
    here.time.pass(LONG);
    here.stand();
    for (let i = 1; i <= 3; i++) {
      here.time.pass(PING_EVERY);
      expect(here.last.pings).toBe(i);
      here.last.answers();
    }
    expect(here.state).toBe("open");
    const { last } = here;
    here.time.pass(PING_EVERY + SILENT);
    expect(last.closed).toBe(true);
    expect(here.state).toBe("lost");
  });
});

describe("a slow line", () => {
  test.each([
    [6, 2],
    [9, 3],
    [15, 3],
  ])("whose opening takes %i s gets in, at dial %i; it is said that it is slow until then", (seconds, dial) => {
    const here = page();
    const stands = (): boolean => here.state === "open";
    here.line.connect(CODE);
    for (let tries = 1; !stands(); tries++) {
      expect(tries).toBeLessThanOrEqual(dial);
      const { last, dials } = here;
      const now = dials.length;
      for (let passed = 0; dials.length === now && !stands(); passed += 100) {
        if (passed === seconds * 1000) {
          last.opens();
          last.frame(full);
        } else here.time.pass(100);
        if (passed === SLOW_AFTER) expect(here.told.efforts).toEqual(["slow"]);
      }
    }
    expect(here.dials).toHaveLength(dial);
    expect(here.told.efforts).toEqual(["slow", "usual"]);
    // It has as long to answer a ping, and is dialled with as much patience the next time.
    here.time.pass(PING_EVERY + seconds * 1000);
    here.last.answers();
    expect(here.state).toBe("open");
    here.last.ends();
    here.time.pass(LONG + seconds * 1000);
    here.stand();
    expect(here.dials).toHaveLength(dial + 1);
  });

  test("is given up where it opens and brings nothing", () => {
    const here = page();
    here.line.connect(CODE);
    here.last.opens();
    here.time.pass(SILENT);
    expect(here.dials[0]?.closed).toBe(true);
    expect(here.state).toBe("lost");
  });

  test("a quick line is not called slow, nor is one that is gone", () => {
    const here = page().open();
    for (let i = 0; i < 6; i++) {
      here.last.ends();
      here.time.pass(LONG);
    }
    expect(here.told.efforts).toEqual([]);
    here.time.pass(SLOW_AFTER);
    here.line.disconnect();
    expect(here.told.efforts).toEqual(["slow", "usual"]);
  });
});

describe("where sockets do not get through", () => {
  /** So many sockets bring nothing, while the room can be asked. */
  async function blocked(here: ReturnType<typeof page>, hang = false): Promise<void> {
    for (let i = 0; i < SILENT_TRIES; i++) {
      expect(here.last.by).toBe("socket");
      if (hang) here.time.pass(PATIENCE[i] as number);
      else here.last.ends();
      await quiet();
      here.time.pass(LONG);
    }
  }

  test.each([false, true])(
    "it goes on by requests after three tries, and that is said (they hang: %j)",
    async (hang) => {
      const here = page();
      here.line.connect(CODE);
      await blocked(here, hang);
      expect(here.last.by).toBe("requests");
      expect(here.told.efforts.at(-1)).toBe("requests");
      here.stand();
      expect(here.state).toBe("open");
      expect(here.told.efforts.at(-1)).toBe("usual");
      here.line.send(home, "one");
      expect(here.last.ids).toEqual(["aaaaaaaa.1"]);
      // Lost, it is dialled as it stood; should that bring nothing, by sockets again.
      here.last.ends();
      here.time.pass(LONG);
      expect(here.last.by).toBe("requests");
      here.last.ends();
      here.time.pass(LONG);
      expect(here.last.by).toBe("socket");
    },
  );

  test("that is remembered over a reload, until a socket gets through", async () => {
    const keeper = new TestKeeper();
    const before = page({ keeper });
    before.line.connect(CODE);
    await blocked(before);
    before.stand();
    const here = page({ keeper });
    here.line.connect(CODE);
    expect(here.last.by).toBe("requests");
    expect(here.told.efforts).toEqual(["requests"]);
    here.stand();
    here.line.wake();
    here.stand();
    const after = page({ keeper });
    after.line.connect(CODE);
    expect(after.last.by).toBe("socket");
  });

  test("where nothing gets through there is no sense in that", async () => {
    const here = page();
    here.said.answer = async () => {
      throw new Refused(0, { error: "offline" });
    };
    here.line.connect(CODE);
    for (let i = 0; i < 10; i++) {
      here.last.ends();
      await quiet();
      here.time.pass(LONG);
    }
    expect(new Set(here.dials.map(({ by }) => by))).toEqual(new Set(["socket"]));
  });

  test("a socket that gets through later takes over, what is not answered goes out again over it", async () => {
    const here = page();
    here.line.connect(CODE);
    await blocked(here);
    here.stand();
    const requests = here.last;
    here.line.send(home, "one");
    here.line.wake();
    const socket = here.last;
    expect([requests.by, socket.by]).toEqual(["requests", "socket"]);
    socket.opens();
    expect(requests.closed).toBe(false);
    socket.frame(full);
    expect(requests.closed).toBe(true);
    expect(socket.ids).toEqual(["aaaaaaaa.1"]);
    socket.frame({ n: 2, t: 200, ack: ["aaaaaaaa.1"], patch: { all: { n: 5 } } });
    expect(here.told.views).toEqual({ all: { n: 5 } });
    expect(here.told.pending).toEqual([]);
    expect(here.told.states.filter((state) => state === "open")).toHaveLength(1);
    socket.ends();
    expect(here.state).toBe("lost");
    here.time.pass(LONG);
    expect(here.last.by).toBe("socket");
    here.line.disconnect();
    expect(here.time.waiting).toBe(0);
  });

  test("a room that is over, or does not know the key, is so here as well", async () => {
    const here = page();
    here.line.connect(CODE);
    await blocked(here);
    here.last.ends(4404);
    expect(here.state).toBe("gone");
    here.time.pass(60_000);
    expect(here.dials).toHaveLength(SILENT_TRIES + 1);
  });
});

describe("what is not answered", () => {
  test("makes a line that stands be dialled anew, and goes out again", () => {
    const here = page().open();
    here.line.send(home, "one");
    here.time.pass(UNANSWERED - 1000);
    here.last.answers();
    here.line.send(home, "two");
    here.last.frame({ n: 2, t: 200, ack: ["aaaaaaaa.1"] });
    // The second has as long as the first had.
    for (let passed = 1000; passed < UNANSWERED; passed += 1000) {
      here.time.pass(1000);
      here.last.answers();
    }
    expect(here.state).toBe("open");
    here.time.pass(1000);
    expect(here.state).toBe("lost");
    here.time.pass(LONG);
    here.stand();
    expect(here.last.ids).toEqual(["aaaaaaaa.2"]);
    here.last.frame({ n: 2, t: 300, ack: ["aaaaaaaa.2"] });
    for (let passed = 0; passed < 2 * UNANSWERED; passed += 1000) {
      here.time.pass(1000);
      here.last.answers();
    }
    expect(here.dials).toHaveLength(2);
  });
});

describe("a page that is looked at again", () => {
  test("asks a line that looks alive, and gives it up soon if nothing comes", () => {
    const here = page().open();
    here.line.wake();
    expect(here.last.pings).toBe(1);
    here.time.pass(100);
    here.last.answers();
    here.time.pass(DOUBTFUL);
    expect(here.state).toBe("open");
    here.line.wake();
    here.time.pass(DOUBTFUL);
    expect(here.state).toBe("lost");
  });

  test("dials at once where the line is lost, or under way for who knows how long", () => {
    const here = page().open();
    for (let i = 0; i < 6; i++) {
      here.last.ends();
      here.time.pass(LONG);
    }
    here.last.ends();
    const dials = here.dials.length;
    here.line.wake();
    expect(here.dials).toHaveLength(dials + 1);
    // Not the same again at once: what was just dialled may need its time.
    here.time.pass(DOUBTFUL - 1);
    here.line.wake();
    expect(here.dials).toHaveLength(dials + 1);
    here.time.pass(1);
    here.line.wake();
    expect(here.dials.at(-2)?.closed).toBe(true);
    expect(here.dials).toHaveLength(dials + 2);
    // And patience begins anew.
    here.last.ends();
    here.time.pass(250);
    expect(here.dials).toHaveLength(dials + 3);
  });
});

describe("a line that ends for good", () => {
  test("closed because the room ended: it is not dialled again, until somebody connects anew", () => {
    const here = page().open();
    here.last.ends(4404);
    expect(here.state).toBe("gone");
    here.line.wake();
    here.time.pass(60_000);
    expect(here.dials).toHaveLength(1);
    here.line.connect(CODE);
    expect(here.dials).toHaveLength(2);
  });

  test("crowded out by other tabs: it waits until it is looked at", () => {
    const here = page().open();
    here.last.ends(4009);
    expect(here.state).toBe("elsewhere");
    here.time.pass(60_000);
    expect(here.dials).toHaveLength(1);
    here.line.wake();
    expect(here.dials).toHaveLength(2);
    here.stand();
    expect(here.state).toBe("open");
  });

  test.each([
    [404, "gone"],
    [401, "refused"],
  ] as const)("refused, it asks why: %i is %s", async (status, state) => {
    const here = page({ keys: { seat: "seat", host: "host" } });
    here.said.answer = async (token) => {
      if (token === "host") throw new Refused(status, {});
      return info;
    };
    here.line.connect(CODE);
    here.last.ends();
    await quiet();
    expect(here.asked).toEqual(["seat", "host"]);
    expect(here.state).toBe(state);
    here.line.wake();
    here.time.pass(60_000);
    expect(here.dials).toHaveLength(1);
    here.line.connect(CODE);
    expect(here.dials).toHaveLength(2);
  });

  test("given no answer, it asks why as well", async () => {
    const here = page();
    here.said.answer = async () => {
      throw new Refused(404, {});
    };
    here.line.connect(CODE);
    here.time.pass(SILENT);
    await quiet();
    expect(here.state).toBe("gone");
    here.time.pass(60_000);
    expect(here.dials).toHaveLength(1);
  });

  test("without any key there is nothing to dial with", () => {
    const here = page({ keys: {} });
    here.line.connect(CODE);
    expect(here.state).toBe("refused");
    expect(here.dials).toHaveLength(0);
  });
});

describe("a refused attempt that may yet succeed", () => {
  test.each([0, 500, 503])("is made again (the question was answered %i)", async (status) => {
    const here = page();
    here.said.answer = async () => {
      throw status === 0 ? new Refused(0, { error: "offline" }) : new Refused(status, {});
    };
    here.line.connect(CODE);
    here.last.ends();
    await quiet();
    expect(here.state).toBe("lost");
    here.time.pass(LONG);
    here.stand();
    expect(here.state).toBe("open");
  });

  test("that does not for long is made more seldom", () => {
    const here = page();
    here.line.connect(CODE);
    for (let i = 0; i < 20; i++) {
      here.last.ends();
      here.time.pass(LONG);
    }
    const dials = here.dials.length;
    expect(dials).toBe(21);
    for (let passed = 0; passed < 60_000; passed += 1000) {
      if (here.state === "lost" && !here.last.closed) here.last.ends();
      here.time.pass(1000);
    }
    expect(here.dials.length - dials).toBe(6);
  });

  test("a late answer does not hang up a line that stands by then, nor one to another room", async () => {
    for (const then of ["stands", "elsewhere"]) {
      const here = page();
      const late = Promise.withResolvers<RoomInfo>();
      here.said.answer = () => late.promise;
      here.line.connect(CODE);
      here.last.ends();
      if (then === "stands") here.time.pass(LONG);
      else here.line.connect("XXXXX");
      here.stand();
      late.reject(new Refused(404, {}));
      await quiet();
      expect(here.state).toBe("open");
      expect(here.last.closed).toBe(false);
    }
  });

  test("one that trustByBlock is not asked about", async () => {
    const here = page().open();
    here.last.ends();
    await quiet();
    expect(here.asked).toEqual([]);
  });
});

describe("the version that the room wants", () => {
  test("is read from the first frame: a page that loads itself anew goes quiet, with its outbox kept", () => {
    const keeper = new TestKeeper();
    const here = page({ keeper });
    here.said.reloads = true;
    here.line.connect(CODE);
    here.line.send(home, "fly home");
    here.stand();
    expect(here.said.updates).toEqual(["v2"]);
    expect(here.last.closed).toBe(true);
    expect(here.told.shown).toBe(0);
    expect(here.last.sent).toEqual([]);
    here.time.pass(60_000);
    expect(here.dials).toHaveLength(1);
    const after = page({ keeper });
    after.open();
    expect(after.last.ids).toEqual(["aaaaaaaa.1"]);
  });

  test("is asked for where the room does not even speak the page's protocol any more", async () => {
    const here = page();
    here.said.reloads = true;
    here.line.connect(CODE);
    here.last.ends();
    await quiet();
    expect(here.said.updates).toEqual(["v2"]);
    here.time.pass(60_000);
    expect(here.dials).toHaveLength(1);
  });

  test("changes nothing where the page has tried before, or is of that version", () => {
    const here = page().open();
    expect(here.said.updates).toEqual(["v2"]);
    expect(here.state).toBe("open");
    here.last.frame({ n: 2, t: 200, set: { all: { n: 2 } } });
    expect(here.said.updates).toHaveLength(1);
  });
});
