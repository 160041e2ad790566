import fc from "fast-check";
import { expect, test } from "vitest";
import { faultsSurvived } from "../../../src/game/mechanisms/bft/quorum.ts";
import { type Dice, diceOf } from "../support/hide.ts";
import { patience, runs } from "../support/runs.ts";
import { Network, type Plan } from "./network.ts";

/** A random network with as many liars as it must survive: ⌊(n − 1)/3⌋, or less than a third of uneven powers. */
function planOf(dice: Dice): Plan {
  const n = 4 + dice(7);
  const even = dice(2) === 0;
  const powers = Array.from({ length: n }, () => (even ? 1 : 1 + dice(5)));
  const total = powers.reduce((a, b) => a + b, 0);
  const liars = new Set<number>();
  let theirs = 0;
  for (let tries = 0; tries < 3 * n; tries++) {
    const id = dice(n);
    if (liars.has(id) || 3 * (theirs + (powers[id] as number)) >= total) continue;
    liars.add(id);
    theirs += powers[id] as number;
  }
  if (even) expect(liars.size).toBeLessThanOrEqual(faultsSurvived(n));
  return {
    powers,
    liars,
    loss: [0, 10, 25][dice(3)] as number,
    liking: 70 + dice(31),
    malice: 50 + dice(51),
    grudge: dice(3) > 0,
    steps: 800 * n,
  };
}

test("less than a third of liars never finalise two blocks, whatever they do and the network does", {
  timeout: patience,
}, () => {
  const seen = { heights: 0, late: 0, relocked: 0, again: 0, most: 0 };
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const network = new Network(planOf(diceOf(seed)), diceOf(seed + 1));
      network.run();
      const finals = network.finals();
      expect(finals.filter((blocks) => blocks.size > 1)).toEqual([]);
      seen.heights += finals.length;
      seen.late += network.honest.flatMap((n) => n.commits).filter(({ round }) => round > 0).length;
      seen.relocked += network.relocked;
      seen.again += network.again;
      seen.most = Math.max(seen.most, finals.length);
    }),
    { numRuns: runs(1) > 1 ? 20_000 : 500 },
  );
  if (process.env.SAY) console.log(seen);
  // It has not been safe by standing still: much was decided, not all at once, and locks were put to the test.
  expect(seen.heights).toBeGreaterThan(500);
  expect(seen.late).toBeGreaterThan(500);
  expect(seen.relocked).toBeGreaterThan(200);
  expect(seen.again).toBeGreaterThan(200);
});
