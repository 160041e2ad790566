import { describe, expect, test } from "vitest";
import { sessionHash } from "../../src/game/index.ts";
import { SEATS_MAX } from "../../src/game/limits.ts";
import { RATE_BURST, SOCKETS_PER_SEAT } from "../../src/protocol/limits.ts";
import { STRIKES_MAX } from "../../src/room/limits.ts";
import { Desk, type Phone } from "./desk.ts";

function lobby(): { desk: Desk; host: Phone; guest: Phone } {
  const desk = new Desk({ fill: 12 });
  const host = desk.join("Host", { host: true });
  const guest = desk.join("Guest");
  desk.pass(200);
  return { desk, host, guest };
}

describe("the host's commands", () => {
  test.each([{ type: "start" }, { type: "lobby" }, { type: "setup", scenario: "practice" }])(
    "$type is refused to a guest of a class and to a screen, and changes nothing",
    (message) => {
      const { desk, host, guest } = lobby();
      desk.say(host, { type: "mode", mode: "class" });
      const screen = desk.open({ screen: true });
      desk.pass(200);
      const hash = sessionHash(desk.room.session);
      const ids = [desk.say(guest, message), desk.say(screen, message)];
      desk.pass(200);
      expect(guest.refusals).toEqual([{ id: ids[0], code: "not_host" }]);
      expect(screen.refusals).toEqual([{ id: ids[1], code: "not_host" }]);
      expect(sessionHash(desk.room.session)).toBe(hash);
    },
  );

  test("lead from the lobby through rounds and back, with another setup", () => {
    const { desk, host, guest } = lobby();
    desk.say(host, { type: "setup", scenario: "practice", fill: 8 });
    desk.play(host);
    expect(guest.all).toMatchObject({ phase: "round", scenario: { id: "practice" }, round: { number: 1 } });
    expect(guest.all.round?.seats).toHaveLength(8);
    const early = desk.say(host, { type: "lobby" });
    desk.pass(300);
    expect(host.refusals).toEqual([{ id: early, code: "round_running" }]);
    desk.pass(300_000);
    expect(guest.all.phase).toBe("reveal");
    desk.say(host, { type: "lobby" });
    desk.pass(300);
    expect(guest.all.phase).toBe("lobby");
    desk.play(host);
    expect(guest.all.round?.number).toBe(2);
  });

  test.each([
    [{ scenario: "nowhere" }],
    [{ scenario: "constructor" }],
    [{ scenario: "meadow", fill: 4 }],
    [{ scenario: "meadow", fill: 201 }],
  ])("a setup of %j is refused", (wish) => {
    const { desk, host } = lobby();
    const id = desk.say(host, { type: "setup", ...wish });
    desk.pass(200);
    expect(host.refusals).toEqual([{ id, code: "bad_setup" }]);
  });
});

describe("a latecomer", () => {
  test("takes a bot's seat in the running round and plays at once", () => {
    const { desk, host } = lobby();
    desk.play(host);
    desk.pass(5000);
    const seats = desk.room.session.round?.seats.length;
    const late = desk.join("Late");
    desk.pass(200);
    const { seat } = late.own;
    expect(desk.room.session.round?.seats).toHaveLength(seats ?? 0);
    expect(host.all.seats[seat]).toEqual({ name: "Late", score: 0 });
    expect(late.own).toMatchObject({ playing: true, role: { kind: "honest" } });
    const possible = () => late.own.offers.find((offer) => !offer.not && !offer.aim);
    while (!possible()) desk.pass(200);
    const id = desk.act(late, { verb: possible()?.verb });
    desk.pass(200);
    expect(late.acked).toEqual([id]);
  });

  test("gets a seat of its own in the round where no bot is left", () => {
    const desk = new Desk({ fill: 5 });
    const host = desk.join("Host", { host: true });
    for (let i = 1; i < 5; i++) desk.join(`Guest ${i}`);
    desk.play(host);
    const late = desk.join("Late");
    desk.pass(200);
    expect(host.all.round?.seats).toEqual([0, 1, 2, 3, 4, 5]);
    expect(late.own.playing).toBe(true);
    const id = desk.act(late, { verb: "explore" });
    desk.pass(200);
    expect(late.acked).toEqual([id]);
  });

  test("finds the room full when every seat has its person", () => {
    const desk = new Desk();
    for (let i = 0; i < SEATS_MAX; i++) {
      expect(desk.room.full).toBe(false);
      desk.room.sit(`Person ${i}`, desk.wall);
    }
    expect(desk.room.full).toBe(true);
    const hash = sessionHash(desk.room.session);
    expect(desk.room.sit("One more", desk.wall)).toEqual({ code: "room_full" });
    expect(sessionHash(desk.room.session)).toBe(hash);
  });
});

