import { boast, felt, firstWord, overlooked } from "../../measures/moments/rules.ts";
import { bestOf, chosenOf, lines, type Rule, type Rules, worthOf } from "../../measures/moments/story.ts";
import type { Facts, QueenState } from "./state.ts";

/** The report that she heard last of what she decided for. */
const heard: Rule<QueenState> = (story, s) => {
  const chosen = chosenOf(story);
  const last = s.heard.filter(({ site }) => site === chosen).pop();
  if (!last) return [];
  const worth = Math.round(10 * (worthOf(story, last.site) ?? 0)) / 10;
  return [{ t: last.t, weight: 6, seat: last.seat, site: last.site, claim: last.claim, worth }];
};

/** The best was reported, and she never heard of it. */
const unheard: Rule<QueenState> = (story, s) => {
  const best = bestOf(story);
  if (chosenOf(story) === best || s.heard.some(({ site }) => site === best)) return [];
  const first = lines(story, "reported").find(({ site }) => site === best);
  return first ? [{ t: first.t, weight: 9, seat: first.own, site: Number(best) }] : [];
};

/** She lied, and decided for what was not the best. */
const captured: Rule<QueenState> = (story, s) => {
  const { lied, felt: all } = story;
  const decided = all.find(({ kind }) => kind === "decided");
  const chosen = chosenOf(story);
  if (!lied?.(s.queen) || !decided || chosen === undefined || chosen === bestOf(story)) return [];
  return [{ t: decided.t, weight: 10, site: chosen, n: 1, of: 1 }];
};

/** The key moments of a swarm whose queen decides. */
export const rules: Rules<QueenState, Facts> = {
  proposed: firstWord("reported"),
  overlooked,
  heard,
  unheard,
  // Where she is told to have been captured, that says what she decided too.
  decided: (story, s, f) => (captured(story, s, f).length > 0 ? [] : felt("decided", 5)(story, s, f)),
  captured,
  boast: boast("was_heard"),
};
