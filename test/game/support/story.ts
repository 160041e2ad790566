// What rules of key moments are tried on: a round of which a test says only what matters to it.
import type { Rule, Rules, Story } from "../../../src/game/measures/moments/story.ts";

export const TRUTH = [8, 4, 9].map((worth, option) => ({ option, worth, facts: {} }));

/** A story in which nothing happens but what a test says. Play runs from 0 to 100 s. */
export const story = (more: Partial<Story> = {}): Story => ({
  begin: 0,
  ended: 100_000,
  seats: [0, 1, 2, 3, 4, 5],
  trace: [],
  diaries: {},
  level: "open",
  felt: [],
  decisions: [],
  truth: TRUTH,
  ...more,
});
export const decided = (option: number, t = 90_000) => ({ t, slot: 0, option, holders: [] });
/** A rule with a state of which a test writes only what the rule reads, and facts that tell frauds by their numbers. */
export const find = (
  rules: Rules<never, never>,
  kind: string,
  of: Story,
  s: object = {},
  frauds: readonly number[] = [],
) => {
  const f = {
    level: of.level,
    exposed: () => false,
    world: {
      blocks: { at: () => ({ by: 0 }) },
      nodes: { seats: () => [0] },
      truth: { fraud: (id: number) => frauds.includes(id) },
    },
  };
  return (rules[kind] as Rule)(of, s, f);
};
