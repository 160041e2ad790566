import { expect, test } from "vitest";
import { doubleSpend, selfishMining, theft } from "../../../src/game/mechanisms/pow/policies/attackers.ts";
import { waitFor } from "../../../src/game/mechanisms/pow/policies/miners.ts";
import type { PowState } from "../../../src/game/mechanisms/pow/state.ts";
import type { Scenario } from "../../../src/game/scenario.ts";
import { scenarios } from "../../../src/game/scenarios.ts";
import { withLiars } from "../../../src/game/trials/liars/liars.ts";
import { coinsOf } from "../../../src/lab/models/merchants.ts";
import { openRound } from "../../../src/lab/models/play.ts";
import { runKey } from "../../../src/lab/run.ts";
import { patience, runs } from "../support/runs.ts";

const at = (lead: number, against: number, held: number) => ({ lead, against, held: Array(held).fill(1) });

test.each([
  ["nothing mined yet", at(0, 0, 0), "hold"],
  ["behind: the others' block is adopted", at(-1, 1, 0), "restart"],
  ["first block of one's own", at(1, 0, 1), "hold"],
  ["1 ahead, and the others find one: publish and race", at(0, 1, 1), "publish"],
  ["one's own block in the race", at(1, 1, 1), "publish"],
  ["2 ahead", at(2, 0, 2), "hold"],
  ["2 ahead, and the others find one: publish all", at(1, 1, 2), "publish"],
  ["3 ahead, and the others find one: reveal one", at(2, 1, 3), "reveal"],
  ["the same, once revealed", at(2, 1, 2), "hold"],
])("selfish mining: %s", (_, stand, wish) => {
  expect(selfishMining(stand)).toBe(wish);
});

test.each([
  [at(1, 3, 4), "hold"],
  [at(0, 4, 4), "hold"],
  [at(1, 4, 5), "publish"],
  [at(-3, 4, 1), "hold"],
])("a double-spend with 4 confirmations at %o: %s", (stand, wish) => {
  expect(doubleSpend(4)(stand)).toBe(wish);
});

test.each([
  ["two ahead of little", { ...at(2, 1, 3), loot: 100 }, false, "hold"],
  ["one ahead: now or never", { ...at(1, 1, 2), loot: 20 }, false, "publish"],
  ["two ahead of much", { ...at(2, 2, 4), loot: 400 }, false, "publish"],
  ["two ahead of little, at the end", { ...at(2, 1, 3), loot: 20 }, true, "publish"],
  ["ahead of nothing that was shipped", { ...at(1, 1, 2), loot: 0 }, true, "hold"],
  ["level", { ...at(0, 1, 1), loot: 500 }, true, "hold"],
  ["two behind with a block", { ...at(-2, 3, 1), loot: 0 }, false, "hold"],
  ["three behind", { ...at(-3, 4, 1), loot: 0 }, false, "restart"],
  ["behind with nothing", { ...at(-1, 1, 0), loot: 0 }, false, "restart"],
] as const)("a thief %s", (_, stand, late, wish) => {
  expect(theft(stand, late)).toBe(wish);
});

test("whoever waits by worth waits the longer the more there is to lose, and the more power attackers have", () => {
  const shares = [0, 0.1, 0.15, 0.25, 0.3, 0.51];
  const waits = shares.map((q) => [20, 100, 400].map((worth) => waitFor(worth, q)));
  for (const z of waits) expect(z).toEqual([...z].sort((a, b) => a - b));
  for (const kind of [0, 1, 2]) {
    const column = waits.map((z) => z[kind] as number);
    expect(column).toEqual([...column].sort((a, b) => a - b));
  }
});

/** Coins, orders shipped and the least confirmations at shipping, over the honest seats of some rounds. */
function played(policy: string, liars: number) {
  const sum = { coins: 0, shipped: 0, least: 99, attacks: 0 };
  for (let i = 0; i < runs(6); i++) {
    const scenario = withLiars({ ...(scenarios.pow as Scenario), briefing: 0, fill: 40, mix: { [policy]: 1 } }, liars);
    const { r, round } = openRound({ scenario, idle: 0 }, runKey("77".repeat(16), i));
    round.advance(r.end);
    sum.attacks += round.score().facts.attack ?? 0;
    for (const seat of r.seats) {
      if (r.roles[seat] !== undefined) continue;
      sum.coins += coinsOf(r, seat);
      for (const { shipped } of Object.values((r.parts.pow as PowState).merchants[seat]?.orders ?? {})) {
        if (!shipped) continue;
        sum.shipped++;
        // Not the last moment's.
        if (shipped.t < r.end - 5000) sum.least = Math.min(sum.least, shipped.z);
      }
    }
  }
  return sum;
}

test("the bots do what they are called, and patience pays", { timeout: patience }, () => {
  const [honest, lazy, hasty, stayer] = ["honest", "lazy", "hasty", "stayer"].map((id) => played(id, 0.25));
  expect(honest?.least).toBe(1);
  expect(lazy?.least).toBe(1);
  expect(hasty?.least).toBe(0);
  expect(stayer?.shipped).toBe(0);
  expect(honest?.coins).toBeGreaterThan(Math.max(0, hasty?.coins ?? 0) + 1000);
  expect(honest?.coins).toBeGreaterThan((lazy?.coins ?? 0) + 1000);
});

test("a majority undoes most rounds, a tenth of the power fewer", { timeout: patience }, () => {
  const [most, few] = [played("lazy", 0.65), played("lazy", 0.1)];
  expect(most.attacks).toBeGreaterThan(runs(6) / 2);
  expect(few.attacks).toBeLessThan(most.attacks);
});
