import { expect } from "vitest";
import { readPlan } from "../../src/game/index.ts";
import type { ClientMessage } from "../../src/protocol/messages.ts";
import type { Desk } from "./desk.ts";

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

export interface Sample {
  message: object;
  /** Where the host says it: before a round, in its play, while its clock stands still, or after it; or in a lesson, at its ticket; or in an assembly. */
  in: "lobby" | "play" | "paused" | "reveal" | "lesson" | "assembly";
  /** What it is to bring about. */
  done(desk: Desk, before: Before): void;
}
/** What the round was before it. */
export interface Before {
  end: number;
  commit: string | undefined;
}

/** One of each, and what it brings about. */
export const samples: Record<HostMessage, Sample> = {
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
export const SHORT = readPlan({
  id: "short",
  minutes: 30,
  timer: true,
  steps: [
    { kind: "ticket", id: "ticket", minutes: 5 },
    ...[1, 2, 3, 4, 5].map((n) => ({ kind: "round", id: `round-${n}`, minutes: 3, scenario: "meadow" })),
  ],
});