describe("who leaves", () => {
  test("gives the seat to a bot, and every tab and token of it opens nothing any more", () => {
    const { desk, host, guest } = lobby();
    const tab = desk.open({ seat: 1 });
    desk.play(host);
    const id = desk.say(guest, { type: "leave" });
    desk.pass(200);
    expect(guest.acked).toEqual([id]);
    expect(desk.disk.revoked).toEqual([1]);
    expect(host.all.seats[1]).toMatchObject({ bot: true });
    for (const gone of [guest, tab]) {
      expect(gone.you).toEqual({});
      expect(gone.view("seat")).toBeUndefined();
      expect(gone.view("floor")).toBeUndefined();
      const act = desk.act(gone, { verb: "explore" });
      desk.pass(200);
      expect(gone.refusals.at(-1)).toEqual({ id: act, code: "no_seat" });
    }
    desk.pass(10_000);
    expect(desk.room.session.round?.minds[1]?.thoughts).toBeGreaterThan(0);
  });

  test("leaves the seat to the next one, whom the old tab can neither see nor act for", () => {
    const { desk, host, guest } = lobby();
    desk.play(host);
    desk.say(guest, { type: "leave" });
    desk.pass(200);
    const next = desk.join("Next");
    desk.pass(200);
    expect(next.you).toEqual({ seat: 1 });
    const hash = sessionHash(desk.room.session);
    desk.say(guest, { type: "rename", name: "Still me" });
    desk.say(guest, { type: "leave" });
    expect(sessionHash(desk.room.session)).toBe(hash);
    expect(desk.disk.revoked).toEqual([1]);
    expect(guest.view("seat")).toBeUndefined();
  });
});

describe("a socket that sends too much", () => {
  test("is told to slow down, and is heard again after a moment", () => {
    const { desk, guest } = lobby();
    for (let i = 0; i < RATE_BURST + 10; i++) desk.say(guest, { type: "rename", name: `Name ${i}` });
    desk.pass(200);
    expect(guest.refusals.map((no) => no.code)).toEqual(Array(10).fill("too_fast"));
    expect(guest.refusals.every((no) => no.id !== undefined)).toBe(true);
    desk.pass(2000);
    const id = desk.say(guest, { type: "rename", name: "Patient" });
    desk.pass(200);
    expect(guest.acked).toContain(id);
    expect(guest.closed).toBeUndefined();
  });

  test("is closed when it does not stop, and not listened to after that", () => {
    const { desk, host, guest } = lobby();
    for (let i = 0; i < RATE_BURST + STRIKES_MAX; i++) desk.raw(guest, "x".repeat(3000));
    expect(guest.closed).toBe(4008);
    desk.pass(10_000);
    desk.say(guest, { type: "rename", name: "Ghost" });
    desk.pass(200);
    expect(host.all.seats[1]?.name).toBe("Guest");
  });

  test.each([
    ["valid messages at 1,300 a second", 1300, 1],
    ["at 100 a second", 100, 1],
    ["at 40 a second, every third of them garbage", 40, 3],
    ["at 300 a second, nearly all of them garbage", 300, 1.01],
  ])("is closed though each accepted message is fine: %s", (_, perSecond, nth) => {
    const { desk, guest } = lobby();
    let sent = 0;
    for (; sent < perSecond * 20 && guest.closed === undefined; sent++) {
      if (nth !== 1 && sent % nth < 1) desk.raw(guest, "garbage");
      else desk.say(guest, { type: "rename", name: `Name ${sent}` });
      desk.wall += 1000 / perSecond;
    }
    expect(guest.acked.length).toBeGreaterThan(0);
    expect(guest.closed).toBe(4008);
    expect(sent / perSecond).toBeLessThan(12);
  });

  test("is not closed for what a thumb or a stumbling phone does, all lesson long", () => {
    const { desk, guest } = lobby();
    for (let second = 0; second < 600; second++) {
      for (let i = 0; i < 9; i++) desk.say(guest, { type: "rename", name: `Name ${i}` });
      desk.raw(guest, "garbage");
      desk.pass(1000);
    }
    expect(guest.closed).toBeUndefined();
    expect(guest.refusals.every((no) => no.code === "bad_message")).toBe(true);
  });

  test("does not slow others down", () => {
    const { desk, host, guest } = lobby();
    for (let i = 0; i < 150; i++) desk.raw(guest, "garbage");
    const id = desk.say(host, { type: "start" });
    desk.pass(200);
    expect(host.acked).toContain(id);
  });

  test.each([
    ["2049 characters", `"${"x".repeat(2047)}"`, "too_big"],
    ["2049 bytes in fewer characters", `"${"€".repeat(683)}"`, "too_big"],
    ["2048 bytes", `"${"x".repeat(2046)}"`, "bad_message"],
  ])("is told when a message is too long: %s", (_, text, code) => {
    const { desk, guest } = lobby();
    desk.raw(guest, text);
    desk.pass(200);
    expect(guest.refusals).toEqual([{ code }]);
  });
});

test("one seat's tabs are few: the oldest gives way", () => {
  const { desk, guest } = lobby();
  const tabs = Array.from({ length: SOCKETS_PER_SEAT }, () => desk.open({ seat: 1 }));
  desk.pass(200);
  expect(guest.closed).toBe(4009);
  expect(tabs.map((tab) => tab.closed)).toEqual(tabs.map(() => undefined));
  expect(tabs.every((tab) => tab.own.seat === 1)).toBe(true);
  desk.say(guest, { type: "rename", name: "Ghost" });
  desk.pass(200);
  expect(tabs[0]?.all.seats[1]?.name).toBe("Guest");
});

test("a refused command stays refused: sent again when it would be possible, it is too late, and the next one is done", () => {
  const { desk, host, guest } = lobby();
  desk.say(host, { type: "start" });
  const id = desk.act(guest, { verb: "explore" });
  desk.pass(200);
  expect(guest.refusals).toEqual([{ id, code: "not_in_play" }]);
  desk.pass(5000);
  desk.act(guest, { verb: "explore" }, id);
  desk.pass(200);
  expect(guest.refusals.at(-1)).toEqual({ id, code: "too_late" });
  const next = desk.act(guest, { verb: "explore" });
  desk.pass(200);
  expect(guest.acked).toEqual([next]);
});
