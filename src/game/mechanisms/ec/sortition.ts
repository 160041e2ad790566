import { type Chance, purpose } from "../../kit/chance.ts";
import type { SeatId } from "../../types.ts";

const WINS = purpose("wins of an epoch");
const TICKET = purpose("ticket");

/** A miner wins at most so often in one epoch (Filecoin's MaxWinCount). */
export const WINS_MAX = 15;
/** Tickets are whole numbers below this. */
const TICKETS = 1 << 30;

/**
 * How often a miner wins in an epoch (WinCount, 0 to 15): Poisson with mean `expected` times its share of all power, by inversion
 * of the CDF on one uniform draw, keyed by epoch and seat. Source: Filecoin specification, "Secret Leader Election".
 */
export function winsOf(chance: Chance, expected: number, share: number, epoch: number, seat: SeatId): number {
  return chance.poisson(WINS, expected * share, epoch, seat, 0, WINS_MAX);
}

/** The ticket of a seat's block in an epoch, 0 to 2³⁰ − 1. Both blocks of one who makes two have the same. */
export function ticketOf(chance: Chance, epoch: number, seat: SeatId): number {
  return chance.int(TICKET, TICKETS, epoch, seat);
}
