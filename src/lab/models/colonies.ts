import {
  bred,
  type Colony,
  founded,
  GENERATIONS,
  keyOfGeneration,
  keyOfTest,
  TESTS,
  type Tested,
  tested,
  waysOf,
} from "../../game/colony.ts";
import type { Breeding } from "../../game/evolution/generation.ts";
import { learned } from "../../game/evolution/learned.ts";
import { type Paired, paired } from "../../game/evolution/paired.ts";
import type { Way } from "../../game/policies/traits.ts";
import { Round } from "../../game/round.ts";
import type { Scenario } from "../../game/scenario.ts";
import { openedRound } from "./opened.ts";
import { AFTER } from "./play.ts";

/** A round of bots that play these ways, one each; liars among them play their own. Over when this returns. */
export function playWays(scenario: Scenario, ways: readonly Way[], key: string) {
  const seats = ways.map((_, seat) => seat);
  const minds = Object.fromEntries(ways.map(({ id }, seat) => [seat, id]));
  const r = openedRound({ ...scenario, briefing: 0 }, seats, key, { minds, bots: seats });
  const round = Round.of(r, 0);
  for (const [seat, way] of ways.entries()) if (r.roles[seat]?.kind !== "liar") round.bred(seat, way);
  round.advance(r.end + AFTER);
  return { r, round };
}

/** A colony after so many generations, from one whose bots are all as usual, but for what `as` says. */
export function evolved(
  scenario: Scenario,
  key: string,
  size: number,
  generations: number,
  how: Breeding,
  as: Readonly<Record<string, number>> = {},
): Colony {
  const colony = founded(scenario, key, size, undefined);
  for (const one of colony.generations[0] ?? []) one.params = { ...one.params, ...as };
  for (let g = 0; g < generations; g++) {
    const { r, round } = playWays(scenario, waysOf(colony), keyOfGeneration(colony, g));
    bred(colony, r, round, how);
  }
  return colony;
}

/** Its last generation held against its first, in both rounds of the test. */
export function againstFirst(colony: Colony): Paired {
  const test: Colony = { ...colony };
  for (let on = GENERATIONS; on < GENERATIONS + TESTS; on++) {
    const { r, round } = playWays(colony.scenario, waysOf({ ...colony, on }), keyOfTest(colony));
    tested(test, r, round, on);
  }
  return paired(test.test as Tested);
}

/** What became of each trait: at first, at last, and how much of that because some had more children. */
export function traitsOf({
  generations,
}: Colony): Record<string, { first: number; last: number; selected: number; told: boolean }> {
  const names = Object.keys(generations[0]?.[0]?.params ?? {});
  return Object.fromEntries(
    names.map((name) => {
      const { means, selected, told } = learned(generations, name);
      return [name, { first: means[0] as number, last: means[means.length - 1] as number, selected, told }];
    }),
  );
}
