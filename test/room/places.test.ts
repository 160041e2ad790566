import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { afterEach, expect, test, vi } from "vitest";
import { SEATS_MAX } from "../../src/game/limits.ts";
import { SOCKETS_MAX, SOCKETS_PER_SEAT } from "../../src/protocol/limits.ts";
import { AWAY_AFTER, DIALS_BURST, LAPSES_AFTER, SOCKETS_PER_ROLE } from "../../src/room/limits.ts";
import { ask, join, makeRoom, roomOf, takeSeat, upgrade, watch } from "./client.ts";
import { Desk, type Phone } from "./desk.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

const open = (phones: readonly Phone[]): Phone[] => phones.filter((phone) => phone.closed === undefined);

/** One program takes every seat that is left, without a line to any. */
function flood(desk: Desk): number {
  let taken = 0;
  for (let i = 0; i < SEATS_MAX + 1; i++) if ("seat" in desk.room.sit(`Program ${i}`, desk.wall)) taken++;
  return taken;
}

test("299 seats and 700 sockets in a moment: host, screens and every seat already taken have their places", () => {
  const desk = new Desk({ fill: 12 });
  const host = desk.open({ host: true });
  const kids = Array.from({ length: 29 }, (_, i) => desk.join(`Kid ${i}`));
  expect(flood(desk)).toBe(SEATS_MAX - kids.length);
  const program: Phone[] = [];
  for (let i = 0; program.length < SOCKETS_MAX; i++)
    program.push(desk.open({ seat: kids.length + (i % (SEATS_MAX - kids.length)) }));
  expect(open([host, ...kids])).toHaveLength(1 + kids.length);
  expect(open([...program]).length).toBeLessThan(program.length);
  expect(open(desk.phones).length).toBeLessThanOrEqual(SOCKETS_MAX);
  // None of the room's is refused, nor crowds out another of them: a second host, screens, a phone that comes back.
  const back = [{ host: true }, ...Array(SOCKETS_PER_ROLE).fill({ screen: true }), ...kids.map((kid) => kid.peer.who)];
  const came = back.map((who) => desk.open(who));
  expect(open([host, ...kids, ...came])).toHaveLength(1 + kids.length + came.length);
  expect(open(desk.phones).length).toBeLessThanOrEqual(SOCKETS_MAX);
  // Every seat that had a line has one.
  const seats = new Set(open(desk.phones).map((phone) => phone.peer.seat));
  expect(seats.size).toBe(SEATS_MAX + 1);
});

test("sockets that only look on, having lost their seat, give way first", () => {
  const desk = new Desk({ fill: 12 });
  const host = desk.open({ host: true });
  const gone = Array.from({ length: SOCKETS_PER_SEAT }, () => desk.open({ seat: desk.phones.length > 1 ? 0 : -1 }));
  for (const phone of gone) desk.hangUp(phone);
  const program = Array.from({ length: 200 }, (_, i) => desk.join(`Program ${i}`));
  const tabs = program.flatMap(({ peer: { seat } }) =>
    seat === undefined ? [] : [1, 2, 3].map(() => desk.open({ seat })),
  );
  desk.say(host, { type: "remove", seat: 0 });
  const looking = open([program[0] as Phone, ...tabs.slice(0, 3)]).length;
  const before = open(desk.phones).length;
  expect(before).toBe(SOCKETS_MAX);
  for (let i = 0; i < looking; i++) desk.open({ screen: true });
  expect(open([program[0] as Phone, ...tabs.slice(0, 3)])).toEqual([]);
  expect(open(desk.phones)).toHaveLength(SOCKETS_MAX);
});

test.each([{ host: true }, { screen: true }])("of one role's too many sockets the oldest gives way: %j", (who) => {
  const desk = new Desk();
  const first = desk.open(who);
  const other = desk.open({ host: !("host" in who), screen: "host" in who });
  const rest = Array.from({ length: SOCKETS_PER_ROLE }, () => desk.open(who));
  expect(first.closed).toBe(4009);
  expect(open([other, ...rest])).toHaveLength(1 + rest.length);
});

