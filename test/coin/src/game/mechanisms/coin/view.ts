import type { Found } from "../../measures/found.ts";
import type { Support } from "../../measures/support.ts";
import type { Channel, Ms, SeatId } from "../../types.ts";
import type { CoinState } from "./state.ts";

/** What everybody knows: who holds the coin, from when on it may be tossed, and that it is in the air. */
export interface CoinAllView {
  holder: SeatId;
  opens: Ms;
  lands?: Ms;
}
/** What a seat knows of itself. `last`: the site that heads would be, if it holds the coin. */
export interface CoinSeatView {
  cheered: number[];
  hoarse?: Ms;
  last?: number;
}
/** Those who cheered for the same site: how many they are, and not who. A seat is in one such channel for each of its cheers. */
export interface FansView {
  site: number;
  fans: number;
}
/** For the projector: how many cheers there were, and not for what. */
export interface CoinScreenView {
  cheers: number;
}
/** What everybody is shown after the round. `heads` is absent where nobody tossed; `cheers`: how many, by site. */
export interface CoinReveal {
  holder: SeatId;
  heads?: boolean;
  cheers: number[];
  support: Support;
  found: Found[];
}
/** The coin's views by kind of channel, and what it reveals. */
export interface CoinViews {
  all: CoinAllView;
  seat: CoinSeatView;
  fans: FansView;
  screen: CoinScreenView;
  reveal: CoinReveal;
}

/** How many cheered for a site. */
export const fansOf = (s: CoinState, site: number): number =>
  Object.values(s.cheers).filter((sites) => sites.includes(site)).length;

/** The coin's part of what a channel shows. */
export function view(s: CoinState, channel: Channel): object | undefined {
  const [kind, id] = channel.split(":");
  if (kind === "all") {
    const all: CoinAllView = { holder: s.holder, opens: s.opens };
    if (s.air) all.lands = s.air.lands;
    return all;
  }
  if (kind === "fans") return { site: Number(id), fans: fansOf(s, Number(id)) } satisfies FansView;
  if (kind === "screen") return { cheers: Object.values(s.cheers).flat().length } satisfies CoinScreenView;
  const cheered = kind === "seat" ? s.cheers[Number(id)] : undefined;
  if (!cheered) return undefined;
  const mine: CoinSeatView = { cheered: [...cheered] };
  const hoarse = s.hoarse[Number(id)];
  if (hoarse !== undefined) mine.hoarse = hoarse;
  const last = s.last[Number(id)];
  if (Number(id) === s.holder && last !== undefined) mine.last = last;
  return mine;
}
