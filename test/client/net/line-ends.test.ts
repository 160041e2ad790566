import { describe, expect, test } from "vitest";
import { Refused } from "../../../client/net/request.ts";
import type { RoomInfo } from "../../../src/protocol/http.ts";
import { TestKeeper } from "../support/keeper.ts";
import { CODE, home, info, LONG, page, quiet, SILENT } from "../support/lined.ts";

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
