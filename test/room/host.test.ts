import { describe, expect, test } from "vitest";
import { readPlan, sessionHash } from "../../src/game/index.ts";
import type { ClientMessage } from "../../src/protocol/messages.ts";
import { Desk, type Phone } from "./desk.ts";

/** What only a host may say. A message that is new among them has no sample here, and is a type error. */
type HostMessage = Exclude<
  ClientMessage["type"],
  | "act"
  | "rename"
  | "leave"
  | "elect"
  | "wave"
  | "predict"
  | "ticket"
  | "propose"
  | "second"
  | "ballot"
  | "content"
  | "part"
  | "return"
  | "resync"
>;

interface Sample {
  message: object;
  /** Where the host says it: before a round, in its play, while its clock stands still, or after it; or in a lesson, at its ticket; or in an assembly. */
  in: "lobby" | "play" | "paused" | "reveal" | "lesson" | "assembly";
  /** What it is to bring about. */
  done(desk: Desk, before: Before): void;
}
interface Before {
  end: number;
  commit: string | undefined;
}

const samples: Record<HostMessage, Sample> = {
  start: { message: { type: "start" }, in: "lobby", done: ({ room }) => expect(room.session.phase).toBe("round") },
  lobby: { message: { type: "lobby" }, in: "lobby", done: ({ room }) => expect(room.session.phase).toBe("lobby") },
  setup: {
    message: { type: "setup", scenario: "practice", fill: 9 },
    in: "lobby",
    done: ({ room }) => expect(room.session.plan).toMatchObject([{ id: "practice", fill: 9 }]),
  },
  debrief: {
    message: { type: "debrief", card: "truth" },
    in: "reveal",
    done: ({ room }) => expect([room.session.phase, room.session.debrief]).toEqual(["reveal", "truth"]),
  },
  evolve: {
    message: { type: "evolve", what: "breed" },
    in: "reveal",
    done: ({ room }) => expect([room.session.phase, room.session.colony?.on]).toEqual(["round", 0]),
  },
  level: {
    message: { type: "level", level: "discreet" },
    in: "lobby",
    done: ({ room }) => expect(room.session.level).toBe("discreet"),
  },
  pause: { message: { type: "pause" }, in: "play", done: ({ room }) => expect(room.session.paused).toBe(true) },
  resume: { message: { type: "resume" }, in: "paused", done: ({ room }) => expect(room.session.paused).toBe(false) },
  more: {
    message: { type: "more", ms: 60_000 },
    in: "play",
    done: ({ room }, { end }) => expect(room.session.round?.end).toBe(end + 60_000),
  },
  pace: { message: { type: "pace", pace: 5 }, in: "play", done: ({ room }) => expect(room.session.pace).toBe(5) },
  forks: {
    message: { type: "forks", allowed: true },
    in: "lobby",
    done: ({ room }) => expect(room.session.house.forks).toBe(true),
  },
  card: {
    message: { type: "card", trial: "crash" },
    in: "play",
    done: ({ room }) =>
      expect(room.session.round?.cards?.map(({ trial, by }) => [trial, by])).toEqual([["crash", "host"]]),
  },
  end: {
    message: { type: "end" },
    in: "play",
    done({ room }) {
      expect([room.session.phase, room.session.history.length]).toEqual(["reveal", 1]);
    },
  },
  restart: {
    message: { type: "restart" },
    in: "paused",
    done({ room }, { commit }) {
      expect(room.session).toMatchObject({ phase: "round", rounds: 1, paused: false, history: [] });
      expect(room.session.round?.phase).toBe("briefing");
      expect(room.session.round?.keys.opened).not.toBe(commit);
    },
  },
  mode: {
    message: { type: "mode", mode: "friends" },
    in: "lobby",
    done: ({ room }) => expect(room.session.house.mode).toBe("friends"),
  },
  lock: {
    message: { type: "lock", locked: true },
    in: "play",
    done: ({ room }) => expect(room.session.house.locked).toBe(true),
  },
  names: {
    message: { type: "names", names: "offered" },
    in: "lobby",
    done: ({ room }) => expect(room.session.house.names).toBe("offered"),
  },
  language: {
    message: { type: "language", language: "de" },
    in: "lobby",
    done: ({ room }) => expect(room.session.house.language).toBe("de"),
  },
  bots: {
    message: { type: "bots", bots: 3 },
    in: "lobby",
    done: ({ room }) => expect(room.session.house.bots).toBe(3),
  },
  host: {
    message: { type: "host", seat: 1, host: true },
    in: "play",
    done: ({ room }) => expect(room.session.house.hosts).toEqual({ 1: "named" }),
  },
  slow: {
    message: { type: "slow", seat: 1, times: 1.5 },
    in: "play",
    done: ({ room }) => expect(room.session.house.slow).toEqual({ 1: 1.5 }),
  },
  name: {
    message: { type: "name", seat: 1, name: "Wren" },
    in: "play",
    done: ({ room }) => expect(room.session.seats[1]?.name).toBe("Wren"),
  },
  remove: {
    message: { type: "remove", seat: 1 },
    in: "play",
    done: ({ room }) => expect(room.session.seats[1]?.kind).toBe("bot"),
  },
  // Nobody is away here: nobody is taken away either.
  clear: {
    message: { type: "clear" },
    in: "play",
    done: ({ room }) => expect(room.session.seats[1]?.kind).toBe("person"),
  },
  election: {
    message: { type: "election" },
    in: "lobby",
    done: ({ room }) => expect(room.session.house.election).toBeDefined(),
  },
  lesson: {
    message: { type: "lesson", plan: "who-decides" },
    in: "lobby",
    done: ({ room }) => expect([room.session.phase, room.session.lesson?.plan.id]).toEqual(["step", "who-decides"]),
  },
  cut: {
    message: { type: "cut", step: 5, cut: true },
    in: "lesson",
    done: ({ room }) => expect(room.session.lesson?.cut).toEqual([5]),
  },
  stay: {
    message: { type: "stay" },
    in: "lesson",
    done: ({ room }) =>
      expect([room.session.lesson?.plan.id, room.session.lesson?.until]).toEqual(["short", undefined]),
  },
  assembly: {
    message: { type: "assembly" },
    in: "lobby",
    done: ({ room }) => expect(room.session.assembly?.stage).toBe("propose"),
  },
  count: {
    message: { type: "count" },
    in: "assembly",
    done: ({ room }) => expect(room.session.assembly?.stage).toBe("over"),
  },
  show: {
    message: { type: "show", ticket: 1 },
    in: "lesson",
    done: ({ room }) => expect(room.session.lesson?.shown).toBe(1),
  },
};
/** Somebody comes in, everybody writes a ticket, and then there are many rounds. */
const SHORT = readPlan({
  id: "short",
  minutes: 30,
  timer: true,
  steps: [
    { kind: "ticket", id: "ticket", minutes: 5 },
    ...[1, 2, 3, 4, 5].map((n) => ({ kind: "round", id: `round-${n}`, minutes: 3, scenario: "meadow" })),
  ],
});
const each = Object.values(samples);

