import { describe, expect, it } from "vitest";
import type { RoundState } from "../../src/game/index.ts";
import * as game from "../../src/game/index.ts";
import { recorded } from "../../src/lab/changed/recorded.ts";
import { labKey, runKey } from "../../src/lab/run.ts";
import { changesFor, forked } from "../../src/lab/whatif/fork.ts";
import { outcomeOf, overOf } from "../../src/lab/whatif/outcome.ts";
import { recount } from "../../src/lab/whatif/recount.ts";
import { firstOf, luckOf, playRun, startOf } from "../../src/lab/whatif/start.ts";
import type { Stances, Told } from "../../src/lab/whatif/types.ts";
import { answers } from "../../src/lab/whatif/whatif.ts";

const key = (n: number) => runKey(labKey("what if"), n);
const setup = (id: string): game.Scenario => game.scenarios[id] as game.Scenario;
const recordingOf = (id: string, n = 0) => recorded(setup(id), key(n), "sharp").recording;
const one = <W extends Told["what"]>(told: readonly Told[], what: W) =>
  told.filter((it): it is Extract<Told, { what: W }> => it.what === what);

describe("a recount", () => {
  // Six seats. Option 1 is first with three at once (at 30), 2 has the most in the end, and all but one have at some time stood for 1.
  const stances: Stances = {
    seats: [0, 1, 2, 3, 4, 5],
    trace: [
      [10, 0, 1],
      [20, 1, 1],
      [30, 2, 1],
      [40, 1, -1],
      [50, 1, 2],
      [60, 2, 2],
      [70, 3, 1],
      [80, 3, 2],
      [90, 4, 0],
    ],
    followed: { 0: 3, 4: 2, 1: 1, 3: 1, 5: 9 },
  };
  const { counts, silent } = recount(stances);
  const of = (rule: string) => counts.find((count) => count.rule === rule);

  it("equals a count by hand", () => {
    expect(silent).toBe(1);
    expect(of("plurality")).toEqual({ rule: "plurality", option: 2, votes: { 0: 1, 1: 1, 2: 3 }, voters: 5 });
    expect(of("approval")).toEqual({ rule: "approval", option: 1, votes: { 0: 1, 1: 4, 2: 3 }, voters: 5 });
    expect(of("quorum")).toMatchObject({ option: 1, needed: 3, t: 30, votes: { 0: 1, 1: 3, 2: 3 } });
    const thirds = of("two-thirds");
    expect(thirds).toMatchObject({ needed: 5, votes: { 0: 1, 1: 3, 2: 3 } });
    expect(thirds?.option).toBeUndefined();
  });

  it("lets the three most followed decide, who stood for something, and nobody where they are at odds", () => {
    // Seat 5 was never for anything; of seats 1 and 3, followed as often, the lower one votes.
    expect(of("followed")).toEqual({ rule: "followed", tied: [0, 1, 2], votes: { 0: 1, 1: 1, 2: 1 }, voters: 3 });
    const more = recount({ ...stances, followed: { 1: 5, 3: 4, 4: 1 } }).counts.find(({ rule }) => rule === "followed");
    expect(more).toMatchObject({ option: 2, votes: { 0: 1, 2: 2 } });
  });
});

