/** `plurality`: a ballot marks one option. `approval`: it marks as many as it likes (Brams & Fishburn 1978). */
export type Method = "plurality" | "approval";

/**
 * The votes of each of `options` options, numbered from 0. A mark for an option that there is not counts nowhere, nor does one made
 * twice; under plurality a ballot that marks several options is void. One that marks nothing abstains.
 */
export function tally(ballots: Iterable<readonly number[]>, options: number, method: Method): number[] {
  const votes = new Array<number>(options).fill(0);
  for (const ballot of ballots) {
    const marks = new Set(ballot);
    if (method === "plurality" && marks.size > 1) continue;
    for (const option of marks) if (votes[option] !== undefined) votes[option]++;
  }
  return votes;
}

/** The options with the most votes, by number; none where nobody voted. */
export function leaders(votes: readonly number[]): number[] {
  const most = Math.max(0, ...votes);
  return most === 0 ? [] : votes.flatMap((n, option) => (n === most ? [option] : []));
}

/** The votes as they would be had one ballot, that marked `from`, marked `to` instead, all others as they were. A new list. */
export const turned = (votes: readonly number[], from: readonly number[], to: readonly number[]): number[] =>
  votes.map((n, option) => n - (from.includes(option) ? 1 : 0) + (to.includes(option) ? 1 : 0));

/** Who wins: the option with the most votes, and of several with as many the one on which the lot falls. `lot`: uniform in [0, 1). */
export function elected(votes: readonly number[], lot: number): number | undefined {
  const first = leaders(votes);
  return first[Math.floor(lot * first.length)];
}
