import { describe, expect, test } from "vitest";
import { PATIENCE, SLOW_AFTER } from "../../../client/net/patience.ts";
import { Refused } from "../../../client/net/request.ts";
import { SILENT_TRIES } from "../../../client/net/tried.ts";
import { PING_EVERY } from "../../../src/protocol/limits.ts";
import { TestKeeper } from "../support/keeper.ts";
import { CODE, full, home, LONG, page, quiet, SILENT } from "../support/lined.ts";

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
