import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { APART, LATE, SAME_APART, Schedule, type Told } from "../../client/parts/moments/schedule.ts";
import type { Telling } from "../../client/parts/moments/telling.ts";
import { chain } from "../../client/worlds/chain/index.tsx";
import { swarm } from "../../client/worlds/swarm/index.tsx";
import { advance, apply, createSession, nextDue, type Session, scenarios } from "../../src/game/index.ts";
import { runs } from "../game/support/runs.ts";
import { testedScenarios } from "../game/support/setups.ts";
import "./support/parts.ts";
import { see } from "./support/seeing.ts";

let n = 0;
const told = (t: number, kind = "a", more: Partial<Telling> = {}): Told => ({
  moment: { n: ++n, t, kind },
  telling: { size: "picture", rank: 1, text: kind, shape: null, tone: "honey", sound: "bell", ...more },
});
/** What takes the picture of moments that come one by one, each at its time. */
const pictures = (list: readonly Told[], rate = 1): number[] => {
  const schedule = new Schedule();
  return list.flatMap((one) => schedule.take([one], one.moment.t, rate)?.picture?.moment.t ?? []);
};

describe("the picture is taken", () => {
  test("at most once in ten seconds, and by the same kind once in thirty", () => {
    expect(pictures([told(0), told(9999, "b"), told(APART, "c")])).toEqual([0, APART]);
    expect(pictures([told(0), told(APART), told(2 * APART), told(SAME_APART)])).toEqual([0, SAME_APART]);
    // On a clock that runs twice as fast these are real seconds still.
    expect(pictures([told(0), told(APART, "b"), told(2 * APART, "c")], 2)).toEqual([0, 2 * APART]);
  });

  test("whatever comes, never twice within ten seconds; and what does not take it is at least heard", () => {
    const stream = fc.array(fc.tuple(fc.nat(6000), fc.constantFrom("a", "b", "c", "d"), fc.nat(3)), { maxLength: 60 });
    fc.assert(
      fc.property(stream, (gaps) => {
        const schedule = new Schedule();
        let t = 0;
        let last = Number.NEGATIVE_INFINITY;
        for (const [gap, kind, rank] of gaps) {
          t += gap;
          const due = schedule.take([told(t, kind, { rank })], t, 1);
          expect(due?.heard.moment.t).toBe(t);
          if (!due?.picture) {
            expect(due?.slip).toBe(due?.heard);
            continue;
          }
          expect(t - last).toBeGreaterThanOrEqual(APART);
          last = t;
        }
      }),
      { numRuns: runs(300) },
    );
  });

  test("of several at once by the one with the highest rank, and by none that is only a slip or a sound", () => {
    const [low, high] = [told(0, "low", { rank: 1 }), told(0, "high", { rank: 3 })];
    const [slip, sound] = [told(0, "slip", { size: "slip", rank: 9 }), told(0, "sound", { size: "sound", rank: 10 })];
    expect(new Schedule().take([low, high, slip, sound], 0, 1)).toEqual({ picture: high, heard: high });
    expect(new Schedule().take([slip, sound], 0, 1)).toEqual({ slip, heard: slip });
    expect(new Schedule().take([sound], 0, 1)).toEqual({ heard: sound });
    expect(new Schedule().take([], 0, 1)).toBeUndefined();
  });

  test("by nothing that is over: whoever comes later has missed it", () => {
    expect(new Schedule().take([told(0)], LATE, 1)?.picture).toBeDefined();
    expect(new Schedule().take([told(0)], LATE + 1, 1)).toBeUndefined();
    expect(new Schedule().take([told(0)], 2 * LATE, 2)?.picture).toBeDefined();
  });
});

/** A round that bots and the autopilots of two people play; `look` is called after each instant at which something happened. */
function played(id: string, look: (s: Session, t: number) => void): void {
  const s = createSession();
  apply(s, { t: 0, type: "plan", steps: [{ ...scenarios[id]!, briefing: 0 }] });
  for (const name of ["Ada", "Ben"]) apply(s, { t: 0, type: "sit", name });
  apply(s, { t: 0, type: "start", key: "8badf00d".repeat(4), away: [0, 1] });
  let felt: unknown;
  for (let due = nextDue(s); due !== undefined && s.phase === "round"; due = nextDue(s)) {
    advance(s, due);
    if (s.round?.felt !== felt) look(s, due);
    felt = s.round?.felt;
  }
}

/** Mechanisms of which every round has something to feel. A sequencer that goes dark is all that a harbour with one has. */
const FELT = ["bees", "pow", "ec", "bft", "queen", "council", "ballot"];
/** What no sentence may hold: a hole in it. */
const HOLE = /undefined|NaN|null|\?|[{}]/;

test.each(testedScenarios.map(({ id }) => id))(
  "%s: each moment has a sentence, on a phone and on the projector",
  async (id) => {
    const stage = scenarios[id]!.world === "swarm" ? swarm : chain;
    const looks: [Session, number][] = [];
    played(id, (s, t) => looks.push([structuredClone(s), t]));
    if (FELT.includes(scenarios[id]!.mechanism)) expect(looks.length).toBeGreaterThan(0);
    for (const [s, t] of looks) {
      for (const seat of [0, undefined]) {
        see(s, seat, t);
        const tell = await stage.moments();
        const { all = [], seats = {} } = s.round?.felt ?? {};
        const own = seat === undefined ? [] : (seats[seat] ?? []);
        for (const moment of [...all, ...own].filter((one) => one.t === t)) {
          const { text } = tell(moment) ?? {};
          expect([moment.kind, text]).toEqual([moment.kind, expect.stringMatching(/^\S.{8,110}[.!]$/)]);
          expect(text).not.toMatch(HOLE);
        }
      }
    }
  },
);
