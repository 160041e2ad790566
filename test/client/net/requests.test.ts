import { describe, expect, test } from "vitest";
import { PROBE_FIRST, Probe } from "../../../client/net/probe.ts";
import { type Acts, type Ended, RequestTransport } from "../../../client/net/requests.ts";
import type { Polled } from "../../../src/protocol/http.ts";
import type { ClientMessage, Frame } from "../../../src/protocol/messages.ts";
import { TestTime } from "../support/time.ts";
import { TestTransport } from "../support/transport.ts";

const LINE = "l".repeat(22);
const frame = (n: number): Frame => (n === 1 ? { n, t: n, full: true } : { n, t: n });
const answer = (more: Partial<Polled>): Polled => ({ epoch: "one", at: 0, ago: 0, next: 10_000, frames: [], ...more });
const rename = (n: number): ClientMessage => ({ type: "rename", id: `aaaaaaaa.${n}`, name: `Name ${n}` });

/** A connection by requests whose other end is in the test's hands. */
function connection() {
  const time = new TestTime();
  const asked: { request: Acts; end(how: Ended): void; off: boolean }[] = [];
  const told = {
    opened: 0,
    heard: 0,
    frames: [] as number[],
    closed: [] as number[],
    ago: undefined as number | undefined,
  };
  const transport = new RequestTransport(
    (request, ended) => {
      const one = { request, off: false, end: (how: Ended): void => void (one.off || ended(how)) };
      asked.push(one);
      return () => {
        one.off = true;
      };
    },
    time,
    LINE,
  );
  transport.open({
    opened: () => told.opened++,
    heard: () => told.heard++,
    frame({ n }, ago) {
      told.frames.push(n);
      told.ago = ago;
    },
    closed: (code) => void told.closed.push(code),
  });
  const at = (i: number) => asked.at(i) as (typeof asked)[number];
  return { time, asked, told, transport, at };
}

/** One that stands: its first, full frame came. */
function standing() {
  const here = connection();
  here.at(0).end(answer({ at: 1, frames: [frame(1)] }));
  return here;
}

