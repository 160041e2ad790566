import { describe, expect, test } from "vitest";
import { scenarios } from "../../../src/game/index.ts";
import type { BftAllView, BftViews } from "../../../src/game/mechanisms/bft/view.ts";
import type { CouncilBftState } from "../../../src/game/mechanisms/council-bft/state.ts";
import type { CouncilBftReveal, CouncilBftViews } from "../../../src/game/mechanisms/council-bft/view.ts";
import { partsFault } from "../../../src/game/parts.ts";
import { openedRound } from "../../../src/lab/models/opened.ts";
import { AFTER, openRound } from "../../../src/lab/models/play.ts";
import { setUp } from "../../../src/lab/models/setup.ts";
import { RunningRound } from "../support/running-round.ts";
import { viewsOf } from "../support/views.ts";

const KEY = "5eed".repeat(8);
/** As the setup has it: when the first turn begins, how long each is, and when the election begins. ms */
const [PAUSE, BEAT, TRIAL] = [1500, 8200, 34_300];
const NONE = { world: {}, mechanism: {} };
const base = scenarios["council-bft"]!;

/** Nine people, none of whom lies, at nine nodes, a turn each nine seconds. */
class Delegates extends RunningRound {
  constructor(mechanism: object = {}, { seats = 9, key = KEY } = {}) {
    const options = { world: base.options.world, mechanism: { ...base.options.mechanism, ...mechanism } };
    const step = { ...base, options, trials: [], briefing: 0, fill: seats };
    super(
      openedRound(
        step,
        Array.from({ length: seats }, (_, i) => i),
        key,
      ),
    );
  }

  get s(): CouncilBftState {
    return this.r.parts["council-bft"] as CouncilBftState;
  }
  all(): CouncilBftViews["all"] {
    return viewsOf<CouncilBftViews>(this.round, "council-bft")("all") as CouncilBftViews["all"];
  }
  bft(): BftAllView {
    return viewsOf<BftViews>(this.round, "bft")("all") as BftAllView;
  }
  stand(...seats: number[]): this {
    for (const seat of seats) this.do(seat, { verb: "stand" });
    return this.until(TRIAL);
  }
  elect(votes: Readonly<Record<number, readonly number[]>>): this {
    for (const [seat, list] of Object.entries(votes))
      for (const one of list) this.do(Number(seat), { verb: "elect", seat: one });
    return this.until(TRIAL + 15_000);
  }
  /** All who are asked approve, turn by turn, until so many ms of play. */
  approving(t: number): this {
    while (this.now < t) {
      for (const seat of this.r.seats) {
        const block = this.offer(seat, "approve");
        if (block && !block.not) this.do(seat, { verb: "approve", block: block.aim!.ids[0]! });
      }
      this.after(250);
    }
    return this;
  }
}

const seated = (): Delegates =>
  new Delegates().stand(0, 1, 2, 3, 4, 5, 6).elect({ 7: [0, 1, 2, 3, 4], 8: [0, 1, 2, 3, 4], 0: [1, 2, 3, 4, 5] });

describe("delegates", () => {
  test("all are validators at first; two turns after the election only the elected are, with two thirds of their own", () => {
    const play = new Delegates();
    expect(play.bft()).toMatchObject({ n: 9, total: 9, quorum: 7 });
    play.stand(0, 1, 2, 3, 4, 5, 6);
    expect(play.all()).toMatchObject({ stage: "election", list: [0, 1, 2, 3, 4, 5, 6] });
    play.elect({ 7: [0, 1, 2, 3, 4], 8: [0, 1, 2, 3, 4], 0: [1, 2, 3, 4, 5] });
    const { from = 0, council = [] } = play.all();
    expect([...council].sort()).toEqual([0, 1, 2, 3, 4]);
    // The turn that runs is the sixth, and the next one's proposer is known.
    expect(from).toBe(7);
    expect(play.bft()).toMatchObject({ total: 9 });
    play.until(PAUSE + BEAT * from + 100);
    expect(play.bft()).toMatchObject({ total: 5, quorum: 4 });
    play.until(play.r.end);
    const later = play.s.inner.order.slice(from);
    expect(later.length).toBeGreaterThan(3);
    expect(later.every((node) => node < 5)).toBe(true);
  });

  test("their votes alone make a block final; the others check, and what they say is judged as ever", () => {
    const play = seated();
    play.until(PAUSE + BEAT * 7);
    const before = Object.keys(play.s.inner.decided).length;
    play.approving(play.r.end - 100);
    expect(Object.keys(play.s.inner.decided).length).toBeGreaterThan(before + 3);
    const verdicts = Object.keys(play.s.inner.seats[8]!.verdicts).length;
    expect(verdicts).toBeGreaterThan(2);
    const { points } = play.until(play.r.end).round.score();
    expect(points[8]).toBeGreaterThan(0);
  });

  test("an approval of watchers alone makes nothing final", () => {
    const play = seated();
    play.until(PAUSE + BEAT * 7);
    const before = Object.keys(play.s.inner.decided).length;
    while (play.now < play.r.end - 100) {
      for (const seat of [5, 6, 7, 8]) {
        const block = play.offer(seat, "approve");
        if (block && !block.not) play.do(seat, { verb: "approve", block: block.aim!.ids[0]! });
      }
      play.after(500);
    }
    expect(Object.keys(play.s.inner.decided).length).toBe(before);
  });

  test("what makes no sense is refused, and says why", () => {
    const play = new Delegates();
    expect(play.act(0, { verb: "elect", seat: 1 })?.code).toBe("not_voting");
    expect(play.act(0, { verb: "recall", seat: 1 })?.code).toBe("no_delegates_yet");
    play.stand(0, 1, 2, 3, 4, 5, 6);
    expect(play.act(7, { verb: "stand" })?.code).toBe("candidates_closed");
    expect(play.act(0, { verb: "elect", seat: 0 })?.code).toBe("not_for_oneself");
    expect(play.act(0, { verb: "elect", seat: 8 })?.code).toBe("no_candidate");
    play.elect({ 7: [0, 1, 2, 3, 4], 8: [0, 1, 2, 3, 4] });
    expect(play.act(0, { verb: "recall", seat: 8 })?.code).toBe("no_delegate");
    expect(play.act(0, { verb: "cheat" })?.code).toBe("not_attacker");
  });
});

