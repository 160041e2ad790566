import { describe, expect, test } from "vitest";
import { otherRules } from "../../src/game/again.ts";
import {
  advance,
  apply,
  createSession,
  digest,
  endOf,
  hashOf,
  headOf,
  type Input,
  nextDue,
  recordingOf,
  replay,
  type Scenario,
  type Session,
  scenarios,
  sessionHash,
} from "../../src/game/index.ts";
import { COMPARED_MAX } from "../../src/game/limits.ts";
import type { AllView } from "../../src/game/views.ts";
import type { SwarmState } from "../../src/game/worlds/swarm/state.ts";
import { allView } from "./support/play.ts";
import { patience } from "./support/runs.ts";
import { eachMechanism } from "./support/setups.ts";

const keyOf = (n: number): string => n.toString(16).padStart(32, "0");

type Wish = Input extends infer I ? (I extends Input ? Omit<I, "t"> : never) : never;

/** A session of one person and bots, and everything that it was told. */
class Room {
  readonly session: Session = createSession();
  readonly inputs: Input[] = [];

  constructor(scenario: Scenario, level: "open" | "discreet" = "open") {
    this.put({ type: "plan", steps: [scenario] });
    if (level === "discreet") this.put({ type: "level", level });
    this.put({ type: "sit", name: "Amber Otter" });
  }

  put(wish: Wish): string | undefined {
    const input = { t: this.session.now, ...wish } as Input;
    const refusal = apply(this.session, input);
    if (!refusal) this.inputs.push(structuredClone(input));
    return refusal?.code;
  }

  start(n: number, again?: string): string | undefined {
    return this.put({ type: "start", key: keyOf(n), away: [], ...(again !== undefined && { again }) });
  }

  /** Plays the running round to its end. */
  over(): AllView {
    for (let due = nextDue(this.session); due !== undefined; due = nextDue(this.session)) advance(this.session, due);
    expect(this.session.phase).toBe("reveal");
    return this.view();
  }

  view = (): AllView => allView(this.session, this.session.now);
}

const meadow = scenarios.meadow as Scenario;
const sitesOf = (s: Session) => (s.round!.parts.swarm as SwarmState).sites;
const bestOf = (s: Session) => {
  const worths = sitesOf(s).map(({ quality }) => quality);
  return worths.indexOf(Math.max(...worths));
};
const short = (s: Scenario): Scenario => ({ ...s, briefing: 0, fill: 6 });

