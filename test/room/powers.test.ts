import { describe, expect, test } from "vitest";
import { headOf, recordingOf, sessionHash } from "../../src/game/index.ts";
import { needs } from "../../src/protocol/powers.ts";
import { AWAY_AFTER, ELECTION_AFTER, IDLE_AFTER, LAPSES_AFTER, SCREEN_PATIENCE } from "../../src/room/limits.ts";
import { Desk, type Phone } from "./desk.ts";

/** Everything that more than a seat is needed for, with what it needs at least. */
const CONTROLS: [string, object, "choose" | "drive" | "manage"][] = [
  ["start", { type: "start" }, "choose"],
  ["lobby", { type: "lobby" }, "choose"],
  ["debrief", { type: "debrief", card: "truth" }, "choose"],
  ["setup", { type: "setup", scenario: "practice" }, "choose"],
  ["evolve", { type: "evolve", what: "breed" }, "choose"],
  ["lesson", { type: "lesson", plan: "party" }, "choose"],
  ["cut", { type: "cut", step: 2, cut: true }, "drive"],
  ["stay", { type: "stay" }, "drive"],
  ["assembly", { type: "assembly" }, "choose"],
  ["count", { type: "count" }, "drive"],
  ["show", { type: "show", ticket: 1 }, "manage"],
  ["pause", { type: "pause" }, "drive"],
  ["resume", { type: "resume" }, "drive"],
  ["more", { type: "more", ms: 60_000 }, "drive"],
  ["card", { type: "card", trial: "crash" }, "drive"],
  ["end", { type: "end" }, "drive"],
  ["restart", { type: "restart" }, "manage"],
  ["pace", { type: "pace", pace: 2 }, "manage"],
  ["level", { type: "level", level: "discreet" }, "manage"],
  ["mode", { type: "mode", mode: "friends" }, "manage"],
  ["lock", { type: "lock", locked: true }, "manage"],
  ["names", { type: "names", names: "offered" }, "manage"],
  ["forks", { type: "forks", allowed: true }, "manage"],
  ["language", { type: "language", language: "de" }, "manage"],
  ["bots", { type: "bots", bots: 3 }, "manage"],
  ["host", { type: "host", seat: 1, host: true }, "manage"],
  ["slow", { type: "slow", seat: 1, times: 1.5 }, "manage"],
  ["name", { type: "name", seat: 1, name: "Wren" }, "manage"],
  ["remove", { type: "remove", seat: 1 }, "manage"],
  ["clear", { type: "clear" }, "manage"],
  ["election", { type: "election" }, "manage"],
];

interface Room {
  desk: Desk;
  host: Phone;
  guest: Phone;
  screen: Phone;
}

/** A room with a host that has no seat, two guests and a screen. */
function room(mode: "friends" | "class"): Room {
  const desk = new Desk({ fill: 12 });
  const host = desk.open({ host: true });
  desk.join("Ada");
  const guest = desk.join("Ben");
  const screen = desk.open({ screen: true });
  if (mode === "class") desk.say(host, { type: "mode", mode });
  desk.pass(300);
  return { desk, host, guest, screen };
}

/** What comes of a message: `done`, or the code of its refusal. */
function tried(desk: Desk, phone: Phone, message: object): string {
  const id = desk.say(phone, message);
  desk.pass(300);
  return phone.refusals.find((one) => one.id === id)?.code ?? (phone.acked.includes(id) ? "done" : "nothing");
}

describe("a control", () => {
  test.each(CONTROLS)("%s is refused to guests and screens of a class, and changes nothing", (_, message) => {
    const { desk, guest, screen } = room("class");
    const hash = sessionHash(desk.room.session);
    expect([tried(desk, guest, message), tried(desk, screen, message)]).toEqual(["not_host", "not_host"]);
    expect(sessionHash(desk.room.session)).toBe(hash);
  });

  test.each(CONTROLS)("%s is for the host, and for whom the host names", (_, message) => {
    for (const named of [false, true]) {
      const { desk, host, guest } = room("class");
      if (named) tried(desk, host, { type: "host", seat: 1, host: true });
      expect(tried(desk, named ? guest : host, message)).not.toBe("not_host");
    }
  });

  test.each(CONTROLS)("%s is for an elected host if it is not a matter of others", (_, message, need) => {
    const { desk, host, guest, screen } = room("class");
    for (const gone of [host, screen]) desk.room.disconnect(gone.peer, desk.wall);
    desk.pass(ELECTION_AFTER + 1000);
    expect(tried(desk, guest, { type: "elect", choice: 1 })).toBe("done");
    expect(guest.all.house.hosts).toEqual({});
    expect(tried(desk, desk.open({ seat: 0 }), { type: "elect", choice: 1 })).toBe("done");
    expect(guest.all.house.hosts).toEqual({ 1: "elected" });
    if (need === "manage") expect(tried(desk, guest, message)).toBe("not_host");
    else expect(tried(desk, guest, message)).not.toBe("not_host");
  });

  test.each(CONTROLS)("%s is for any friend if it is a choice between rounds", (_, message, need) => {
    const { desk, guest, screen } = room("friends");
    if (need === "choose") expect(tried(desk, guest, message)).not.toBe("not_host");
    else expect(tried(desk, guest, message)).toBe("not_host");
    expect(tried(desk, screen, message)).toBe("not_host");
  });
});

