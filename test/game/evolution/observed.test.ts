import { describe, expect, test } from "vitest";
import { observedValidator } from "../../../src/game/mechanisms/bft/policies/observed.ts";
import { observedMiner } from "../../../src/game/mechanisms/ec/policies/observed.ts";
import type { Scenario } from "../../../src/game/scenario.ts";
import { scenarios } from "../../../src/game/scenarios.ts";
import type { Note } from "../../../src/game/types.ts";
import { playWays } from "../../../src/lab/models/colonies.ts";

const key = (n: number): string => n.toString(16).padStart(32, "0");

/** The mean of what is estimated of bots that play in this way, liars left out. */
function estimated(setup: string, params: Record<string, number>, trait: string): number {
  const plain = scenarios[setup] as Scenario;
  const n = 10;
  const scenario = { ...plain, fill: n };
  const ways = Array.from({ length: n }, () => ({ id: "honest", params }));
  const { r, round } = playWays(scenario, ways, key(5));
  const observe = plain.mechanism === "ec" ? observedMiner : observedValidator;
  const found = r.seats.flatMap((seat) =>
    r.roles[seat]?.kind === "liar" ? [] : [observe(r.diaries[seat] ?? [], round.truth(), scenario)[trait] as number],
  );
  return found.reduce((sum, one) => sum + one, 0) / found.length;
}

describe("what a diary shows of its seat's ways", () => {
  test.each([
    ["bft", "checks", 1, 0.9, 1],
    ["bft", "checks", 0, 0, 0.3],
    ["bft", "sure", 1, 0.8, 1],
    ["ec", "checks", 2, 1.7, 2.3],
    ["ec", "checks", 0, 0, 0.5],
  ])("%s: %s at %d is taken for %d to %d", (setup, trait, value, low, high) => {
    const found = estimated(setup, { [trait]: value }, trait);
    expect(found).toBeGreaterThanOrEqual(low);
    expect(found).toBeLessThanOrEqual(high);
  });

  test("a block refused without a look is taken for going by others, and one approved for not looking", () => {
    const said = (what: string, block: number): Note => ({ t: 0, what, block });
    const of = (notes: Note[]) => observedValidator(notes, []);
    expect(of([said("rejected", 1), said("rejected", 2)])).toMatchObject({ copies: 0.5, checks: 1 });
    expect(of([said("approved", 1), said("approved", 2)])).toMatchObject({ copies: 0, checks: 0.5 });
  });

  test("nothing done is as usual, as nothing is known", () => {
    const nothing: Note[] = [];
    expect(observedValidator(nothing, [])).toEqual({ checks: 1, sure: 0.5, copies: 0 });
    expect(observedMiner(nothing, [], scenarios.ec as Scenario).checks).toBeLessThan(2);
  });
});
