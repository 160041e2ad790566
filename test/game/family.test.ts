import { describe, expect, test } from "vitest";
import { newConstitution } from "../../src/game/assembly/state.ts";
import {
  advance,
  apply,
  createSession,
  errandsOf,
  type Input,
  Replay,
  recordingOf,
  type Session,
  scenarios,
  sessionHash,
  Views,
} from "../../src/game/index.ts";
import { SISTERS_MAX } from "../../src/game/limits.ts";
import { endOf, headOf } from "../../src/game/recording.ts";
import type { OwnView } from "../../src/game/views.ts";

const KEY = "0123456789abcdef0123456789abcdef";
const CODES = ["CFHJK", "CFHJL", "CFHJM", "CFHJN", "CFHJP", "CFHJQ"];

/** A room with four people in it, of whom these have just lost a vote. */
function room(against: number[], s: Session = createSession()): Session {
  if (s.seats.length === 0)
    for (const name of ["Amber", "Blue", "Coral", "Dusky"])
      expect(apply(s, { t: 0, type: "sit", name })).toBeUndefined();
  const amendment = { part: "bees", option: "quorum", to: 5 };
  const { voting } = newConstitution();
  const before = { plan: [scenarios.robbers!], step: 0, voting, decided: {} };
  s.parting = { round: s.rounds, amendment, against, before };
  return s;
}

const own = (s: Session, seat: number): OwnView => new Views(s, s.now).view(`seat:${seat}`) as OwnView;

/** The room that a fork makes, once it has been made there and here. */
function founded(s: Session, of: string): { code: string; sister: Session } {
  const errand = errandsOf(s)[0];
  if (errand?.kind !== "found") throw new Error("there is none to be made");
  const sister = createSession();
  expect(apply(sister, { t: 0, type: "found", of, founding: structuredClone(errand.founding) })).toBeUndefined();
  expect(apply(s, { t: s.now, type: "made", code: errand.code })).toBeUndefined();
  return { code: errand.code, sister };
}

/** All who are on the way to it come there. */
function moved(s: Session, from: string, to: Session): void {
  for (const errand of errandsOf(s)) {
    if (errand.kind !== "move") continue;
    const arrive: Input = { t: to.now, type: "arrive", from, ...errand.move };
    expect(apply(to, arrive)).toBeUndefined();
    // Coming twice counts once.
    expect(apply(to, arrive)).toEqual({ code: "no_change" });
    expect(apply(s, { t: s.now, type: "parted", seat: errand.seat })).toBeUndefined();
  }
}

test("a family has so many rooms at most, however its forks fork again", () => {
  let made = 0;
  const fork = (s: Session, own: string): void => {
    for (let i = 0; i < 9; i++) {
      const code = CODES[made] ?? "WXYWX";
      room([1], s);
      // Who parts with bots alone around: the next of them needs somebody in that seat.
      if (s.seats[1]?.kind === "bot") s.seats[1] = { ...s.seats[1], kind: "person" };
      const refused = apply(s, { t: s.now, type: "part", seat: 1, code });
      if (refused) {
        expect(refused).toEqual({ code: "no_more_rooms" });
        expect(own === "HOMES" || s.family?.left === 0).toBe(true);
        return;
      }
      made++;
      const { sister } = founded(s, own);
      moved(s, own, sister);
      s.rounds++;
      fork(sister, code);
    }
    throw new Error("it forks without end");
  };
  fork(room([1]), "HOMES");
  expect(made).toBe(SISTERS_MAX);
});

test("once the next round begins it is too late; a session with its forks replays to the same hash", () => {
  const s = room([1, 2]);
  const first = structuredClone(s);
  const log: Input[] = [];
  const put = (input: Input) => {
    log.push(input);
    return apply(s, input);
  };
  expect(put({ t: 10, type: "part", seat: 1, code: CODES[0]! })).toBeUndefined();
  expect(put({ t: 20, type: "redraw", code: CODES[0]!, to: CODES[1]! })).toBeUndefined();
  const { code, sister } = founded(s, "HOMES");
  log.push({ t: s.now, type: "made", code });
  expect(code).toBe(CODES[1]);
  moved(s, "HOMES", sister);
  log.push({ t: s.now, type: "parted", seat: 1 });
  expect(sister.seats.map(({ kind }) => kind)).toEqual(["bot", "person", "bot"]);
  expect(put({ t: 30, type: "start", key: KEY, away: [] })).toBeUndefined();
  expect(put({ t: 40, type: "part", seat: 2, code: CODES[2]! })).toEqual({ code: "round_running" });
  log.pop();
  advance(s, 600_000);
  expect(s.phase).toBe("reveal");
  expect(own(s, 2).part).toBeUndefined();
  expect(apply(s, { t: s.now, type: "part", seat: 2, code: CODES[2]! })).toEqual({ code: "no_parting" });
  const again = first;
  for (const input of log) apply(again, input);
  advance(again, 600_000);
  expect(sessionHash(again)).toBe(sessionHash(s));
});

describe("in the middle of a round", () => {
  test.each(["meadow", "robbers", "confirm"])(
    "who comes and goes plays, and the recording replays exactly: %s",
    (id) => {
      const s = room([1, 2]);
      apply(s, { t: 0, type: "plan", steps: [scenarios[id]!] });
      apply(s, { t: 0, type: "part", seat: 1, code: CODES[0]! });
      const { sister } = founded(s, "HOMES");
      moved(s, "HOMES", sister);
      apply(sister, { t: 0, type: "return", seat: 1 });
      apply(s, { t: 0, type: "part", seat: 2, code: CODES[0]! });
      const log: Input[] = [];
      const put = (input: Input): void => {
        log.push(input);
        expect(apply(s, input)).toBeUndefined();
      };
      put({ t: 0, type: "start", key: KEY, away: [] });
      advance(s, 30_000);
      put({ t: 30_000, type: "parted", seat: 2 });
      // A newcomer gets no seat that is kept.
      put({ t: 31_000, type: "sit", name: "Late" });
      expect(s.seats[1]?.kept).toBe(true);
      const way = errandsOf(sister).find((one) => one.kind === "move");
      if (way?.kind !== "move") throw new Error("nobody is on the way");
      put({ t: 32_000, type: "arrive", from: CODES[0]!, ...way.move, score: 77, open: 70, times: 1.5 });
      expect(s.seats[1]).toEqual({ name: "Blue", kind: "person", away: false, score: 77, open: 70 });
      advance(s, 900_000);
      const [head, end] = [headOf(s, "0123456789abcdef"), endOf(s)];
      if (!head || !end) throw new Error("it is not over");
      const recording = recordingOf(head, end, log);
      expect(JSON.stringify(recording.inputs)).not.toMatch(/77|times/);
      const replay = new Replay(structuredClone(recording));
      replay.advance(recording.until);
      expect(endOf(replay.session)?.hash).toBe(recording.hash);
    },
  );
});

test("how the others voted is in nobody's frames", () => {
  const shown = (against: number[]): string => {
    const s = room(against);
    const views = new Views(s, 0);
    return JSON.stringify([views.view("all"), views.view("seat:0"), views.view("seat:3"), views.view("screen")]);
  };
  expect(shown([3, 1])).toBe(shown([3, 2]));
  expect(shown([3, 1])).toContain('"part":{"others":1,"gone":0}');
  // Of bots not even how many.
  const s = room([3, 4]);
  s.seats.push({ name: "Basil", kind: "bot", away: false, score: 0, open: 0 });
  expect(own(s, 3).part).toEqual({ others: 0, gone: 0 });
});