test("every control is in that list", () => {
  const listed = Object.fromEntries(CONTROLS.map(([type, , need]) => [type, need]));
  const owners = Object.entries(needs).filter(([, need]) => need !== "own");
  expect(listed).toEqual(Object.fromEntries(owners));
});

test("who does nothing for long in a round is idle, which only hosts are told", () => {
  const { desk, host, guest, screen } = room("class");
  tried(desk, host, { type: "start" });
  desk.pass(IDLE_AFTER - 5000);
  expect(host.view("host")).toEqual({ idle: [], slow: {} });
  tried(desk, guest, { type: "act", round: 1, command: { verb: "explore" } });
  desk.pass(10_000);
  expect(host.view("host")).toEqual({ idle: [0], slow: {} });
  tried(desk, host, { type: "host", seat: 1, host: true });
  expect(guest.view("host")).toEqual({ idle: [0], slow: {} });
  tried(desk, host, { type: "host", seat: 1, host: false });
  for (const phone of [guest, screen]) expect(phone.view("host")).toBeUndefined();
  // Nobody can do anything while the clock stands still, or when it is over.
  tried(desk, host, { type: "pause" });
  expect(host.view("host")).toEqual({ idle: [], slow: {} });
});

describe("a class without a host", () => {
  test("may elect one after three minutes without host and screen; the host that returns is host again", () => {
    const { desk, host, guest, screen } = room("class");
    desk.room.disconnect(host.peer, desk.wall);
    desk.pass(ELECTION_AFTER + 5000);
    // The projector is there.
    expect(tried(desk, guest, { type: "elect", choice: 1 })).toBe("no_election");
    desk.room.disconnect(screen.peer, desk.wall);
    desk.pass(ELECTION_AFTER - 5000);
    expect(tried(desk, guest, { type: "elect", choice: 1 })).toBe("no_election");
    desk.pass(6000);
    expect(guest.all.house.election).toEqual({ present: [], votes: {} });
    tried(desk, guest, { type: "elect", choice: 1 });
    // Who comes after the first vote neither counts nor votes.
    desk.open({ seat: 0 });
    const late = desk.join("Late");
    expect(tried(desk, late, { type: "elect", choice: 1 })).toBe("not_present");
    const back = desk.open({ host: true });
    desk.pass(300);
    expect(back.all.house).toMatchObject({ hosts: {} });
    expect(back.all.house.election).toBeUndefined();
    expect(tried(desk, back, { type: "start" })).toBe("done");
  });

  test("whose projector stays on waits three times as long, and not for ever", () => {
    const { desk, host, guest } = room("class");
    desk.room.disconnect(host.peer, desk.wall);
    desk.pass(SCREEN_PATIENCE * ELECTION_AFTER - 5000);
    expect(tried(desk, guest, { type: "elect", choice: 1 })).toBe("no_election");
    desk.pass(6000);
    expect(tried(desk, guest, { type: "elect", choice: 1 })).toBe("done");
  });

  test("does not while a program drives the room with the host's key", () => {
    const { desk, host, screen } = room("class");
    desk.room.disconnect(host.peer, desk.wall);
    desk.room.disconnect(screen.peer, desk.wall);
    desk.pass(ELECTION_AFTER - 5000);
    expect(
      desk.room.drive({ type: "lock", locked: true, id: "program1.1" }, { host: true }, desk.wall),
    ).toBeUndefined();
    desk.pass(ELECTION_AFTER - 5000);
    expect(desk.room.session.house.election).toBeUndefined();
    desk.pass(10_000);
    expect(desk.room.session.house.election).toBeDefined();
    // And what was begun meanwhile ends as it drives again.
    desk.room.drive({ type: "lock", locked: false, id: "program1.2" }, { host: true }, desk.wall);
    expect(desk.room.session.house.election).toBeUndefined();
  });

  test("may elect at once if the host says so", () => {
    const { desk, host, guest } = room("class");
    expect(tried(desk, host, { type: "election" })).toBe("done");
    expect(tried(desk, guest, { type: "elect", choice: 0 })).toBe("done");
  });
});

