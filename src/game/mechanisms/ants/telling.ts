import { felt, firstWord, overlooked, tippingPoint } from "../../measures/moments/rules.ts";
import { bestOf, chosenOf, lines, type Rule, type Rules } from "../../measures/moments/story.ts";
import type { AntsState, Facts } from "./state.ts";

type Own = Rule<AntsState, Facts>;

/** The first that felt a quorum, at what was chosen; or where it was felt first, where nothing was. */
const antQuorum: Own = (story, s) => {
  const chosen = chosenOf(story);
  const first = s.quorums.find(({ site }) => chosen === undefined || site === chosen);
  return first ? [{ t: first.t, weight: 7, seat: first.seat, site: first.site }] : [];
};

/** The first nestmate was carried: slow and taught before, fast from here on. */
const carrying: Own = (story, s) => {
  if (s.carrying === undefined) return [];
  const led = lines(story, "led").filter(({ t }) => t <= (s.carrying ?? 0)).length;
  return [{ t: s.carrying, weight: 7, n: led, of: Math.round((s.carrying - story.begin) / 1000) }];
};

/** Carriers took their nestmates to two nests at once: the second nest that had somebody set down in it. */
const twoNests: Own = (_story, s) => {
  const [first] = s.moves;
  const second = s.moves.find(({ site }) => site !== first?.site);
  return first && second ? [{ t: second.t, weight: 7, site: first.site, other: second.site }] : [];
};

/** A nest was emptied again: the last that was fetched out of it. */
const emptied: Own = (story, s) => {
  const fetched = lines(story, "fetched").filter(({ from }) => (s.nests[Number(from)] ?? 0) === 0);
  const last = fetched[fetched.length - 1];
  return last ? [{ t: last.t, weight: 9, seat: last.own, site: Number(last.site), other: Number(last.from) }] : [];
};

/** Somebody changed its mind: led or carried to one site, and later to a better one, which was chosen. */
const switched: Own = (story) => {
  const chosen = chosenOf(story);
  const stands: Record<number, number> = {};
  for (const { t, own, site } of lines(story, "called", "carried")) {
    const before = stands[own];
    stands[own] = Number(site);
    if (before !== undefined && before !== chosen && Number(site) === chosen)
      return [{ t, weight: 6, seat: own, site: Number(site), other: before }];
  }
  return [];
};

/** Where most nestmates were at the end, where there was no new home. */
const stuck: Own = (story, s) =>
  story.decisions.length > 0 ? [] : [{ t: story.ended, weight: 6, n: s.left, of: s.nestmates }];

/** The liar's best minute: whoever lied and took most to what was not the best. */
const misled: Own = (story) => {
  const { lied } = story;
  if (!lied) return [];
  const took = lines(story, "led", "carried").filter(({ own, site }) => lied(own) && site !== bestOf(story));
  const [first] = took;
  if (!first) return [];
  const n = took.filter(({ own, site }) => own === first.own && site === first.site).length;
  return [{ t: first.t, weight: 8, seat: first.own, site: Number(first.site), n }];
};

/** The key moments of a colony that moves. */
export const rules: Rules<AntsState, Facts> = {
  proposed: firstWord("called", "carried"),
  overlooked,
  tipping: (story, s) => tippingPoint(story, s.carrying),
  antQuorum,
  carrying,
  twoNests,
  emptied,
  switched,
  stuck,
  misled,
  moved: felt("moved", 3),
};
