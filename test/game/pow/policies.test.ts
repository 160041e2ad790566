import { expect, test } from "vitest";
import { confirmationsOf } from "../../../src/game/mechanisms/pow/confirmations.ts";
import { doubleSpend, selfishMining } from "../../../src/game/mechanisms/pow/policies/attackers.ts";
import type { Scenario } from "../../../src/game/scenario.ts";
import { scenarios } from "../../../src/game/scenarios.ts";
import { withLiars } from "../../../src/game/trials/liars/liars.ts";
import { earnings } from "../../../src/game/worlds/chain/orders.ts";
import type { ChainState } from "../../../src/game/worlds/chain/state.ts";
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
  expect(selfishMining(stand, 1)).toBe(wish);
});

test.each([
  [at(1, 3, 4), "hold"],
  [at(0, 4, 4), "hold"],
  [at(1, 4, 5), "publish"],
  [at(-3, 4, 1), "hold"],
])("a double-spend with 4 confirmations at %o: %s", (stand, wish) => {
  expect(doubleSpend(stand, 4)).toBe(wish);
});

test("merchants wait by Nakamoto's table, and no longer than half of the round", () => {
  expect([0.1, 0.15, 0.2].map((q) => confirmationsOf(q, 24))).toEqual([5, 8, 11]);
  expect([0, 0.3, 0.45, 0.51, 1].map((q) => confirmationsOf(q, 24))).toEqual([1, 12, 12, 12, 12]);
  expect(confirmationsOf(0.3, 0)).toBe(24);
});

/** Coins, orders shipped and the least confirmations at shipping, over the honest seats of some rounds. */
function played(policy: string, liars: number) {
  const sum = { coins: 0, shipped: 0, least: 99, attacks: 0, audits: 0 };
  for (let i = 0; i < runs(6); i++) {
    const scenario = withLiars({ ...(scenarios.pow as Scenario), briefing: 0, fill: 40, mix: { [policy]: 1 } }, liars);
    const { r, round } = openRound({ scenario, idle: 0 }, runKey("77".repeat(16), i));
    round.advance(r.end);
    sum.attacks += round.score().facts.attack ?? 0;
    const w = r.parts.chain as ChainState;
    for (const seat of r.seats) {
      if (r.roles[seat] !== undefined) continue;
      const got = earnings(w, seat, [(r.parts.pow as { head: number }).head]);
      sum.coins += got.coins;
      sum.shipped += got.shipped;
      sum.audits += Object.keys(w.seats[seat]?.audits ?? {}).length;
      // Not the last moment's.
      for (const { shipped } of w.seats[seat]?.orders ?? [])
        if (shipped && shipped.t < r.end - 5000) sum.least = Math.min(sum.least, shipped.z);
    }
  }
  return sum;
}

test("the bots do what they are called, and patience pays", { timeout: patience }, () => {
  const [honest, lazy, hasty, hoarder] = ["honest", "lazy", "hasty", "hoarder"].map((id) => played(id, 0.1));
  expect(honest?.least).toBeGreaterThanOrEqual(5);
  expect(lazy?.least).toBe(1);
  expect(hasty?.least).toBe(0);
  expect(hoarder?.shipped).toBe(0);
  expect([lazy, hasty, hoarder].map((one) => one?.audits)).toEqual([0, 0, 0]);
  expect(honest?.audits).toBeGreaterThan(100);
  expect(honest?.coins).toBeGreaterThan(Math.max(0, hasty?.coins ?? 0) + 1000);
});

test("a majority undoes most rounds, a tenth of the power hardly any", { timeout: patience }, () => {
  expect(played("lazy", 0.65).attacks).toBeGreaterThan(runs(6) / 2);
  expect(played("lazy", 0.1).attacks).toBeLessThan(runs(6) / 4);
});
