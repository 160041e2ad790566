import { describe, expect, it } from "vitest";
import type { RoundState } from "../../src/game/index.ts";
import * as game from "../../src/game/index.ts";
import type { AuthorityState } from "../../src/game/mechanisms/authority/state.ts";
import { recorded } from "../../src/lab/changed/recorded.ts";
import { labKey, runKey } from "../../src/lab/run.ts";
import { changesFor, forked } from "../../src/lab/whatif/fork.ts";
import { KEY_MOVES, keyMoves } from "../../src/lab/whatif/moves.ts";
import { outcomeOf, overOf } from "../../src/lab/whatif/outcome.ts";
import { countBallots, recount } from "../../src/lab/whatif/recount.ts";
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

describe("a recount of votes on one block after the other", () => {
  it("equals a count by hand", () => {
    // Of 6: four are two thirds and not more.
    const ballots = [6, 5, 4, 3, 0].map((yes, option) => ({ option, yes, of: 6 }));
    const counts = countBallots(ballots, new Set([0, 1]), new Set([1, 2]));
    expect(counts).toEqual([
      { rule: "real", passed: 2, bad: 1, lost: 2 },
      { rule: "half", passed: 3, bad: 2, lost: 2 },
      { rule: "two-thirds", passed: 2, bad: 1, lost: 2 },
      { rule: "all", passed: 1, bad: 0, lost: 2 },
    ]);
  });

  it.each(["bft", "council-bft"])("at two thirds is what was final, where nobody signs twice: %s", (id) => {
    const recording = recordingOf(id);
    const [told] = one([...answers(game, recording, { ask: "recount" })], "ballots");
    const of = (rule: string) => told?.counts.find((count) => count.rule === rule);
    expect(of("real")?.passed).toBeGreaterThan(0);
    expect(of("two-thirds")).toEqual({ ...of("real"), rule: "two-thirds" });
    expect(of("half")?.passed).toBeGreaterThanOrEqual(of("two-thirds")?.passed ?? Number.NaN);
    expect(of("all")?.passed).toBeLessThan(of("half")?.passed ?? 0);
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

  it("undoes moves that key moments hung on, of people who made them", () => {
    const found = [0, 2, 5].flatMap((n) => {
      const recording = recordingOf("robbers", n);
      const over = overOf(game, recording);
      const r = over.round as RoundState;
      const moments = game.Round.of(r, over.now).moments();
      const moves = keyMoves(game, recording, over);
      expect(moves.length).toBeLessThanOrEqual(KEY_MOVES);
      for (const { input, seat, t, moment } of moves) {
        const at = t + r.begin;
        expect(recording.inputs[input]).toMatchObject({ type: "act", seat, t: at });
        const of = moments.find((it) => it.kind === moment && it.t === at);
        // Whoever it names, or whose stand changed at that time.
        expect(of?.seat === seat || r.trace.some(([when, who]) => when === at && who === seat)).toBe(true);
      }
      return moves;
    });
    expect(new Set(found.map(({ moment }) => moment)).size).toBeGreaterThan(1);
  });

  it("undoes the asker's own move, once, whether or not a key moment hung on it", () => {
    const recording = recordingOf("robbers", 0);
    const over = overOf(game, recording);
    const begin = (over.round as RoundState).begin;
    const [key] = keyMoves(game, recording, over);
    const other = recording.inputs.find((it) => it.type === "act" && it.t !== (key?.t ?? 0) + begin);
    if (!key || other?.type !== "act") throw new Error("nobody moved");
    for (const t of [key.t, other.t - begin]) {
      const moves = changesFor(game, recording, over, { seat: 0, t }).filter((one) => one.what === "undone");
      expect(moves.filter(({ own }) => own)).toMatchObject([{ seat: 0, t }]);
      expect(new Set(moves.map(({ input }) => input)).size).toBe(moves.length);
    }
  });

  it("turns the sequencer that was honest, frees the one that was captured, and has it crash or not: one thing alone", () => {
    const seen = new Set<string>();
    for (let n = 0; n < 12; n++) {
      const recording = recordingOf("authority", n);
      const over = overOf(game, recording);
      const r = over.round as RoundState;
      const { sequencer } = r.parts.authority as AuthorityState;
      const captured = r.roles[sequencer] !== undefined;
      for (const change of changesFor(game, recording, over)) {
        if (change.what !== "turned" && change.what !== "honest" && change.what !== "option") continue;
        const { session, outcome } = forked(game, { recording, over }, change);
        const { roles, parts } = session.round as RoundState;
        const lies = roles[sequencer] !== undefined;
        expect(lies).toBe(change.what === "option" ? captured : !captured);
        if (change.what === "option") expect(outcome.ending === "crashed").toBe(change.to === 1);
        if (change.what === "option")
          expect((parts.authority as AuthorityState).crashes !== undefined).toBe(change.to === 1);
        seen.add(change.what === "option" ? `crash ${change.to}` : change.what);
      }
    }
    expect([...seen].sort()).toEqual(["crash 0", "crash 1", "honest", "turned"]);
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
    expect(new Set(told.map(({ mechanism }) => mechanism))).toEqual(
      new Set(["bees", "ants", "queen", "council", "ballot"]),
    );
    for (const { outcomes } of told.slice(-4)) expect(outcomes).toHaveLength(2);
  });
});

it("says that a recording without secret votes cannot be counted again", () => {
  const recording = { ...recordingOf("ballot"), redacted: true as const };
  expect([...answers(game, recording, { ask: "recount" })]).toEqual([{ what: "cannot", why: "redacted" }]);
});
