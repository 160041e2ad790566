// What a room is made to feel as it happens: each kind comes when its thing happens and not otherwise, and tells nobody what
// they may not know, by its words or by when it comes.
import { describe, expect, test } from "vitest";
import { type RoundState, type Scenario, scenarios, Views } from "../../src/game/index.ts";
import type { BftState } from "../../src/game/mechanisms/bft/state.ts";
import type { EcState } from "../../src/game/mechanisms/ec/state.ts";
import type { PowState } from "../../src/game/mechanisms/pow/state.ts";
import type { Moment } from "../../src/game/moments.ts";
import type { Round } from "../../src/game/round.ts";
import type { Ms, SeatId } from "../../src/game/types.ts";
import type { ScreenView } from "../../src/game/worlds/chain/view.ts";
import { openRound } from "../../src/lab/models/play.ts";
import { labKey, runKey } from "../../src/lab/run.ts";
import { BeesRound } from "./support/bees-round.ts";
import { Play } from "./support/play.ts";
import { PowRound } from "./support/pow-round.ts";
import { patience, runs } from "./support/runs.ts";
import { testedScenarios } from "./support/setups.ts";
import { viewsOf } from "./support/views.ts";

const kinds = (r: RoundState): string[] => (r.felt?.all ?? []).map(({ kind }) => kind);

/** All moments of a round of bots, in order: everybody's, and each seat's. `each` is called after every event. */
function played(scenario: Scenario, run: number, each: (round: Round, r: RoundState) => void = () => {}) {
  const { r, round } = openRound({ scenario: { ...scenario, briefing: 0 }, idle: 0 }, runKey(labKey("moments"), run));
  const all: Moment[] = [];
  const seats: (Moment & { seat: SeatId })[] = [];
  let before = r.felt;
  for (let due = round.due(); due !== undefined && !round.over; due = round.due()) {
    round.advance(due);
    if (r.felt !== before) {
      const since = (list: readonly Moment[] = [], old: readonly Moment[] = []) =>
        list.filter(({ n }) => n > (old.at(-1)?.n ?? 0));
      all.push(...since(r.felt?.all, before?.all));
      for (const seat of r.seats)
        seats.push(...since(r.felt?.seats[seat], before?.seats[seat]).map((one) => ({ ...one, seat })));
      before = r.felt;
    }
    each(round, r);
  }
  return { r, round, all, seats };
}

const several = (id: string, n = 4) =>
  Array.from({ length: Math.max(2, runs(n)) }, (_, run) => played(scenarios[id] as Scenario, run));
const count = (list: readonly Moment[], kind: string): number => list.filter((one) => one.kind === kind).length;

describe("at the meadow", () => {
  /** So many of eight scouts, where four are a quorum, at site 0 at once. */
  const crowd = (many: number): BeesRound => {
    const seats = Array.from({ length: many }, (_, i) => i);
    return new BeesRound({ n: 8 }).learn(0, ...seats).gather(0, ...seats);
  };

  test("a quorum, the piping and the lift-off are felt by all, and where the quorum is not before the piping", () => {
    const play = crowd(4);
    expect(play.r.felt?.all).toEqual([{ n: 1, t: play.now, kind: "quorum" }]);
    play.after(2500);
    expect(play.r.felt?.all.at(-1)).toEqual({ n: 2, t: play.now, kind: "piping", site: 0 });
    play.after(6000);
    expect(play.r.felt?.all.at(-1)).toEqual({ n: 3, t: play.now, kind: "liftoff", site: 0 });
    expect(play.r.felt?.seats).toEqual({});
  });

  test("a quorum that comes apart is lost, and one fewer is none", () => {
    const play = crowd(4).after(2000);
    play.do(0, { verb: "home" });
    expect(kinds(play.r)).toEqual(["quorum", "lost"]);
    expect(kinds(crowd(3).after(8000).r)).toEqual([]);
  });
});

