import { exp } from "../../kit/exact.ts";
import type { Met, SeatId, Seen } from "../../types.ts";
import { type AntsState, antOf, type Facts } from "./state.ts";

/** What an ant remembers of where others took nestmates, at most; of more the oldest go. */
const REMEMBERS = 40;

/** The sites that one saw another call for, lead or carry to, and what oneself read there. */
export interface AntsMet extends Met {
  took: { site: number; reading?: number }[];
}

/** Somebody calls for a site or leaves for it with a nestmate: all at the old nest see it. Nothing is remembered where nobody can lie. */
export function seenToTake(s: AntsState, seat: SeatId, site: number, f: Facts): void {
  if (!f.lied) return;
  for (const other of f.seats) {
    if (other === seat || !f.world.scouts.atSwarm(other)) continue;
    const ant = antOf(s, other);
    ant.saw ??= [];
    if (!ant.saw.some(([who, where]) => who === seat && where === site)) ant.saw.push([seat, site]);
    if (ant.saw.length > REMEMBERS) ant.saw.shift();
  }
}

/** What a seat has seen of the others: those that it saw take somebody somewhere first. */
export function met(s: AntsState, seat: SeatId, f: Facts): AntsMet[] {
  const saw = s.ants[seat]?.saw ?? [];
  const all = f.seats
    .filter((other) => other !== seat)
    .map((other): AntsMet => {
      const took = saw
        .filter(([who]) => who === other)
        .map(([, site]) => {
          const reading = f.world.scouts.reading(seat, site);
          return { site, ...(reading !== undefined && { reading }) };
        });
      return { seat: other, known: took.length > 0, took };
    });
  return [...all.filter((one) => one.known), ...all.filter((one) => !one.known)];
}

/** From what reading on an honest ant takes others to a site, about, and how sharply: see the bots' `goodEnough`. */
const GOOD = 6.5;
const SHARP = 0.8;
/** The share of what honest ants take somebody to that is not good all the same. */
const CARELESS = 0.1;

/** How likely each other ant is a liar, 0 to 1: by whether it took others to what oneself has read as poor. */
export function suspicion({ naming }: Seen): Record<SeatId, number> {
  if (!naming) return {};
  const prior = naming.liars / Math.max(1, naming.met.length);
  return Object.fromEntries(
    (naming.met as readonly AntsMet[]).map(({ seat, took }) => {
      let odds = prior / (1 - prior);
      for (const { reading } of took) {
        if (reading === undefined) continue;
        const good = 1 / (1 + exp(-(reading - GOOD) / SHARP));
        odds *= (1 - good + CARELESS) / (good + CARELESS);
      }
      return [seat, odds / (1 + odds)];
    }),
  );
}
