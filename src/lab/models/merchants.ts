import type { PowState } from "../../game/mechanisms/pow/state.ts";
import { earnings } from "../../game/worlds/chain/orders.ts";
import type { ChainState } from "../../game/worlds/chain/state.ts";
import { runKey } from "../run.ts";
import { AFTER, openRound, type Setup } from "./play.ts";

/** What rounds of a chain with merchants come to; plain JSON. Of each round the mean over its honest seats. */
export interface MerchantsTally {
  attacks: number;
  coins: number[];
  points: number[];
}

/** Plays runs `from` to `to` of a proof-of-work setup. */
export function playMerchants(setup: Setup, key: string, from: number, to: number): MerchantsTally {
  const tally: MerchantsTally = { attacks: 0, coins: [], points: [] };
  for (let run = from; run < to; run++) {
    const { r, round, seats } = openRound(setup, runKey(key, run));
    round.advance(r.end + AFTER);
    const { facts, points } = round.score();
    const [s, w] = [r.parts.pow as PowState, r.parts.chain as ChainState];
    const honest = seats.filter((seat) => r.roles[seat] === undefined);
    const meanOf = (value: (seat: number) => number) =>
      honest.reduce((sum, seat) => sum + value(seat), 0) / honest.length;
    tally.attacks += facts.attack ?? 0;
    tally.coins.push(meanOf((seat) => earnings(w, seat, [s.head]).coins));
    tally.points.push(meanOf((seat) => points[seat] ?? 0));
  }
  return tally;
}

export function addMerchants(a: MerchantsTally, b: MerchantsTally): MerchantsTally {
  return {
    attacks: a.attacks + b.attacks,
    coins: [...a.coins, ...b.coins],
    points: [...a.points, ...b.points],
  };
}
