import { felt } from "../../measures/moments/rules.ts";
import { lines, type Rule, type Rules } from "../../measures/moments/story.ts";
import { fraudTold } from "../../worlds/chain/told.ts";
import type { AuthorityState, Facts } from "./state.ts";

type Own = Rule<AuthorityState, Facts>;

/** How many dealt on a block (or kept out). */
const many = (s: AuthorityState, block: number, deals: boolean): number =>
  Object.values(s.stands).filter((own) => own[block]?.deals === deals).length;

/** A fraud was final at once: how many dealt on it. */
const passed: Own = ({ decisions }, s, f) =>
  decisions
    .filter(({ option }) => fraudTold(f, option) === true)
    .map(({ t, option }) => ({ t, weight: 9, block: option, n: many(s, option, true) }));

/** The check that paid: whoever first found a fraud by a check, and how many kept out of it. */
const check: Own = (story, s, f) => {
  const frauds = s.made.filter((id) => fraudTold(f, id) === true);
  const first = lines(story, "audited").find((one) => frauds.includes(Number(one.block)) && Number(one.fraud) > 0.5);
  if (!first) return [];
  const block = Number(first.block);
  return [{ t: first.t, weight: 7, seat: first.own, block, n: many(s, block, false) }];
};

/** The key moments of a chain that one sequencer makes. */
export const rules: Rules<AuthorityState, Facts> = {
  first: ({ decisions: [one] }) => (one ? [{ t: one.t, weight: 3, block: one.option }] : []),
  passed,
  check,
  stopped: felt("dark", 10),
};
