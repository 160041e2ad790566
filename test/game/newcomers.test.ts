import { describe, expect, test } from "vitest";
import { apply, createSession, liarsIn, type Session, scenarios, Views } from "../../src/game/index.ts";
import { SEATS_MAX } from "../../src/game/limits.ts";
import type { AllView, OwnView } from "../../src/game/views.ts";

/** Rooms that differ in nothing but their round's key, and with that in who lies. */
const ROOMS = 12;
const withLiars = Object.values(scenarios).filter((one) => liarsIn(one) !== undefined);
const MOMENTS = { briefing: 1000, "mid-round": 20_000, reveal: 2_000_000 };

/** A room with one person in it, and its round up to `t`. */
function room(id: string, number: number, t: number): Session {
  const s = createSession();
  apply(s, { t: 0, type: "plan", steps: [{ ...scenarios[id]!, fill: 20 }] });
  apply(s, { t: 0, type: "sit", name: "First" });
  apply(s, { t: 0, type: "start", key: (number + 1).toString(16).padStart(32, "0"), away: [] });
  // Something that changes nothing brings it forward.
  apply(s, { t, type: "bots" });
  return s;
}

const bots = (s: Session): number[] => s.seats.flatMap((seat, i) => (seat.kind === "bot" ? [i] : []));
const liarBots = (s: Session): number[] => bots(s).filter((seat) => s.round?.roles[seat]?.kind === "liar");

/** Takes seats until none is left: which ones they are, and at the end what their answer was. */
function takeAll(s: Session, t: number): { taken: number[]; refused: unknown } {
  const taken: number[] = [];
  for (;;) {
    const before = s.seats.map((seat) => seat.kind);
    const refused = apply(s, { t, type: "sit", name: `N${taken.length}` });
    if (refused) return { taken, refused };
    taken.push(s.seats.findIndex((seat, i) => seat.kind === "person" && before[i] !== "person"));
  }
}

test("there are rounds with liars in every mechanism that has them", () => {
  expect(withLiars.map((one) => one.id)).toEqual(expect.arrayContaining(["robbers", "authority", "bft-liars"]));
});

describe.each(withLiars.map((one) => one.id))("in %s", (id) => {
  test.each(Object.entries(MOMENTS))(
    "taking seats until none is left comes to the same seats whoever lies: %s",
    { timeout: 120_000 },
    (_, t) => {
      const secrets = new Set<string>();
      const told = new Set<string>();
      // For the slower ones a few rooms say as much.
      for (let number = 0; number < (id === "authority" ? ROOMS : 3); number++) {
        const s = room(id, number, t);
        secrets.add(JSON.stringify(liarBots(s)));
        const { taken, refused } = takeAll(s, t);
        told.add(JSON.stringify([taken, refused, bots(s)]));
        expect(taken).toHaveLength(SEATS_MAX - 1);
      }
      expect(secrets.size).toBeGreaterThan(1);
      expect(told.size).toBe(1);
    },
  );
});

test("whether the sequencer is captured is told to nobody who comes, in 12 rooms, some of which have one and some not", () => {
  const captured = new Set<boolean>();
  const told = new Set<string>();
  for (let number = 0; number < ROOMS; number++) {
    const t = MOMENTS["mid-round"];
    const s = room("authority", number, t);
    const all = new Views(s, t).view("all") as AllView;
    const { sequencer } = (all.parts as unknown as { authority: { sequencer: number } }).authority;
    captured.add(s.round?.roles[sequencer]?.kind === "liar");
    const seen = Array.from({ length: 10 }, () => {
      apply(s, { t, type: "sit", name: "Newcomer" });
      const seat = s.seats.length - 1;
      const own = new Views(s, t).view(`seat:${seat}`) as OwnView;
      return [seat, own.role, (new Views(s, t).view("all") as AllView).seats[sequencer]?.bot];
    });
    told.add(JSON.stringify(seen.map(([seat, role]) => [seat, role])));
    // It stays a bot's, unless it is the first person's.
    for (const [, , bot] of seen) expect(bot).toBe(sequencer === 0 ? undefined : true);
  }
  expect(captured).toEqual(new Set([true, false]));
  expect(told.size).toBe(1);
});

test("where no seat of its own is left a newcomer gets the next bot's, its role with it, a liar's too", () => {
  const kinds = new Set<string>();
  for (let number = 0; number < 4; number++) {
    const t = MOMENTS["mid-round"];
    const s = room("robbers", number, t);
    const roles = structuredClone(s.round?.roles ?? {});
    const { taken } = takeAll(s, t);
    for (const seat of taken.filter((one) => one < 20)) {
      const { role } = new Views(s, t).view(`seat:${seat}`) as OwnView;
      expect(role?.kind).toBe(roles[seat]?.kind ?? "honest");
      kinds.add(role?.kind ?? "");
    }
  }
  expect(kinds).toEqual(new Set(["honest", "liar"]));
});
