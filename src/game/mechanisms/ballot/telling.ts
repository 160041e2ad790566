import { boast, felt, firstWord, overlooked, tippingPoint } from "../../measures/moments/rules.ts";
import { type Rule, type Rules, walk } from "../../measures/moments/story.ts";
import type { BallotState, Facts } from "./state.ts";

type Own = Rule<BallotState, Facts>;

/** Who told first of what won: in a discreet round nobody is told when it was, since some saw who did. */
const proposed: Own = (story, s, f) => (story.level === "open" ? firstWord("told_first")(story, s, f) : []);

/** The board's tipping point, before the bell: who voted when stays secret. */
const tipping: Own = (story, s) => tippingPoint(story, (s.vote?.from ?? story.ended) - 1);

/** The count: the winner's votes, and the second's. */
const count: Own = (_, s) => {
  const { winner, votes = [], from = 0 } = s.count ?? {};
  if (winner === undefined) return [];
  const of = Math.max(0, ...votes.filter((_n, site) => site !== winner));
  return [{ t: from, weight: 7, site: winner, n: votes[winner] ?? 0, of }];
};

/** The vote turned it: most had spoken for another before the bell. */
const turned: Own = (story, s) => {
  const { winner, from = 0 } = s.count ?? {};
  const bell = s.vote?.from;
  if (winner === undefined || bell === undefined) return [];
  let [leader, most] = [-1, 0];
  walk(story, (t, counts) => {
    if (t >= bell) return true;
    [leader, most] = [-1, counts.get(winner) ?? 0];
    for (const [site, n] of counts) if (site !== winner && n > most) [leader, most] = [site, n];
    return false;
  });
  return leader < 0 ? [] : [{ t: from, weight: 8, site: winner, other: leader, n: most }];
};

/** The key moments of a swarm that votes. Of single votes nothing. */
export const rules: Rules<BallotState, Facts> = {
  proposed,
  overlooked,
  tipping,
  bell: felt("bell", 4),
  count: (story, s, f) => (turned(story, s, f).length > 0 ? [] : count(story, s, f)),
  turned,
  nobody: felt("nobody", 7),
  boast: boast("told", "told_first"),
};