/** A room with a host, a guest, a screen, somebody without a seat, and a round as far as wished. */
function room(where: Sample["in"]): { desk: Desk; host: Phone; others: Phone[] } {
  const desk = new Desk({ fill: 12 });
  const host = desk.join("Host", { host: true });
  const others = [desk.join("Guest"), desk.open({ screen: true }), desk.open({})];
  // With friends a guest may start a round: see powers.test.ts.
  desk.say(host, { type: "mode", mode: "class" });
  if (where === "lesson") {
    if ("fault" in SHORT) throw new Error(SHORT.fault);
    desk.room.change({ type: "lesson", plan: SHORT.plan }, desk.wall);
    desk.say(host, { type: "start" });
    desk.say(others[0]!, { type: "ticket", text: "Nobody decided." });
    desk.pass(200);
    return { desk, host, others };
  }
  if (where === "assembly") desk.say(host, { type: "assembly" });
  else if (where !== "lobby") desk.play(host);
  if (where === "reveal") desk.say(host, { type: "end" });
  if (where === "paused") desk.say(host, { type: "pause" });
  desk.pass(3000);
  return { desk, host, others };
}

const before = ({ room: { session } }: Desk): Before => ({
  end: session.round?.end ?? 0,
  commit: session.round?.keys.opened,
});
/** How often the log says that a command was accepted. */
const logged = (desk: Desk, id: string): number =>
  desk.disk.batches.flatMap((batch) => batch.ids).filter(([, one]) => one === id).length;

