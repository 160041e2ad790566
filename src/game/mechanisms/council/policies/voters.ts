import type { Choice, Luck, SeatId, Seen } from "../../../types.ts";
import { wantedSite } from "../../../worlds/swarm/goal.ts";
import { amiss, belief, shortfall } from "./believe.ts";
import { claimsOf, entries, offered, type Sees, type Side } from "./look.ts";

/** How often an honest bot stands, once it has something to show; a robber nearly always does. */
const STANDS = 0.8;
const ROBBER_STANDS = 0.9;
/** A councillor whose vote is so much worse than what one has read oneself is to be recalled, in points of quality. */
const RECALLS = 3;
/** With so many who would recall a councillor, it joins them where nothing speaks for that one. */
const JOINS = 2;
/** It votes for nobody of whom it knows less than this speaks: about one claim that agrees with what it read itself. */
const BELIEVED = 0.5;

/** Candidates that this seat could still vote for, the best by `worth` first; only those with at least `least`. */
function favourites(sees: Sees, seat: SeatId, worth: (candidate: SeatId) => number, least: number): SeatId[] {
  return Object.keys(sees.all.list ?? {})
    .map(Number)
    .filter((one) => one !== seat && !sees.mine.votes.includes(one) && worth(one) >= least)
    .sort((a, b) => worth(b) - worth(a) || ((a - seat + 1000) % 1000) - ((b - seat + 1000) % 1000));
}

function elects(seen: Seen, sees: Sees, worth: (candidate: SeatId) => number, least: number, most: number): Choice {
  if (sees.all.stage !== "election" || sees.mine.votes.length >= Math.min(most, sees.all.size)) return undefined;
  const [next] = favourites(sees, seen.seat, worth, least);
  return next !== undefined && offered(seen, "elect", next) ? { act: { verb: "elect", seat: next } } : undefined;
}

/** Stands, once in the scouting, with this chance: decided when it has told something. */
function standing(seen: Seen, sees: Sees, memory: Record<string, number>, luck: Luck, chance: number): Choice {
  if (sees.all.stage !== "scouting" || memory.stood !== undefined || sees.mine.back !== undefined) return undefined;
  if (Object.keys(sees.me.known).every((site) => sees.me.known[Number(site)]?.reading === undefined)) return undefined;
  memory.stood = luck.uniform("stands") < chance ? 1 : 0;
  return memory.stood === 1 && offered(seen, "stand") ? { act: { verb: "stand" } } : undefined;
}

/** Recalls a councillor that cannot be honest, by one's own readings; takes it back where it can be after all. */
function recalls(seen: Seen, sees: Sees): Choice {
  const { council = [], stage, recalled } = sees.all;
  if (stage !== "council" || recalled) return undefined;
  // Whom others doubt, and one has no reason to believe, is worth a second look.
  const doubted = (seat: SeatId) => ((sees.all.against?.[seat] ?? 0) >= JOINS && belief(sees, seat) <= 1 ? RECALLS : 0);
  const bad = (seat: SeatId) => shortfall(sees, seat) + amiss(sees, seat) + doubted(seat);
  const others = council.filter((seat) => seat !== seen.seat);
  const [worst] = others.sort((a, b) => bad(b) - bad(a));
  const now = sees.mine.recalls;
  // One that is as bad as the one already chosen is no reason to change.
  if (worst === undefined || bad(worst) < RECALLS || (now !== undefined && bad(now) >= bad(worst))) return undefined;
  return offered(seen, "recall", worst) ? { act: { verb: "recall", seat: worst } } : undefined;
}

/** Votes for those whose claims hold against its own readings, and would recall whose do not. */
export const honestVoter: Side = (seen, sees, memory, luck) =>
  standing(seen, sees, memory, luck, STANDS) ??
  elects(seen, sees, (one) => belief(sees, one), BELIEVED, sees.all.size) ??
  recalls(seen, sees);

/** Votes for whoever claims most, and recalls nobody. */
export const gullibleVoter: Side = (seen, sees, memory, luck) => {
  const boldest = (one: SeatId) => Math.max(0, ...Object.values(claimsOf(sees, one)));
  return standing(seen, sees, memory, luck, STANDS / 2) ?? elects(seen, sees, boldest, 0, sees.all.size);
};

/** Votes for those who praise the site that it wants, and one more so as not to stand out; recalls those who vote against it, if they can be. */
export const robberVoter: Side = (seen, sees, memory, luck) => {
  const wanted = wantedSite(seen.role);
  const useful = (one: SeatId) =>
    entries(claimsOf(sees, one)).reduce((sum, [site, claim]) => sum + (site === wanted ? claim - 5 : 0), 0);
  return (
    standing(seen, sees, memory, luck, ROBBER_STANDS) ??
    elects(seen, sees, useful, 1, sees.all.size) ??
    elects(seen, sees, useful, -10, 1)
  );
};
