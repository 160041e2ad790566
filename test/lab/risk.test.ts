// What sellers are told of the risk is what comes of it in the game.
import { expect, test } from "vitest";
import { paymentOn } from "../../src/game/mechanisms/pow/orders.ts";
import { shipWhen } from "../../src/game/mechanisms/pow/policies/miners.ts";
import { undoneOf100 } from "../../src/game/mechanisms/pow/risk.ts";
import type { PowState } from "../../src/game/mechanisms/pow/state.ts";
import { blocksOf } from "../../src/lab/models/merchants.ts";
import { AFTER, openRound } from "../../src/lab/models/play.ts";
import { setUp } from "../../src/lab/models/setup.ts";
import { labKey, runKey } from "../../src/lab/run.ts";
import { firstHonest } from "../../src/lab/worth/row.ts";

const ROUNDS = 30;

/** Of 100 traps that one seat ships after so many confirmations, how many are undone. */
function undone(z: number): number {
  const setup = setUp("pow", {}, { world: {}, mechanism: {} });
  let [lost, of] = [0, 0];
  for (let run = 0; run < ROUNDS; run++) {
    const { r, round } = openRound(setup, runKey(labKey("risk"), run), firstHonest);
    const seat = firstHonest(r);
    round.guest(seat, { id: "waits", decide: (seen) => shipWhen(seen, (order) => order.z >= z) });
    round.advance(r.end + AFTER);
    const s = r.parts.pow as PowState;
    for (const order of Object.values(s.merchants[seat]?.orders ?? {})) {
      if (!order.crooked || !order.shipped) continue;
      of++;
      if (paymentOn(s, order, s.head, blocksOf(r)).at === "undone") lost++;
    }
  }
  return (100 * lost) / of;
}

test("the figures told are those of the game, within what some 200 traps can tell", { timeout: 120_000 }, () => {
  const [one, , three] = undoneOf100(0.25) ?? [];
  expect(Math.abs(undone(1) - (one ?? Number.NaN))).toBeLessThan(8);
  expect(Math.abs(undone(3) - (three ?? Number.NaN))).toBeLessThan(4);
});

test("rooms of which nothing was measured are told no figures", () => {
  expect(undoneOf100(0.51)).toBeUndefined();
  expect(undoneOf100(2 / 8)).toBeDefined();
});