describe("a connection by requests", () => {
  test("asks at once, and again when the room wants it, for what it does not have", () => {
    const here = connection();
    expect(here.at(0).request).toEqual({ method: "GET", path: `/views?line=${LINE}&epoch=&at=0` });
    here.at(0).end(answer({ at: 1, frames: [frame(1)] }));
    expect(here.told).toEqual({ opened: 1, heard: 1, frames: [1], closed: [], ago: 0 });
    here.time.pass(9999);
    expect(here.asked).toHaveLength(1);
    here.time.pass(1);
    expect(here.at(1).request.path).toBe(`/views?line=${LINE}&epoch=one&at=1`);
    here.at(1).end(answer({ at: 3, ago: 700, frames: [frame(2), frame(3)], next: 1000 }));
    expect(here.told.ago).toBe(700);
    here.time.pass(1000);
    expect(here.at(2).request.path).toContain("at=3");
    expect(here.told.frames).toEqual([1, 2, 3]);
    expect(here.told.opened).toBe(1);
  });

  test("has one question under way at a time, also when it is told to ask now", () => {
    const here = standing();
    here.transport.ping();
    here.transport.ping();
    expect(here.asked).toHaveLength(2);
    here.at(1).end(answer({ at: 1 }));
    here.time.pass(9999);
    expect(here.asked).toHaveLength(2);
    expect(here.told.heard).toBe(2);
  });

  test("sends one action at a time, in their order", () => {
    const here = standing();
    for (const n of [1, 2, 3]) here.transport.send(rename(n));
    expect(here.asked).toHaveLength(2);
    for (const n of [1, 2, 3]) {
      const { request, end } = here.at(-1);
      const body = { line: LINE, epoch: "one", at: n, text: JSON.stringify(rename(n)) };
      expect(request).toEqual({ method: "POST", path: "/actions", body });
      end(answer({ at: n + 1, frames: [frame(n + 1)] }));
    }
    expect(here.told.frames).toEqual([1, 2, 3, 4]);
    expect(here.asked).toHaveLength(4);
  });

  test("reads a frame once that two answers bring", () => {
    const here = standing();
    here.transport.ping();
    here.transport.send(rename(1));
    here.at(2).end(answer({ at: 3, frames: [frame(2), frame(3)] }));
    here.at(1).end(answer({ at: 4, frames: [frame(2), frame(3), frame(4)] }));
    expect(here.told.frames).toEqual([1, 2, 3, 4]);
    here.time.pass(10_000);
    expect(here.at(-1).request.path).toContain("at=4");
  });

  test("begins anew where the room does, and does not go back to what was before", () => {
    const here = standing();
    here.transport.ping();
    here.transport.send(rename(1));
    here.at(2).end(answer({ epoch: "two", at: 1, frames: [frame(1)] }));
    // Asked before, and answered by the room as it was then.
    here.at(1).end(answer({ epoch: "one", at: 2, frames: [frame(2)] }));
    expect(here.told.frames).toEqual([1, 1]);
    here.time.pass(10_000);
    expect(here.at(-1).request.path).toContain("epoch=two&at=1");
  });

  test.each([
    [404, 4404],
    [401, 1006],
    [500, 1006],
    [0, 1006],
  ])("is over when a request fails: %i is closed with %i", (status, code) => {
    for (const doing of ["polling", "acting"]) {
      const here = standing();
      here.transport.ping();
      here.transport.send(rename(1));
      here.at(doing === "polling" ? 1 : 2).end(status);
      expect(here.told.closed).toEqual([code]);
      expect(here.at(doing === "polling" ? 2 : 1).off).toBe(true);
      expect(here.time.waiting).toBe(0);
    }
  });

  test("is over when the room closed it, once what came with that is read", () => {
    const here = standing();
    here.transport.ping();
    here.at(1).end(answer({ at: 2, frames: [frame(2)], closed: 4009 }));
    expect(here.told).toMatchObject({ frames: [1, 2], closed: [4009] });
    expect(here.time.waiting).toBe(0);
  });

  test("told to close, calls off what is under way, in the middle of an answer too", () => {
    const here = standing();
    here.transport.ping();
    here.transport.close();
    expect(here.at(1).off).toBe(true);
    here.transport.send(rename(1));
    here.time.pass(60_000);
    expect(here.asked).toHaveLength(2);
    expect(here.told.closed).toEqual([]);
  });
});

describe("a probe", () => {
  function probing() {
    const time = new TestTime();
    const dials: TestTransport[] = [];
    const got: Frame[] = [];
    const probe = new Probe(
      time,
      () => {
        const transport = new TestTransport("CFHJK", []);
        dials.push(transport);
        return transport;
      },
      () => ({ opened() {}, heard() {}, closed() {}, frame: (one) => void got.push(one) }),
    );
    return { time, dials, got, probe };
  }

  test("tries ever more seldom, one socket at a time", () => {
    const { time, dials, probe } = probing();
    probe.start();
    probe.start();
    time.pass(PROBE_FIRST);
    expect(dials).toHaveLength(1);
    probe.now();
    expect(dials).toHaveLength(1);
    // One that hangs is given up.
    time.pass(30_000);
    expect(dials[0]?.closed).toBe(true);
    time.pass(2 * PROBE_FIRST);
    expect(dials).toHaveLength(2);
    for (let i = 0; i < 20; i++) {
      dials.at(-1)?.ends();
      time.pass(300_000);
    }
    expect(dials.length).toBeLessThan(30);
    probe.stop();
    expect(time.waiting).toBe(0);
  });

  test("hands over the socket that brings something, and that alone", () => {
    const { time, dials, got, probe } = probing();
    probe.start();
    time.pass(PROBE_FIRST);
    dials[0]?.opens();
    expect(got).toEqual([]);
    dials[0]?.frame(frame(1));
    dials[0]?.frame(frame(2));
    expect(got.map(({ n }) => n)).toEqual([1, 2]);
    expect(dials[0]?.closed).toBe(false);
    expect(time.waiting).toBe(0);
  });
});
