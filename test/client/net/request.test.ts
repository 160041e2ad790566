import { expect, test } from "vitest";
import { LOOK_AGAIN, lookUp } from "../../../client/net/look-up.ts";
import { type Asked, LIMIT_ONCE, LIMITS, PAUSE, Refused, request } from "../../../client/net/request.ts";
import type { RoomInfo } from "../../../src/protocol/http.ts";
import { TestTime } from "../support/time.ts";

type Answer = Response | "offline";

/** A page whose requests are answered by hand. */
function page() {
  const time = new TestTime();
  const asked: { path: string; init: RequestInit; answer(answer: Answer): Promise<void> }[] = [];
  const means = {
    fetch: (path: string, init: RequestInit) =>
      new Promise<Response>((resolve, reject) => {
        init.signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
        const answer = async (given: Answer): Promise<void> => {
          if (given === "offline") reject(new TypeError("Failed to fetch"));
          else resolve(given);
          await quiet();
        };
        asked.push({ path, init, answer });
      }),
    timers: time,
    random: () => 0.5,
  };
  const told: unknown[] = [];
  return {
    time,
    asked,
    told,
    get last() {
      return asked.at(-1) as (typeof asked)[number];
    },
    ask(what: Asked): void {
      request(means, what).then(
        (answer) => told.push(answer),
        (error) => told.push([error.status, error.code]),
      );
    },
    async pass(ms: number): Promise<void> {
      time.pass(ms);
      await quiet();
    },
  };
}
const quiet = () => new Promise<void>((done) => setTimeout(done));
const busy = () => Response.json({ error: "busy_here", message: "Later." }, { status: 503 });
const seat: Asked = { method: "POST", path: "/api/rooms/CFHJK/seats", body: { name: "Wren", token: "k" }, again: true };

test("what may be repeated is asked three times, each with more patience, and then ends with a reason", async () => {
  const here = page();
  here.ask(seat);
  for (const [i, limit] of LIMITS.entries()) {
    expect(here.asked).toHaveLength(i + 1);
    expect(here.told).toEqual([]);
    await here.pass(limit - 1);
    expect(here.last.init.signal?.aborted).toBe(false);
    await here.pass(1);
    expect(here.last.init.signal?.aborted).toBe(true);
    await here.pass(PAUSE * 2 ** i);
  }
  expect(here.told).toEqual([[0, "no_answer"]]);
  expect(here.asked).toHaveLength(3);
  expect(here.time.waiting).toBe(0);
  // The same each time: the room knows it for the same seat.
  expect(new Set(here.asked.map(({ init }) => init.body)).size).toBe(1);
});

test.each([
  ["a network that is gone for a moment", "offline"],
  ["a server that is busy", busy()],
  ["a proxy whose server is away", new Response("<h1>Bad gateway</h1>", { status: 502 })],
] as const)("it goes through after %s", async (_, first) => {
  const here = page();
  here.ask(seat);
  await here.last.answer(first);
  await here.pass(PAUSE);
  await here.last.answer(Response.json({ seat: 3 }, { status: 201 }));
  expect(here.told).toEqual([{ seat: 3 }]);
  expect(here.asked).toHaveLength(2);
});

test.each([
  [409, "room_full"],
  [404, "no_room"],
  [429, "too_fast"],
  [503, "newer_schema"],
  [500, "broken"],
])("what the server has decided is not asked again (%i %s)", async (status, error) => {
  const here = page();
  here.ask(seat);
  await here.last.answer(Response.json({ error, message: "No." }, { status }));
  await here.pass(60_000);
  expect(here.told).toEqual([[status, error]]);
  expect(here.asked).toHaveLength(1);
});

test("what would be done twice is asked again only where it was not done", async () => {
  const room: Asked = { method: "POST", path: "/api/rooms", body: {} };
  const here = page();
  here.ask(room);
  await here.last.answer(busy());
  await here.pass(PAUSE);
  expect(here.asked).toHaveLength(2);
  await here.last.answer("offline");
  expect(here.told).toEqual([[0, "offline"]]);
  here.ask(room);
  await here.pass(LIMIT_ONCE);
  expect(here.told.at(-1)).toEqual([0, "no_answer"]);
  await here.pass(60_000);
  expect(here.asked).toHaveLength(3);
});

test("keys go in a header, never in the address", async () => {
  const here = page();
  here.ask({ method: "GET", path: "/api/rooms/CFHJK", tokens: ["one", "two"] });
  expect(here.last.init.headers).toEqual({ authorization: "Bearer one,two" });
  expect(here.last.path).toBe("/api/rooms/CFHJK");
});

test("a look-up that failed is made again for as long as somebody waits, and its complaint goes", async () => {
  const time = new TestTime();
  const said: unknown[] = [];
  let answer = async (): Promise<RoomInfo> => Promise.reject(new Refused(0, { error: "no_answer" }));
  const told = { found: (info: RoomInfo) => void said.push(info.code), wrong: (why?: string) => void said.push(why) };
  const end = lookUp(() => answer(), time, told);
  await quiet();
  time.pass(LOOK_AGAIN);
  await quiet();
  expect(said).toEqual(["no_answer", "no_answer"]);
  answer = async () => ({ code: "CFHJK", phase: "lobby", people: 1, full: false, client: "" });
  time.pass(LOOK_AGAIN);
  await quiet();
  expect(said.slice(2)).toEqual([undefined, "CFHJK"]);
  expect(time.waiting).toBe(0);

  answer = async () => Promise.reject(new Refused(404, { error: "no_room" }));
  lookUp(() => answer(), time, told);
  await quiet();
  expect(said.at(-1)).toBe("no_room");
  expect(time.waiting).toBe(0);

  // Nobody waits any more.
  answer = async () => Promise.reject(new Refused(0, { error: "offline" }));
  const before = said.length;
  lookUp(() => answer(), time, told)();
  await quiet();
  expect(said).toHaveLength(before);
  end();
});
