import type { Channel, Facts, Ms, SeatId } from "../../types.ts";
import { type Asked, type CartelState, type Entry, membersOf, REWARD } from "./state.ts";

/** Channel `ring:n`: the members', while nobody has betrayed them. */
export interface CartelRingView {
  members: readonly SeatId[];
  /** What is left for bribes, in points; what each is to be paid; and what a proof brings. */
  left: number;
  pay: Readonly<Record<SeatId, number>>;
  reward: number;
  /** What was done in it, the oldest first. */
  log: Readonly<Record<number, Entry>>;
}
/** Channel `seat:n` of somebody who was asked: never by whom. */
export interface CartelSeatView {
  asked: { amount: number; until: Ms };
}
/** Channel `all`, once it was betrayed; in discreet rooms without names. */
export interface CartelAllView {
  broken: Ms;
  proved?: readonly SeatId[];
}
/** After the round. In open rooms with names: who began it, who was bribed for what, who betrayed it. */
export interface CartelReveal {
  founders: number;
  asked: number;
  joined: number;
  /** What it paid in bribes, and for the proof, in points. */
  paid: number;
  reward: number;
  names?: {
    founders: readonly SeatId[];
    bribed: Readonly<Record<SeatId, number>>;
    refused: readonly SeatId[];
    defector?: SeatId;
  };
}
export interface CartelViews {
  all: CartelAllView;
  ring: CartelRingView;
  seat: CartelSeatView;
  reveal: CartelReveal;
}

function ringView(s: CartelState): CartelRingView | undefined {
  if (s.broken) return undefined;
  const pay = Object.fromEntries(membersOf(s).map((seat) => [seat, s.members[seat]?.pay ?? 0]));
  return { members: membersOf(s), left: s.left, pay, reward: REWARD, log: { ...s.log } };
}

export function view(s: CartelState, channel: Channel, f: Facts): object | undefined {
  if (channel === "all") {
    if (!s.broken) return undefined;
    const { t, proved } = s.broken;
    return { broken: t, ...(f.level === "open" && { proved: [...proved] }) } satisfies CartelAllView;
  }
  if (s.ring >= 0 && channel === `ring:${s.ring}`) return ringView(s);
  if (!channel.startsWith("seat:") || s.broken) return undefined;
  const asked: Asked | undefined = s.offers[Number(channel.slice("seat:".length))];
  return asked && ({ asked: { amount: asked.amount, until: asked.until } } satisfies CartelSeatView);
}

/** What each is paid out of escrow, in points: the bribed, if all kept silent; else whoever brought the proof, alone. */
export function pays(s: CartelState): Record<SeatId, number> {
  if (s.broken) return { [s.broken.by]: REWARD };
  const due = membersOf(s).map((seat) => [seat, s.members[seat]?.pay ?? 0] as const);
  return Object.fromEntries(due.filter(([, pay]) => pay > 0));
}

export function reveal(s: CartelState, f: Facts): CartelReveal {
  const joined = membersOf(s).filter((seat) => !s.founders.includes(seat));
  const bribed = Object.fromEntries(joined.map((seat) => [seat, s.members[seat]?.pay ?? 0]));
  const asked = Object.keys(s.asked).map(Number);
  const paid = s.broken ? 0 : Object.values(bribed).reduce((sum, one) => sum + one, 0);
  const shown: CartelReveal = {
    founders: s.founders.length,
    asked: asked.length,
    joined: joined.length,
    paid,
    reward: s.broken ? REWARD : 0,
  };
  if (f.level !== "open") return shown;
  const refused = asked.filter((seat) => !s.members[seat]);
  const names = { founders: [...s.founders], bribed, refused, ...(s.broken && { defector: s.broken.by }) };
  return { ...shown, names };
}
