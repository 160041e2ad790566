import { describe, expect, test } from "vitest";
import { UNANSWERED } from "../../../client/net/line.ts";
import { DOUBTFUL } from "../../../client/net/patience.ts";
import { TestKeeper } from "../support/keeper.ts";
import { CODE, full, home, LONG, page } from "../support/lined.ts";

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
