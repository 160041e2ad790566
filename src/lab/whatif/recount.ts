// The same recorded stances, counted by other rules. Exact: nobody's behaviour is guessed, and nobody would have known the other
// rule while playing.

import type { Option, SeatId } from "../../game/types.ts";
import type { Ballot } from "../../game/what-if.ts";
import type { BallotCount, BallotRule, Count, CountingRule, Stances } from "./types.ts";

/** So many of the most followed dancers decide in `followed`: the smallest council that has a majority. */
export const FOLLOWED_MOST = 3;

/** A third of the seats and one, at least three: where the mechanism has no quorum of its own. */
export const quorumOf = (seats: number): number => Math.max(3, Math.floor(seats / 3) + 1);
/** More than two thirds. */
export const twoThirdsOf = (seats: number): number => Math.floor((2 * seats) / 3) + 1;

/** The option with the most votes; several, where they are tied. */
function most(votes: Readonly<Record<Option, number>>): Pick<Count, "option" | "tied"> {
  const top = Math.max(0, ...Object.values(votes));
  const first = Object.keys(votes)
    .map(Number)
    .filter((option) => votes[option] === top);
  if (top === 0 || first.length === 0) return {};
  return first.length === 1 ? { option: first[0] as Option } : { tied: first };
}

/** What each seat stood for last; seats that never stood for anything are missing. */
function lastOf({ trace }: Stances): Map<SeatId, Option> {
  const last = new Map<SeatId, Option>();
  for (const [, seat, option] of trace) if (option >= 0) last.set(seat, option);
  return last;
}

function tally(options: Iterable<Option>): Record<Option, number> {
  const votes: Record<Option, number> = {};
  for (const option of options) votes[option] = (votes[option] ?? 0) + 1;
  return votes;
}

/** Each seat has one vote, for what it stood for last. */
function plurality(stances: Stances): Count {
  const last = lastOf(stances);
  const votes = tally(last.values());
  return { rule: "plurality", votes, voters: last.size, ...most(votes) };
}

/** Each seat approves of everything that it ever stood for. */
function approval({ trace }: Stances): Count {
  const pairs = new Set(trace.flatMap(([, seat, option]) => (option >= 0 ? [`${seat} ${option}`] : [])));
  const votes = tally([...pairs].map((pair) => Number(pair.split(" ")[1])));
  const voters = new Set([...pairs].map((pair) => pair.split(" ")[0])).size;
  return { rule: "approval", votes, voters, ...most(votes) };
}

/** The first option for which so many stand at the same time. */
function threshold({ trace, seats }: Stances, rule: CountingRule, needed: number): Count {
  const stands = new Map<SeatId, Option>();
  const now: Record<Option, number> = {};
  const peaks: Record<Option, number> = {};
  let first: Pick<Count, "option" | "t"> = {};
  for (const [t, seat, option] of trace) {
    const before = stands.get(seat) ?? -1;
    if (before >= 0) now[before] = (now[before] ?? 0) - 1;
    stands.set(seat, option);
    if (option < 0) continue;
    const votes = (now[option] ?? 0) + 1;
    now[option] = votes;
    peaks[option] = Math.max(peaks[option] ?? 0, votes);
    if (first.option === undefined && votes >= needed) first = { option, t };
  }
  return { rule, votes: peaks, voters: seats.length, needed, ...first };
}

/** The seats whose dances were followed most have one vote each, for what they stood for last. Of those followed as often, the lower seat. */
function mostFollowed(stances: Stances, followed: Readonly<Record<SeatId, number>>): Count {
  const last = lastOf(stances);
  const ranked = Object.keys(followed)
    .map(Number)
    .filter((seat) => (followed[seat] ?? 0) > 0 && last.has(seat))
    .sort((a, b) => (followed[b] ?? 0) - (followed[a] ?? 0) || a - b)
    .slice(0, FOLLOWED_MOST);
  const votes = tally(ranked.map((seat) => last.get(seat) as Option));
  return { rule: "followed", votes, voters: ranked.length, ...most(votes) };
}

/** What the stances come to under each rule, and how many seats never stood for anything. */
export function recount(stances: Stances): { counts: Count[]; silent: number } {
  const n = stances.seats.length;
  const counts = [
    plurality(stances),
    approval(stances),
    threshold(stances, "quorum", stances.quorum ?? quorumOf(n)),
    threshold(stances, "two-thirds", twoThirdsOf(n)),
    ...(stances.followed ? [mostFollowed(stances, stances.followed)] : []),
  ];
  return { counts, silent: n - lastOf(stances).size };
}

/** In whole numbers: a third is no exact fraction of a double. */
const THROUGH: Readonly<Record<BallotRule, (ballot: Ballot) => boolean>> = {
  half: ({ yes, of }) => 2 * yes > of,
  "two-thirds": ({ yes, of }) => 3 * yes > 2 * of,
  all: ({ yes, of }) => yes >= of,
};

/** What the votes on one option after the other come to under each rule; and first what really went through. */
export function countBallots(
  ballots: readonly Ballot[],
  passed: ReadonlySet<Option>,
  bad: ReadonlySet<Option>,
): BallotCount[] {
  const count = (rule: BallotCount["rule"], through: (ballot: Ballot) => boolean): BallotCount => {
    const yes = ballots.filter(through);
    const frauds = yes.filter(({ option }) => bad.has(option)).length;
    const clean = ballots.filter(({ option }) => !bad.has(option)).length;
    return { rule, passed: yes.length, bad: frauds, lost: clean - (yes.length - frauds) };
  };
  const rules = Object.entries(THROUGH) as [BallotRule, (ballot: Ballot) => boolean][];
  return [count("real", ({ option }) => passed.has(option)), ...rules.map(([rule, through]) => count(rule, through))];
}