describe("at the harbour", () => {
  test("a sequencer that goes dark is felt, and no other", () => {
    const { authority } = scenarios as { authority: Scenario };
    const dark = [0, 1].map((crash) => {
      const mechanism = { ...authority.options.mechanism, crash };
      const { all } = played({ ...authority, options: { ...authority.options, mechanism } }, 1);
      return all.map(({ kind }) => kind);
    });
    expect(dark).toEqual([[], ["dark"]]);
  });

  test("a fork is one that everybody can see, and a reorganisation drops two blocks that everybody had", () => {
    const screen = (round: Round) => viewsOf<{ screen: ScreenView }>(round, "chain")("screen").blocks;
    for (const id of ["storm", "pow", "majority"]) {
      const parents = new Set<number>();
      let [head, deep] = [0, 0];
      const { all } = played(scenarios[id] as Scenario, 2, (round) => {
        const blocks = screen(round);
        const children = new Map<number, number>();
        for (const { parents: list } of Object.values(blocks))
          for (const parent of list) children.set(parent, (children.get(parent) ?? 0) + 1);
        for (const [parent, n] of children) if (n > 1) parents.add(parent);
        const up = (id: number): number => blocks[id]?.parents[0] ?? 0;
        const highest = Object.keys(blocks).map(Number);
        const top = Math.max(...highest.map((one) => blocks[one]?.height ?? 0));
        if (top <= (blocks[head]?.height ?? 0)) return;
        const next = highest.find((one) => blocks[one]?.height === top) as number;
        const chain = new Set<number>();
        for (let at = next; at !== 0; at = up(at)) chain.add(at);
        let dropped = 0;
        for (let at = head; at !== 0 && !chain.has(at); at = up(at)) dropped++;
        if (dropped >= 2) deep++;
        head = next;
      });
      // Where pools can be changed forks come all the time, and nobody is told.
      expect([id, count(all, "fork")]).toEqual([id, id === "majority" ? 0 : parents.size]);
      expect([id, count(all, "reorg")]).toEqual([id, deep]);
      expect(parents.size).toBeGreaterThan(0);
    }
  });

  test("who shipped an order that is undone feels it alone; a theft of everybody's coins is everybody's", () => {
    let undone = 0;
    for (const { r, seats, all } of several("pow")) {
      for (const seat of r.seats) {
        const notes = (r.diaries[seat] ?? []).filter(({ what }) => what === "order_undone");
        const felt = seats.filter((one) => one.seat === seat && one.kind === "undone");
        expect(felt.map(({ t }) => t)).toEqual(notes.map(({ t }) => t));
        undone += felt.length;
      }
      expect(count(all, "undone")).toBe(0);
    }
    expect(undone).toBeGreaterThan(0);
    for (const { r, all } of several("majority")) {
      const { thefts = [] } = (r.parts.pow as PowState).operator ?? {};
      expect(all.filter(({ kind }) => kind === "theft").map(({ t }) => t)).toEqual(thefts);
    }
  });

  test("a block that attackers hold back is felt by nobody", () => {
    const play = new PowRound({ n: 6, liars: 1 / 3 });
    play.spread(play.honest[0] as number);
    for (let i = 0; i < 3; i++) play.find(play.s.cartel?.node as number);
    play.after(5000);
    expect(play.s.cartel?.held.length).toBe(3);
    expect(play.r.felt).toBeUndefined();
  });

  test.each(["ec", "bft-liars"])("%s: a proof is felt as it is reported", (id) => {
    let proofs = 0;
    for (const { r, all } of several(id)) {
      const proved = all.filter(({ kind }) => kind === "proof").map(({ seat }) => seat);
      const reports = (r.parts.ec as EcState | undefined)?.reports.map(({ seat }) => seat);
      const slashed = (r.parts.bft as BftState | undefined)?.slashed;
      expect(proved).toEqual(reports ?? slashed);
      proofs += proved.length;
    }
    expect(proofs).toBeGreaterThan(0);
  });

  test("a block is final for everybody when the last node has it so, and doubted where all had heard a vote against it", () => {
    let doubted = 0;
    for (const { r, all } of several("bft")) {
      const s = r.parts.bft as BftState;
      const finals = all.filter(({ kind }) => kind === "final" || kind === "doubted");
      const everywhere = s.nodes.map(({ commits }) => commits.length);
      expect(finals.length).toBe(Math.min(...everywhere));
      expect(finals.map(({ block }) => block)).toEqual(
        s.nodes[0]?.commits.slice(0, finals.length).map(({ block }) => block),
      );
      doubted += count(all, "doubted");
      expect(doubted).toBeLessThan(finals.length * 4);
    }
    expect(doubted).toBeGreaterThan(0);
  });

  test("whose block is dropped by their own node feels it alone", () => {
    let dropped = 0;
    for (const { all, seats } of several("ec")) {
      expect(count(all, "dropped")).toBe(0);
      dropped += count(seats, "dropped");
    }
    expect(dropped).toBeGreaterThan(0);
  });
});