describe("an election that is none", () => {
  test("nobody stands: the lot draws five of all, at once", () => {
    const play = new Delegates().until(TRIAL);
    expect(play.all()).toMatchObject({ stage: "council" });
    expect(new Set(play.all().council).size).toBe(5);
  });

  test("a tie is broken by lot", () => {
    const of = (i: number) => {
      const key = (i + 16).toString(16).repeat(16);
      return JSON.stringify(new Delegates({}, { key }).stand(0, 1, 2, 3, 4, 5, 6).elect({}).all().council);
    };
    expect(new Set(Array.from({ length: 12 }, (_, i) => of(i))).size).toBeGreaterThan(3);
  });

  test("more places than seats: as many as make an odd number", () => {
    const play = new Delegates({ delegates: 7 }, { seats: 6 }).until(TRIAL);
    expect(play.all().council).toHaveLength(5);
  });

  test("the clock runs out in the election: what was final stays so, and nobody was elected", () => {
    const play = new Delegates().stand(0, 1, 2, 3, 4, 5, 6);
    play.round.end(play.now);
    expect(play.round.over).toBe(true);
    expect(play.round.score().facts).toMatchObject({ recalled: 0 });
    expect((play.round.reveal()["council-bft"] as CouncilBftReveal).council).toEqual([]);
  });

  test("without a beat there are no turns from which on delegates could vote: no such setup", () => {
    const rules = { ...(base.options.mechanism.rules as object), beat: 0 };
    const step = { ...base, options: { ...base.options, mechanism: { rules } } };
    expect(partsFault(step)).toMatch(/beat/);
    expect(partsFault(base)).toBeUndefined();
  });
});

describe("a recall", () => {
  test("more than half of the room, once: the next in votes votes from two turns later on, also in the middle of a vote", () => {
    const play = seated().until(PAUSE + BEAT * 7 + 4000);
    for (const seat of [4, 5, 6, 7]) play.do(seat, { verb: "recall", seat: 0 });
    expect(play.all()).toMatchObject({ against: { 0: 4 }, needed: 5 });
    play.do(8, { verb: "recall", seat: 0 });
    expect(play.all()).toMatchObject({ recalled: { seat: 0, next: 5 } });
    expect(play.act(8, { verb: "recall", seat: 1 })?.code).toBe("one_recalled");
    expect(play.bft()).toMatchObject({ total: 5 });
    play.until(PAUSE + BEAT * 9 + 100);
    // One out, one in: five votes as before, but another's.
    expect(play.bft()).toMatchObject({ total: 5, quorum: 4 });
    play.until(play.r.end);
    const later = play.s.inner.order.slice(9);
    expect(later).not.toContain(0);
    expect(later).toContain(5);
  });

  test("whose lie was proved does not come back as the next", () => {
    const play = seated();
    play.s.inner.slashed.push(5);
    for (const seat of [4, 5, 6, 7, 8]) play.do(seat, { verb: "recall", seat: 0 });
    expect(play.all().recalled!.next).not.toBe(5);
    expect(play.all().council).toHaveLength(5);
  });
});

test("bots play it: clean and captured rounds, attackers elected now and then, and recalled", () => {
  const endings = new Set<string>();
  let recalled = 0;
  let elected = 0;
  for (let i = 0; i < 12; i++) {
    const { r, round } = openRound(setUp("council-bft", {}, NONE), (i + 16).toString(16).repeat(16));
    round.advance(r.end + AFTER);
    const { ending, facts } = round.score();
    endings.add(ending);
    recalled += facts.recalled ?? 0;
    const s = r.parts["council-bft"] as CouncilBftState;
    if (s.council.some((seat) => r.roles[seat]) || (s.recalled && r.roles[s.recalled.seat])) elected++;
  }
  expect([...endings].every((ending) => ["safe", "captured", "halted"].includes(ending))).toBe(true);
  expect(recalled).toBeGreaterThan(3);
  expect(elected).toBeGreaterThan(3);
});
