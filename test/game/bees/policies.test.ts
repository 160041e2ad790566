import { expect, test } from "vitest";
import { scenarios } from "../../../src/game/index.ts";
import { botRound, type Wish } from "../support/bots.ts";
import { patience, runs } from "../support/runs.ts";

/** Shares of rounds that end with the best site, with one of the best two, and with none. */
function outcomes(rounds: number, scenario: Wish): { best: number; two: number; homeless: number } {
  const count = { best: 0, two: 0, homeless: 0 };
  for (let i = 0; i < rounds; i++) {
    const s = botRound(i, scenario, scenarios.meadow!);
    const { option, worth, best } = s.history[0]!;
    const { sites } = s.round!.parts.swarm as { sites: { quality: number }[] };
    const second = sites.map((site) => site.quality).sort((a, b) => b - a)[1]!;
    if (option === undefined) count.homeless++;
    else if (worth >= best) count.best++;
    if (option !== undefined && worth >= second) count.two++;
  }
  return { best: count.best / rounds, two: count.two / rounds, homeless: count.homeless / rounds };
}

test("honest scouts alone mostly find the best home, nearly always one of the best two", { timeout: patience }, () => {
  const { best, two, homeless } = outcomes(runs(60), { fill: 30, mix: { honest: 1 } });
  expect(best).toBeGreaterThan(0.6);
  expect(two).toBeGreaterThan(0.8);
  expect(homeless).toBeLessThan(0.1);
});

test("robbers do harm", { timeout: patience }, () => {
  const honest = outcomes(runs(40), { fill: 30 });
  const robbed = outcomes(runs(40), { fill: 30, liars: 0.25 });
  expect(robbed.best).toBeLessThan(honest.best - 0.1);
});