test("a flood of seats: the host clears and locks, and the class gets in; without a host, after half a minute", () => {
  const desk = new Desk();
  const host = desk.open({ host: true });
  const kid = desk.join("Kid");
  expect(flood(desk)).toBe(SEATS_MAX - 1);
  expect(desk.room.sit("Late kid", desk.wall)).toEqual({ code: "room_full" });
  desk.pass(6000);
  desk.say(host, { type: "lock", locked: true });
  desk.say(host, { type: "clear" });
  desk.pass(200);
  expect(host.refusals).toEqual([]);
  expect(flood(desk)).toBe(0);
  expect(desk.room.sit("Program", desk.wall)).toEqual({ code: "locked" });
  const people = () => desk.room.session.seats.filter((seat) => seat.kind === "person").map((seat) => seat.name);
  expect(people()).toEqual(["Kid"]);
  expect(kid.closed).toBeUndefined();
  desk.say(host, { type: "lock", locked: false });
  desk.pass(200);
  desk.join("Late kid");
  expect(people()).toEqual(["Kid", "Late kid"]);

  expect(flood(desk)).toBe(SEATS_MAX - 2);
  desk.pass(LAPSES_AFTER + 1000);
  expect(people()).toEqual(["Kid", "Late kid"]);
  expect(new Set(desk.disk.revoked).size).toBe(SEATS_MAX - 1);
});

test("a phone that is just about to connect is not cleared", () => {
  const desk = new Desk();
  const host = desk.open({ host: true });
  desk.room.sit("Kid", desk.wall);
  desk.pass(2000);
  desk.say(host, { type: "clear" });
  desk.pass(200);
  expect(desk.room.session.seats[0]).toMatchObject({ name: "Kid", kind: "person" });
});

test("one seat's lines are held back when it opens too many, a host's never", async () => {
  const { code, hostToken } = await makeRoom();
  const { token } = await takeSeat(code, "Amber Otter");
  const dials = async (...tokens: string[]): Promise<number> => {
    const { status, webSocket } = await upgrade(code, tokens);
    webSocket?.accept();
    return status;
  };
  const many = async (...tokens: string[]) => {
    const all: number[] = [];
    for (let i = 0; i < DIALS_BURST + 10; i++) all.push(await dials(...tokens));
    return all;
  };
  const seat = await many(token);
  expect(seat.slice(0, DIALS_BURST)).toEqual(Array(DIALS_BURST).fill(101));
  expect(seat).toContain(429);
  expect(new Set(await many(hostToken))).toEqual(new Set([101]));
  const host = await watch(code, hostToken, token);
  expect(host.you).toEqual({ seat: 0, host: true });
  host.close();
});

const real = Date.now.bind(Date);
/** The clock goes on, so much further on than it is. ms */
function later(ms: number): void {
  const ahead = Date.now() - real() + ms;
  vi.spyOn(Date, "now").mockImplementation(() => real() + ahead);
}

test.each([
  ["left lapses, its key with it", false],
  ["is gone is away", true],
])("a seat whose person %s, though the room sleeps through it", async (_, connected) => {
  const { code, hostToken } = await makeRoom();
  const { token } = await takeSeat(code, "Amber Otter");
  if (connected) {
    const viewer = await watch(code, token);
    viewer.close();
    await vi.waitFor(async () => {
      const kept = await runInDurableObject(roomOf(code), (_object, { storage }) =>
        storage.sql.exec<{ value: string }>("SELECT value FROM meta WHERE key = 'gone'").toArray(),
      );
      expect(kept[0]?.value).toContain("[[0,");
    });
  }
  const alarm = () => runInDurableObject(roomOf(code), (_object, { storage }) => storage.getAlarm());
  // It leaves memory, as any idle room does after 10 s; its alarm brings it back, and the next comes before it leaves again.
  await evictDurableObject(roomOf(code));
  const left = ((await alarm()) ?? 0) - Date.now();
  expect(left).toBeGreaterThan((connected ? AWAY_AFTER : LAPSES_AFTER) - 5000);
  for (let i = 0; i < 2; i++) {
    later(((await alarm()) ?? 0) - Date.now() + 100);
    expect(await runDurableObjectAlarm(roomOf(code))).toBe(true);
  }
  // Nothing else is to be looked after: it sleeps.
  expect(((await alarm()) ?? 0) - Date.now()).toBeGreaterThan(3_600_000);
  const answer = await ask("GET", `/rooms/${code}`, token);
  expect(answer.status).toBe(connected ? 200 : 401);
  const host = await join(code, "Blue Newt", hostToken);
  expect(host.view("all")).toMatchObject({
    seats: { 0: connected ? { name: "Amber Otter", away: true } : { name: "Blue Newt" } },
  });
  host.close();
});
