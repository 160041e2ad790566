import { boast, felt, firstWord, overlooked, tipping } from "../../measures/moments/rules.ts";
import { bestOf, chosenOf, type Rule, type Rules } from "../../measures/moments/story.ts";
import type { CouncilState, Facts } from "./state.ts";

/** A few were elected: how many. */
const elected: Rule = ({ felt: all }) =>
  all
    .filter(({ kind }) => kind === "elected")
    .slice(0, 1)
    .map(({ t, ...fields }) => ({
      t,
      weight: 5,
      n: Object.keys(fields).filter((name) => /^seat\d+$/.test(name)).length,
    }));

/** One of them was recalled. */
const recalled: Rule = ({ felt: all }) =>
  all.filter(({ kind }) => kind === "recalled").map(({ t, seat }) => ({ t, weight: 9, seat: Number(seat) }));

/** What an election brings, whoever is elected to what. */
export const electing = { elected, recalled };

/** Most of the council lied as it decided for what was not the best. */
const captured: Rule<CouncilState> = (story, s) => {
  const { lied, felt: all } = story;
  const decided = all.find(({ kind }) => kind === "decided");
  const chosen = chosenOf(story);
  if (!lied || !decided || chosen === undefined || chosen === bestOf(story)) return [];
  const n = s.council.filter(lied).length;
  return 2 * n > s.council.length ? [{ t: decided.t, weight: 10, site: chosen, n, of: s.council.length }] : [];
};

/** The key moments of a swarm whose council decides. */
export const rules: Rules<CouncilState, Facts> = {
  proposed: firstWord("told", "reported_to"),
  overlooked,
  tipping,
  ...electing,
  split: felt("split", 6),
  decided: felt("decided", 6),
  captured,
  boast: boast("told", "reported_to", "said"),
};
