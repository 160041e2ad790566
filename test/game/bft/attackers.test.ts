// What attackers decide, block by block, and what is left to one that was reported.
import { describe, expect, test } from "vitest";
import { doubleSpender } from "../../../src/game/mechanisms/bft/policies/validators.ts";
import { LOOT, PROOF, REPORTED, STANDSTILL } from "../../../src/game/mechanisms/bft/stakes.ts";
import type { BftState } from "../../../src/game/mechanisms/bft/state.ts";
import { Round } from "../../../src/game/round.ts";
import type { Scenario } from "../../../src/game/scenario.ts";
import { scenarios } from "../../../src/game/scenarios.ts";
import { openedRound } from "../../../src/lab/models/opened.ts";
import { labKey, runKey } from "../../../src/lab/run.ts";

function open(id: string, run: number) {
  const base = { ...(scenarios[id] as Scenario), briefing: 0 };
  const seats = Array.from({ length: base.fill }, (_, seat) => seat);
  const r = openedRound(base, seats, runKey(labKey("attackers"), run));
  const round = Round.of(r, 0);
  return { r, round, s: r.parts.bft as BftState, liars: Object.keys(r.roles).map(Number) };
}

describe("a double-spender", () => {
  /** What it said of others' blocks, by what those were, and whether others had refused before. */
  function verdicts() {
    const said = { badYes: 0, badNo: 0, cleanYes: 0, cleanNo: 0 };
    for (let run = 0; run < 12; run++) {
      const { r, round, s, liars } = open("bft", run);
      for (const seat of r.seats) round.mind(seat, liars.includes(seat) ? "double-spender" : "honest");
      round.advance(r.end);
      const world = r.parts.chain as { blocks: Record<number, { fraud: boolean; by: number }> };
      for (const seat of liars)
        for (const [id, yes] of Object.entries(s.seats[seat]?.verdicts ?? {})) {
          const block = world.blocks[Number(id)];
          if (!block || block.by === seat) continue;
          said[block.fraud ? (yes ? "badYes" : "badNo") : yes ? "cleanYes" : "cleanNo"]++;
        }
    }
    return said;
  }

  test("looks first, approves what is bad, and refuses of the clean a few: those that others refuse too", () => {
    const { badYes, badNo, cleanYes, cleanNo } = verdicts();
    expect(badYes / (badYes + badNo)).toBeGreaterThan(0.75);
    const refused = cleanNo / (cleanYes + cleanNo);
    expect(refused).toBeGreaterThan(0.02);
    expect(refused).toBeLessThan(0.4);
  });

  test("approves a clean block that nobody refuses, to pass for honest", () => {
    const { r, round, s, liars } = open("bft", 1);
    for (const seat of r.seats) if (!liars.includes(seat)) round.mind(seat, "lazy");
    for (const seat of liars) round.guest(seat, doubleSpender);
    round.advance(r.end);
    for (const seat of liars) {
      const said = Object.values(s.seats[seat]?.verdicts ?? {});
      expect(said.length).toBeGreaterThan(8);
      expect(said.every((yes) => yes)).toBe(true);
    }
  });
});

describe("a reported attacker", () => {
  /** A round in which all three sign twice and are reported; before that one of them reports another, if `betrays`. */
  function played(betrays: boolean) {
    const { r, round, s, liars } = open("bft-liars", 1);
    for (const seat of r.seats) round.mind(seat, liars.includes(seat) ? "forker" : "honest");
    let told: number | undefined;
    for (let t = 0; t < r.end; t += 100) {
      round.advance(t);
      const [first] = s.slashed;
      if (!betrays || told !== undefined || first === undefined) continue;
      const offer = round.offers(first).find(({ verb, not }) => verb === "report" && !not);
      const other = offer?.aim?.ids[0];
      if (other === undefined) continue;
      expect(round.act(first, { verb: "report", seat: other }, t)).toBeUndefined();
      told = first;
    }
    round.advance(r.end);
    return { told, liars, s, score: round.score() };
  }

  test("keeps a third of what attackers got, when it was found out before any fork", () => {
    const { liars, s, score } = played(false);
    expect(s.slashed).toHaveLength(3);
    expect(s.late).toEqual([]);
    const { heights = 0, frauds = 0 } = score.facts;
    const all = LOOT * frauds + STANDSTILL * Math.max(0, 1 - heights / 14);
    expect(all).toBeGreaterThan(0);
    for (const seat of liars) expect(score.points[seat]).toBe(Math.round(REPORTED.before * all));
  });

  test("may still report another, and is paid for that in full", () => {
    const { told, score, s } = played(true);
    expect(told).toBeDefined();
    const parts = score.parts?.[told as number];
    expect(s.seats[told as number]?.reports).toBe(1);
    expect(parts?.proofs).toBe(PROOF);
    const { loot = 0, forkLoot = 0, still = 0 } = parts ?? {};
    const kept = Math.round(REPORTED.before * (loot + forkLoot + still)) + PROOF;
    expect(Math.abs((score.points[told as number] ?? 0) - kept)).toBeLessThanOrEqual(1);
  });
});
