import { type Cast, tally, type VotingRule, type Way } from "../../game/assembly/ways.ts";
import { Chance, purpose } from "../../game/kit/chance.ts";

const VOTER = purpose("lab voter");

/** Voters of two kinds: so many would gain `gain` each by a change, the others lose `loss`. */
export interface Divided {
  voters: number;
  /** Chance that one of them would gain. */
  p: number;
  gain: number;
  loss: number;
}

/** What one casts who would gain or lose so much: their whole weight counts under each way as it does in the game. */
export const cast = (seat: number, stake: number, votes: number): Cast => ({ seat, stake, votes, conviction: 0 });

/** More than half of the weight, whoever turns out. */
export const ruleOf = (way: Way): VotingRule => ({ way, quorum: 0, threshold: 1 / 2 });

/** Whether such an electorate, drawn by this key, passes the change: counted as the game counts. Under quadratic votes each buys as many as it has at stake. */
export function passes({ voters, p, gain, loss }: Divided, way: Way, key: string): boolean {
  const chance = new Chance(key);
  const casts = Array.from({ length: voters }, (_, seat) =>
    cast(seat, 1, chance.chooses(VOTER, p, seat) ? gain : -loss),
  );
  return tally(casts, ruleOf(way), voters).passed;
}

/** Whether holder `of` decides, where all others vote for or against by a coin: it passes with them and fails without. */
export function decides(shares: readonly number[], of: number, key: string): boolean {
  const chance = new Chance(key);
  const others = shares.map((stake, seat) => cast(seat, stake, chance.chooses(VOTER, 1 / 2, seat) ? 1 : -1));
  const passed = (votes: number) =>
    tally(
      others.map((one) => (one.seat === of ? { ...one, votes } : one)),
      ruleOf("stake"),
      shares.length,
    ).passed;
  return passed(1) && !passed(-1);
}