describe("the same again under another rule", () => {
  test("is offered from every setup, for every other mechanism of its world, by whatever the registries hold", () => {
    for (const one of Object.values(scenarios)) {
      const others = otherRules(one);
      const wanted = eachMechanism.filter(({ world, mechanism }) => world === one.world && mechanism !== one.mechanism);
      expect(others.map(({ mechanism }) => mechanism)).toEqual(wanted.map(({ mechanism }) => mechanism));
      expect(others.every(({ scored }) => scored)).toBe(true);
    }
    // Where robbers were among the scouts, somebody can lie under the other rule as well.
    expect(otherRules(scenarios.robbers as Scenario).find(({ mechanism }) => mechanism === "queen")?.id).toBe(
      "captured-queen",
    );
    expect(otherRules(meadow).find(({ mechanism }) => mechanism === "queen")?.id).toBe("queen");
  });

  test("has the same worths at the meadow; the seal of its key holds, in open rooms and in discreet ones", {
    timeout: patience * 2,
  }, () => {
    for (const level of ["open", "discreet"] as const) {
      for (const [i, first] of eachMechanism.entries()) {
        const room = new Room(short(first), level);
        room.start(10 + i);
        const before = room.over();
        for (const again of before.reveal?.again ?? []) {
          const copy = Object.assign(new Room(short(first), level), { session: structuredClone(room.session) });
          expect(copy.start(90 + i, again)).toBeUndefined();
          const commit = copy.view().round?.commit;
          expect(copy.view().scenario).toMatchObject({ id: again, world: first.world, again: 1, fill: 6 });
          const { keys } = copy.session.round!;
          // What opens the seal is new, and in a discreet room tells nothing of roles and luck.
          expect(keys.opened).not.toBe(before.reveal?.key);
          expect(keys.opened).toBe(level === "open" ? keyOf(90 + i) : keys.truth);
          const after = copy.over();
          expect(digest(after.reveal?.key ?? "")).toBe(commit);
          const worths = (all: AllView) => all.reveal?.truth.map(({ worth }) => worth).sort();
          if (first.world === "swarm") expect(worths(after)).toEqual(worths(before));
        }
      }
    }
  });

  test("depends on the earlier round by the set of its worths alone", () => {
    // The same five worths at other sites and under another key: not a byte of the next round is another.
    const one = { ...short(meadow), options: { ...meadow.options, world: { qualities: [9.4, 8.8, 7, 4.1, 2] } } };
    const other = { ...one, options: { ...meadow.options, world: { qualities: [2, 4.1, 9.4, 7, 8.8] } } };
    const rounds = [one, other].map((first, i) => {
      const room = new Room(first);
      room.start(i + 1);
      room.put({ type: "end" });
      room.over();
      expect(room.start(77, "queen")).toBeUndefined();
      const { opened, begin, end, queue, minds, ...rest } = room.session.round!;
      return { ...rest, scenario: { ...rest.scenario }, length: end - begin, due: queue.items.length };
    });
    const timeless = rounds.map((r) => JSON.parse(JSON.stringify(r).replace(/"(since|busy|opens)":\d+/g, '"$1":0')));
    expect(timeless[0]).toEqual(timeless[1]);
  });

  test("puts each worth anywhere: where the best was says nothing of where it is, nor how it falls short", () => {
    const times = 300;
    const pairs = Array.from({ length: 5 }, () => new Array<number>(5).fill(0));
    let bent = 0;
    for (let n = 0; n < times; n++) {
      const room = new Room(short(meadow));
      room.start(1000 + n);
      room.put({ type: "end" });
      room.over();
      const [before, flaws] = [bestOf(room.session), sitesOf(room.session)[bestOf(room.session)]!.flaws];
      room.start(5000 + n, "queen");
      const after = bestOf(room.session);
      pairs[before]![after]!++;
      if (sitesOf(room.session)[after]!.flaws.roomy === flaws.roomy) bent++;
    }
    // 12 expected in each of 25 cells, σ about 3.4; a χ² of 24 degrees of freedom is above 51 in one of a thousand.
    const chi = pairs.flat().reduce((sum, n) => sum + (n - times / 25) ** 2 / (times / 25), 0);
    expect(chi).toBeLessThan(51);
    // Half of them, σ 8.7.
    expect(Math.abs(bent - times / 2)).toBeLessThan(35);
  });

  test("is in its recording, which replays to the same hash, and in the session's log", () => {
    const room = new Room(short(meadow));
    room.start(1);
    room.over();
    const from = room.inputs.length;
    room.start(2, "queen");
    room.over();
    const recording = recordingOf(headOf(room.session, "0".repeat(16))!, endOf(room.session)!, room.inputs.slice(from));
    expect(recording.scenario).toMatchObject({ id: "queen", again: 1 });
    expect(hashOf(recording)).toBe(recording.hash);
    expect(sessionHash(replay(room.inputs, room.session.now))).toBe(sessionHash(room.session));
  });

  test("is refused where nothing was played, where it runs, and for what is no other rule there", () => {
    const room = new Room(short(meadow));
    expect(room.start(1, "queen")).toBe("bad_setup");
    room.start(1);
    expect(room.start(2, "queen")).toBe("round_running");
    room.over();
    for (const id of ["meadow", "robbers", "bft", "nothing", "__proto__"]) expect(room.start(2, id)).toBe("bad_setup");
    expect(room.put({ type: "plan", steps: [{ ...meadow, again: 1 }] })).toBe("bad_setup");
    expect(room.start(2, "queen")).toBeUndefined();
  });

  test("stands beside a plan, which goes on where it was; a room that chose one round has chosen this one now", () => {
    const plan = new Room(meadow);
    plan.put({ type: "plan", steps: [short(meadow), short(scenarios.bft as Scenario), short(meadow)] });
    plan.start(1);
    plan.over();
    plan.start(2, "queen");
    // Started anew it is still the same again, of the same worths.
    const worths = () =>
      sitesOf(plan.session)
        .map(({ quality }) => quality)
        .sort();
    const before = worths();
    plan.put({ type: "restart", key: keyOf(3) });
    expect(worths()).toEqual(before);
    expect(plan.over().plan).toEqual({ step: 1, steps: 3 });
    plan.start(4);
    expect(plan.view().scenario.id).toBe("bft");

    const room = new Room(short(meadow));
    room.start(1);
    room.over();
    room.start(2, "queen");
    expect(room.over().scenario.again).toBe(1);
    // Once more, of the same homes still.
    expect(room.start(3, "meadow")).toBeUndefined();
    expect(room.over().scenario).toMatchObject({ id: "meadow", again: 1 });
    room.start(4);
    expect(room.view().scenario).toMatchObject({ id: "meadow", fill: 6 });
    expect(room.view().scenario.again).toBeUndefined();
    room.put({ type: "end" });
    expect(room.session.phase === "lobby" || room.session.phase === "reveal").toBe(true);
  });
});

