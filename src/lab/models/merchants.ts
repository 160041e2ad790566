import { earnings } from "../../game/mechanisms/pow/orders.ts";
import type { PowState } from "../../game/mechanisms/pow/state.ts";
import type { RoundState } from "../../game/state.ts";
import type { SeatId } from "../../game/types.ts";
import type { ChainState } from "../../game/worlds/chain/state.ts";
import { runKey } from "../run.ts";
import { AFTER, openRound, type Setup } from "./play.ts";

/** What rounds of a chain with merchants come to; plain JSON. Coins and points are of each round the mean over its honest seats. */
export interface MerchantsTally {
  /** Rounds in which shipped goods were undone, in which an attempt was begun, in which a branch took others' blocks' place. */
  attacks: number;
  tried: number;
  undid: number;
  /** Deepest such branch, in blocks, over all rounds. */
  depth: number;
  coins: number[];
  points: number[];
}

/** The chain's blocks of a round, as proof of work's ports have them. */
export const blocksOf = (r: RoundState): Parameters<typeof earnings>[3] =>
  ({
    world: { blocks: { at: (id: number) => (r.parts.chain as ChainState).blocks[id] } },
  }) as unknown as Parameters<typeof earnings>[3];

/** A seat's coins by its orders, on the chain as it stands. */
export function coinsOf(r: RoundState, seat: SeatId): number {
  const s = r.parts.pow as PowState;
  return earnings(s, seat, s.head, blocksOf(r)).coins;
}

/** Plays runs `from` to `to` of a proof-of-work setup. */
export function playMerchants(setup: Setup, key: string, from: number, to: number): MerchantsTally {
  const tally: MerchantsTally = { attacks: 0, tried: 0, undid: 0, depth: 0, coins: [], points: [] };
  for (let run = from; run < to; run++) {
    const { r, round, seats } = openRound(setup, runKey(key, run));
    round.advance(r.end + AFTER);
    const { facts, points } = round.score();
    const honest = seats.filter((seat) => r.roles[seat] === undefined);
    const meanOf = (value: (seat: number) => number) =>
      honest.reduce((sum, seat) => sum + value(seat), 0) / honest.length;
    tally.attacks += facts.attack ?? 0;
    tally.tried += Math.max(facts.attempts ?? 0, facts.begun ?? 0) > 0 ? 1 : 0;
    tally.undid += (facts.undone ?? 0) > 0 ? 1 : 0;
    tally.depth += facts.undone ?? 0;
    tally.coins.push(meanOf((seat) => coinsOf(r, seat)));
    tally.points.push(meanOf((seat) => points[seat] ?? 0));
  }
  return tally;
}

export function addMerchants(a: MerchantsTally, b: MerchantsTally): MerchantsTally {
  return {
    attacks: a.attacks + b.attacks,
    tried: a.tried + b.tried,
    undid: a.undid + b.undid,
    depth: a.depth + b.depth,
    coins: [...a.coins, ...b.coins],
    points: [...a.points, ...b.points],
  };
}