describe("a seat", () => {
  test("that is removed is a bot's, and its tokens open nothing any more", () => {
    const { desk, host, guest } = room("class");
    expect(tried(desk, host, { type: "remove", seat: 1 })).toBe("done");
    expect(desk.disk.revoked).toEqual([1]);
    expect(guest.you).toEqual({});
    expect(tried(desk, guest, { type: "act", round: 0, command: { verb: "explore" } })).toBe("no_seat");
  });

  test("that was taken and never connected is given up after half a minute", () => {
    const { desk, host } = room("class");
    desk.room.sit("Nobody", desk.wall);
    desk.pass(LAPSES_AFTER - 2000);
    expect(host.all.seats[2]).toMatchObject({ name: "Nobody" });
    desk.pass(5000);
    expect(host.all.seats[2]).toMatchObject({ bot: true });
    expect(desk.disk.revoked).toEqual([2]);
  });

  test("whose person left stands as away within half a minute, in the lobby too; nobody came back, and it can be cleared", () => {
    const { desk, host, guest } = room("class");
    desk.room.disconnect(guest.peer, desk.wall);
    desk.pass(AWAY_AFTER + 3000);
    expect(host.all.seats[1]).toMatchObject({ away: true });
    expect(tried(desk, host, { type: "clear" })).toBe("done");
    expect(host.all.seats[1]).toMatchObject({ bot: true });
    expect(host.all.seats[0]).not.toHaveProperty("bot");
  });

  test.each([1.5, 2])(
    "that needs %f times as long slows the whole room's clock, its briefing and its bots alike",
    (times) => {
      const { desk, host } = room("class");
      tried(desk, host, { type: "slow", seat: 1, times });
      const started = desk.wall;
      tried(desk, host, { type: "start" });
      const { round } = desk.room.session;
      if (!round) throw new Error("no round");
      while (round.phase === "briefing") desk.pass(100);
      const read = desk.wall - started;
      expect(read).toBeGreaterThan(times * round.scenario.briefing - 300);
      expect(read).toBeLessThan(times * round.scenario.briefing + 1000);
      const [t, wall] = [desk.room.session.now, desk.wall];
      const bots = () => Object.values(round.minds).reduce((n, mind) => n + mind.thoughts, 0);
      desk.pass(20_000);
      const { now } = desk.room.session;
      expect((times * (now - t)) / (desk.wall - wall)).toBeCloseTo(1, 1);
      expect(bots()).toBeGreaterThan(0);
      // Its clock is as long as ever; only a second of it lasts longer.
      expect(round.end - round.begin).toBe(round.scenario.clock);
      expect(desk.room.agenda.watchdogAt()).toBeGreaterThan(desk.wall + times * (round.end - now) - 1000);
    },
  );

  test("that needs longer is named to hosts and to itself, and to nobody else, whatever it does", () => {
    const { desk, host, guest, screen } = room("class");
    const other = desk.join("Other");
    const paces: (number | undefined)[] = [];
    const shows = (phone: Phone): string => JSON.stringify(phone.receiver.views);
    const nobodyElse = (): void => {
      desk.pass(500);
      paces.push(other.frames.findLast(({ rate }) => rate !== undefined)?.rate);
      for (const phone of [other, screen]) expect(shows(phone)).not.toMatch(/"slow"/);
      // A seat's own channel is nobody else's.
      for (const phone of [other, screen]) expect(phone.receiver.views).not.toHaveProperty("seat:1");
      expect(other.receiver.views["seat:2"]).not.toHaveProperty("times");
    };
    tried(desk, host, { type: "slow", seat: 1, times: 2 });
    nobodyElse();
    expect(other.all).not.toHaveProperty("times");
    expect(host.receiver.views.host).toMatchObject({ slow: { 1: 2 } });
    expect(guest.receiver.views["seat:1"]).toMatchObject({ times: 2 });
    expect(shows(guest)).not.toMatch(/"slow"/);
    tried(desk, host, { type: "start" });
    nobodyElse();
    expect(other.all).toMatchObject({ times: 2 });
    // It is away, back, and gone: the clock goes on as it did, or all could tell whose it was.
    desk.room.disconnect(guest.peer, desk.wall);
    desk.pass(AWAY_AFTER + 3000);
    nobodyElse();
    const back = desk.open({ seat: 1 });
    nobodyElse();
    tried(desk, back, { type: "leave" });
    nobodyElse();
    expect(paces).toEqual([1, 0.5, 0.5, 0.5, 0.5]);
    expect(host.receiver.views.host).toMatchObject({ slow: {} });
    // The next round is as fast as ever.
    tried(desk, host, { type: "restart" });
    nobodyElse();
    expect(paces.at(-1)).toBe(1);
  });

  test("that needs longer is in no recording", () => {
    const { desk, host } = room("class");
    tried(desk, host, { type: "start" });
    tried(desk, host, { type: "slow", seat: 1, times: 2 });
    const { session } = desk.room;
    const inputs = desk.disk.batches.flatMap((batch) => batch.inputs);
    expect(inputs.map(({ type }) => type)).toContain("slow");
    const head = headOf(session, "rules 1");
    if (!head) throw new Error("no round");
    const since = inputs.slice(inputs.findIndex(({ type }) => type === "start"));
    const recording = recordingOf(head, { until: session.now, hash: "" }, since);
    expect(JSON.stringify(recording)).not.toMatch(/slow|times/);
  });
});

test("nobody gets into a locked room, and who is in stays in", () => {
  const { desk, host, guest } = room("class");
  tried(desk, host, { type: "lock", locked: true });
  expect(desk.room.sit("Late", desk.wall)).toEqual({ code: "locked" });
  expect(tried(desk, guest, { type: "rename", name: "Bert" })).toBe("done");
  tried(desk, host, { type: "lock", locked: false });
  expect(desk.room.sit("Late", desk.wall)).toMatchObject({ seat: 2 });
});
