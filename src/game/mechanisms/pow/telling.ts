import { felt } from "../../measures/moments/rules.ts";
import { lines, type Rule, type Rules } from "../../measures/moments/story.ts";
import type { Ms } from "../../types.ts";
import type { Facts, PowState } from "./state.ts";

type Own = Rule<PowState, Facts>;

/** One branch reaches everybody within this: what is undone in it, it undid. ms */
const SPREAD: Ms = 4000;

/** The branch that was undone: of all, the deepest that everybody saw. */
const reorg: Own = ({ felt: all }) =>
  all
    .filter(({ kind }) => kind === "reorg")
    .map(({ t, blocks }) => ({ t, weight: 8, n: Number(blocks) }))
    .sort((a, b) => b.n - a.n || a.t - b.t)
    .slice(0, 2);

/** The orders that had been shipped and were not paid in the end, most of them at once: undone, or never paid at all. */
const lost =
  (weight: number, given: boolean): Own =>
  (story) => {
    const all = lines(story, "order_undone").filter((one) => (one.given === 1) === given);
    const at = all.map((first) => ({
      t: first.t,
      n: all.filter(({ t }) => t >= first.t && t < first.t + SPREAD).length,
    }));
    const most = at.reduce<{ t: Ms; n: number } | undefined>(
      (best, one) => (best && best.n >= one.n ? best : one),
      undefined,
    );
    return most ? [{ ...most, weight }] : [];
  };

/** The first order that somebody shipped. */
const shipped: Own = (story) =>
  lines(story, "order_shipped")
    .slice(0, 1)
    .map(({ t, own, z }) => ({ t, weight: 3, seat: own, n: Number(z) }));

/** The biggest pool passed half of all power, and fell below it again. */
const half: Own = ({ felt: all }) =>
  all.filter(({ kind }) => kind === "half").map(({ t, past }) => ({ t, weight: 7, past: Number(past) }));

/** The key moments of a chain that hash power makes. */
export const rules: Rules<PowState, Facts> = {
  fork: felt("fork", 4),
  reorg,
  half,
  theft: felt("theft", 10),
  unpaid: lost(9, false),
  given: lost(4, true),
  shipped,
};