describe("a fork", () => {
  it.each(["meadow", "robbers", "queen", "council", "ballot", "pow", "ec", "bft"].filter((id) => game.scenarios[id]))(
    "with nothing changed is the round: %s",
    (id) => {
      const recording = recordingOf(id);
      const over = overOf(game, recording);
      const { session, outcome, moves, kept } = forked(game, { recording, over }, { what: "nothing" });
      expect(game.endOf(session)?.hash).toBe(recording.hash);
      expect(outcome).toEqual(outcomeOf(game, over.round as RoundState, over.now));
      expect(kept).toBe(moves);
    },
    30_000,
  );

  it("tells what moves were kept, and differs where the quorum is another", () => {
    const recording = recordingOf("meadow", 3);
    const told = [...answers(game, recording, { ask: "fork" })];
    const [was] = one(told, "was");
    const forks = one(told, "fork").map(({ fork }) => fork);
    expect(forks.map(({ change }) => change.what)).toEqual(expect.arrayContaining(["option", "crash"]));
    for (const { moves, kept } of forks) {
      expect(moves).toBeGreaterThan(0);
      expect(kept).toBeLessThanOrEqual(moves);
    }
    const quorum = forks.filter(({ change }) => change.what === "option");
    expect(quorum.some(({ outcome }) => outcome.took !== was?.was.took)).toBe(true);
  });

  it("leaves out one move alone", () => {
    const recording = recordingOf("meadow", 3);
    const over = overOf(game, recording);
    const input = recording.inputs.findIndex((it) => it.type === "act" && it.command.verb === "dance");
    const move = recording.inputs[input];
    if (move?.type !== "act") throw new Error("nobody danced");
    const change = { what: "undone" as const, input, seat: move.seat, t: 0, command: move.command };
    const fork = forked(game, { recording, over }, change);
    expect(fork.kept).toBeLessThan(fork.moves);
    const earlier = (r: RoundState) => r.trace.filter(([t]) => t < move.t);
    const was = over.round as RoundState;
    expect(earlier(fork.session.round as RoundState)).toEqual(earlier(was));
    const said = (r: RoundState) => r.trace.some(([t, seat]) => t === move.t && seat === move.seat);
    expect([said(was), said(fork.session.round as RoundState)]).toEqual([true, false]);
  });

  it("without liars has none, and everybody honest plays as before", () => {
    const recording = recordingOf("robbers");
    const over = overOf(game, recording);
    expect(changesFor(game, recording, over)).toContainEqual({ what: "honest" });
    const { session } = forked(game, { recording, over }, { what: "honest" });
    expect(Object.keys((over.round as RoundState).roles).length).toBeGreaterThan(0);
    expect(session.round?.roles).toEqual({});
  });
});

describe("a re-play", () => {
  it("has the same truth and roles under every rule of the world", () => {
    const recording = recordingOf("meadow");
    const first = firstOf(game, recording);
    const truths = game.otherRules(recording.scenario).map((other) => {
      const scenario = {
        ...other,
        fill: first.seats.length,
        options: { ...other.options, world: recording.scenario.options.world },
      };
      const r = JSON.parse(startOf(game, first, { scenario }).state) as RoundState;
      return game.Round.of(r, r.opened).truth();
    });
    for (const truth of truths) expect(truth).toEqual(game.Round.of(first, first.opened).truth());
  });

  it("begins with the round's own luck and then draws others, and is told as it grows", () => {
    const recording = recordingOf("meadow");
    const start = startOf(game, firstOf(game, recording), { scenario: recording.scenario });
    expect(luckOf(game, start, 0)).toBe(firstOf(game, recording).keys.luck);
    expect(new Set([0, 1, 2].map((run) => luckOf(game, start, run))).size).toBe(3);
    expect(playRun(game, start, 1)).toEqual(playRun(game, start, 1));
    const told = one([...answers(game, recording, { ask: "replay", runs: 2 })], "range").map(({ range }) => range);
    expect(told[0]).toMatchObject({ mechanism: "bees", own: true, of: 2 });
    expect(new Set(told.map(({ mechanism }) => mechanism))).toEqual(new Set(["bees", "queen", "council", "ballot"]));
    for (const { outcomes } of told.slice(-4)) expect(outcomes).toHaveLength(2);
  });
});

it("says that a recording without secret votes cannot be counted again", () => {
  const recording = { ...recordingOf("ballot"), redacted: true as const };
  expect([...answers(game, recording, { ask: "recount" })]).toEqual([{ what: "cannot", why: "redacted" }]);
});