/** Public in themselves: that a quorum gathered or came apart (see DESIGN.md), and that every node holds a block for final. */
const TELLS_ITSELF = ["quorum", "lost", "final", "doubted"];

describe("when it comes", () => {
  test.each(testedScenarios.map(({ id }) => id))(
    "%s: with what everybody sees at that very time, and with nothing else",
    {
      timeout: patience,
    },
    (id) => {
      const scenario = scenarios[id] as Scenario;
      const { all, seats } = played(scenario, 3);
      const { r, round } = openRound({ scenario: { ...scenario, briefing: 0 }, idle: 0 }, runKey(labKey("moments"), 3));
      const shown = (channels: readonly string[]) => JSON.stringify(channels.map((one) => round.view(one)));
      const at = (t: Ms) => [...all, ...seats].filter((one) => one.t === t);
      for (const t of new Set([...all, ...seats].map((one) => one.t).sort((a, b) => a - b))) {
        round.advance(t - 1);
        const own = (seat: SeatId) => shown(round.channels(seat));
        const before = [shown(["all", "screen"]), ...r.seats.map(own)];
        round.advance(t);
        const after = [shown(["all", "screen"]), ...r.seats.map(own)];
        for (const moment of at(t)) {
          const { kind } = moment;
          const list = "seat" in moment && seats.includes(moment as never) ? Number(moment.seat) + 1 : 0;
          if (TELLS_ITSELF.includes(kind)) expect(Object.keys(moment)).not.toContain("site");
          // What ends play is seen by that.
          else if (r.phase === "play") expect([kind, t, after[list]]).not.toEqual([kind, t, before[list]]);
        }
      }
    },
  );

  test("everybody's are in channel `all`, a seat's in its own alone, and a late screen sees the latest six", () => {
    const play = new Play();
    const step = (more: object) => play.take({ wait: 0, ...more } as never);
    step({ do: "setup", scenario: { ...(scenarios.pow as Scenario), briefing: 0 } });
    step({ do: "sit", name: "Ada" });
    step({ do: "start", key: "3c".repeat(16), away: [0] });
    step({ wait: 170_000, do: "resume" });
    const { session: s, t } = play;
    const views = new Views(s, t);
    const { felt } = s.round as RoundState;
    const numbers = (view: object | undefined) => Object.keys((view as { moments?: object }).moments ?? {}).map(Number);
    expect(numbers(views.view("all"))).toEqual(felt?.all.map(({ n }) => n));
    expect(felt?.all.length).toBeLessThanOrEqual(6);
    for (const seat of s.seats.keys())
      expect(numbers(views.view(`seat:${seat}`))).toEqual((felt?.seats[seat] ?? []).map(({ n }) => n));
    expect(Object.keys(felt?.seats ?? {}).length).toBeGreaterThan(0);
  });
});