describe.each(each.map((sample) => [sample.message, sample] as const))("%j", (message, sample) => {
  test.each(["lobby", "play", "paused", "reveal"] as const)(
    "is refused to everybody but a host, and changes nothing: %s",
    (at) => {
      const { desk, others } = room(at);
      const hash = sessionHash(desk.room.session);
      for (const other of others) {
        const ids = [desk.say(other, message)];
        desk.room.flush(desk.wall);
        expect(other.refusals).toEqual(ids.map((id) => ({ id, code: "not_host" })));
        expect(other.acked).toEqual([]);
      }
      expect(sessionHash(desk.room.session)).toBe(hash);
    },
  );

  test("is obeyed from a host, stored before it is acknowledged, and found again on waking", () => {
    const { desk, host } = room(sample.in);
    const was = before(desk);
    const id = desk.say(host, message);
    desk.room.flush(desk.wall);
    expect(host.refusals).toEqual([]);
    expect(host.acked).toContain(id);
    expect(logged(desk, id)).toBe(1);
    sample.done(desk, was);
    const hash = sessionHash(desk.room.session);
    desk.reload(0);
    expect(sessionHash(desk.room.session)).toBe(hash);
    sample.done(desk, was);
  });

  test("is neither acknowledged nor shown to anybody where it cannot be stored", () => {
    const { desk, host } = room(sample.in);
    const told = desk.phones.map((phone) => phone.texts.length);
    const hash = sessionHash(desk.room.session);
    desk.disk.failing = true;
    expect(() => {
      desk.say(host, message);
      desk.room.flush(desk.wall);
    }).toThrow("disk full");
    expect(desk.phones.map((phone) => phone.texts.length)).toEqual(told);
    desk.disk.failing = false;
    desk.reload(0);
    expect(sessionHash(desk.room.session)).toBe(hash);
  });

  test("counts once when it comes twice, before a restart of the room or after it", () => {
    const { desk, host } = room(sample.in);
    const id = desk.say(host, message);
    desk.room.flush(desk.wall);
    const once = desk.room.session.log;
    desk.say(host, message, id);
    desk.room.flush(desk.wall);
    expect(desk.room.session.log).toBe(once);
    desk.reload(0);
    const again = desk.open({ seat: 0, host: true });
    // A host that comes back ends an election.
    const log = desk.room.session.log;
    desk.say(again, message, id);
    desk.room.flush(desk.wall);
    expect(desk.room.session.log).toBe(log);
    expect([again.acked, again.refusals]).toEqual([[id], []]);
    expect(logged(desk, id)).toBe(1);
  });
});

describe("what a host asks at the wrong moment is refused with the reason:", () => {
  test.each([
    ["lobby", { type: "pause" }, "no_round"],
    ["lobby", { type: "resume" }, "no_round"],
    ["lobby", { type: "more", ms: 1000 }, "no_round"],
    ["lobby", { type: "end" }, "no_round"],
    ["lobby", { type: "restart" }, "no_round"],
    ["lobby", { type: "debrief", card: "truth" }, "no_debrief"],
    ["play", { type: "debrief", card: "truth" }, "no_debrief"],
    ["reveal", { type: "debrief", card: "Truth!" }, "bad_setup"],
    ["lobby", { type: "level", level: "open" }, "no_change"],
    ["play", { type: "resume" }, "no_change"],
    ["play", { type: "start" }, "round_running"],
    ["play", { type: "lobby" }, "round_running"],
    ["play", { type: "setup", scenario: "practice" }, "round_running"],
    ["paused", { type: "pause" }, "no_change"],
    ["paused", { type: "start" }, "round_running"],
  ] as const)("%s: %j is %s", (at, message, code) => {
    const { desk, host } = room(at);
    const hash = sessionHash(desk.room.session);
    const id = desk.say(host, message);
    desk.room.flush(desk.wall);
    expect(host.refusals).toEqual([{ id, code }]);
    expect(sessionHash(desk.room.session)).toBe(hash);
  });

  test("time beyond an hour, ten minutes at a time", () => {
    const { desk, host } = room("play");
    for (let i = 0; i < 6; i++) desk.say(host, { type: "more", ms: 600_000 });
    desk.pass(200);
    expect(host.refusals.map(({ code }) => code)).toEqual(["too_long"]);
  });
});

test("a round that ends and the next one that starts in one flush: the first one's recording is noted", () => {
  const desk = new Desk({ fill: 12, flush: 60_000 });
  const host = desk.join("Host", { host: true });
  desk.play(host);
  desk.say(host, { type: "end" });
  expect(desk.disk.recorded).toEqual([]);
  desk.say(host, { type: "start" });
  expect(desk.room.session).toMatchObject({ phase: "round", rounds: 2 });
  expect(desk.disk.recorded).toEqual([1]);
});