describe("rounds held against each other", () => {
  test("are kept one by one, the latest only, and shown between rounds alone", { timeout: patience }, () => {
    const room = new Room({ ...short(meadow), clock: 10_000 });
    for (let n = 1; n <= COMPARED_MAX + 2; n++) {
      room.start(n);
      expect(room.view().compared).toBeUndefined();
      const shown = room.over().compared ?? [];
      expect(shown.length).toBe(Math.min(n, COMPARED_MAX));
      expect(shown[shown.length - 1]).toMatchObject({ round: n, scenario: "meadow", deciders: "all", trials: [] });
    }
    room.put({ type: "lobby" });
    expect(room.view().compared?.map(({ round }) => round)).toEqual(Array.from({ length: 12 }, (_, i) => i + 3));
  });

  test("tell which trials there were, and the cards that were played; not one that never came", () => {
    const late = { id: "spoil", options: {}, at: 0.9 };
    const room = new Room({
      ...short(scenarios.robbers as Scenario),
      trials: [...(scenarios.robbers?.trials ?? []), late],
    });
    room.start(1);
    advance(room.session, room.session.round!.begin + 1000);
    expect(room.put({ type: "card", trial: "crash", options: {} })).toBeUndefined();
    expect(room.put({ type: "card", trial: "crash", options: {} })).toBeUndefined();
    room.put({ type: "end" });
    expect(room.over().compared?.[0]).toMatchObject({ trials: ["liars", "crash"], liars: 1 });
  });

  test("leave practice out, and say nothing of seats; nor how a round ended where a discreet room was not told", () => {
    const practice = new Room(short(scenarios.practice as Scenario));
    practice.start(1);
    expect(practice.over().compared).toBeUndefined();

    const captured = short(scenarios["captured-queen"] as Scenario);
    for (const level of ["open", "discreet"] as const) {
      const room = new Room(captured, level);
      room.start(1);
      const [row] = room.over().compared ?? [];
      expect(row?.deciders).toBe("one");
      expect(row?.ended === undefined).toBe(level === "discreet");
      expect(row?.liars === undefined).toBe(level === "discreet");
      // Numbers of rounds and times, a setup's names, how it ended: and nothing by seat.
      const fields = [
        "round",
        "scenario",
        "world",
        "mechanism",
        "clock",
        "deciders",
        "trials",
        "ended",
        "took",
        "again",
        "fewest",
        "seats",
        "liars",
        // Who is a bot everybody sees anyway.
        "people",
        "bots",
      ];
      // Who decided by name, which an open room saw.
      if (level === "open") fields.push("heads");
      expect(Object.keys(row ?? {}).filter((field) => !fields.includes(field))).toEqual([]);
      // The level changes later: what was kept does not.
      room.put({ type: "lobby" });
      if (level === "discreet") room.put({ type: "level", level: "open" });
      expect(room.view().compared?.[0]?.ended === undefined).toBe(level === "discreet");
    }
  });
});
