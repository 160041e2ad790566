import * as z from "zod/mini";
import type { Facts, Ms, Offer, Refusal, SeatId } from "../../types.ts";

export const cartelOptions = z.strictObject({
  /** The share of the seats that begin it; two at least. */
  share: z._default(z.number().check(z.minimum(0), z.maximum(0.9)), 0.2),
  /** What the bribes can come to in all, in points. */
  purse: z._default(z.int().check(z.minimum(0), z.maximum(1000)), 45),
  /** What bots want at most for joining: each its own price, from nothing to this. */
  price: z._default(z.number().check(z.minimum(0), z.maximum(1000)), 20),
  /** How likely a bot that belongs to it betrays it. */
  faithless: z._default(z.number().check(z.minimum(0), z.maximum(1)), 0.15),
  /** The policy of its bots; without one, the mechanism's usual attack. */
  attack: z.optional(z.string().check(z.maxLength(20))),
});
export type CartelOptions = z.infer<typeof cartelOptions>;

/** What can be offered, in points. The larger is a sixth of a good round; with the smaller three are asked for the price of one. */
export const AMOUNTS = [5, 15] as const;
/** What lies apart in escrow for whoever brings the proof: as much as the largest bribe, so that betraying is never for nothing. */
export const REWARD = 15;
/** How long an offer stands: a bot thinks of it in a few seconds, a person reads it and looks around first. ms */
export const STANDS: Ms = 20_000;

/** An entry of the cartel's channel: who did what to whom. Nothing else can be said there. */
export interface Entry {
  t: Ms;
  what: "asks" | "joins" | "refuses" | "lapses";
  seat: SeatId;
  /** Who asked. */
  by: SeatId;
  amount: number;
}
export interface Member {
  since: Ms;
  /** What it is to be paid at the end, if nobody betrays the others; 0 for those who began it. */
  pay: number;
}
export interface Asked {
  by: SeatId;
  amount: number;
  until: Ms;
}
export interface CartelState {
  options: CartelOptions;
  /** The number of its channel: the first of those who began it; −1 before there are any. */
  ring: SeatId;
  founders: readonly SeatId[];
  /** Seats can be turned in the middle of such a round: without that nobody can be bribed. */
  turns: boolean;
  members: Record<SeatId, Member>;
  /** Offers that stand, by who was asked. */
  offers: Record<SeatId, Asked>;
  /** Everybody who was ever asked: nobody is twice. */
  asked: Record<SeatId, true>;
  /** What is left of the purse for bribes. */
  left: number;
  log: readonly Entry[];
  /** It was betrayed: when, by whom, and whom the proof names. */
  broken?: { t: Ms; by: SeatId; proved: readonly SeatId[] };
}

export type CartelCommand = { verb: "bribe"; seat: SeatId; amount: number } | { verb: "accept" | "spurn" | "defect" };
export const VERBS = ["bribe", "accept", "spurn", "defect"] as const;
export const command: z.ZodMiniType<CartelCommand> = z.discriminatedUnion("verb", [
  z.strictObject({
    verb: z.literal("bribe"),
    seat: z.int().check(z.minimum(0), z.maximum(999)),
    amount: z.literal([...AMOUNTS]),
  }),
  z.strictObject({ verb: z.literal("accept") }),
  z.strictObject({ verb: z.literal("spurn") }),
  z.strictObject({ verb: z.literal("defect") }),
]);

export type CartelEvent = { kind: "lapses"; seat: SeatId };

export const membersOf = (s: CartelState): SeatId[] => Object.keys(s.members).map(Number);

/** Whom members could still ask: who lies already for other reasons they do not know. */
const open = (s: CartelState, f: Facts): SeatId[] => f.seats.filter((seat) => !s.members[seat] && !s.asked[seat]);

/** Why a member cannot bribe that seat with that much, if so. */
export function refuseBribe(s: CartelState, seat: SeatId, amount: number, f: Facts): Refusal | undefined {
  if (!f.seats.includes(seat) || s.members[seat]) return { code: "not_to_bribe" };
  if (s.asked[seat]) return { code: "asked_already" };
  return amount > s.left ? { code: "escrow_empty" } : undefined;
}

/** Members bribe and betray, whoever is asked answers; nobody else is offered anything. */
export function offers(s: CartelState, seat: SeatId, f: Facts): Offer[] {
  if (s.broken) return [];
  if (s.members[seat]) {
    const list: Offer[] = [];
    const ids = s.turns ? open(s, f) : [];
    const [least, most] = AMOUNTS;
    const not = s.left < least ? { code: "escrow_empty" } : undefined;
    const amount = { field: "amount", min: least, max: s.left < most ? least : most, step: most - least };
    if (ids.length > 0) list.push({ verb: "bribe", aim: { field: "seat", ids }, amount, ...(not && { not }) });
    list.push({ verb: "defect" });
    return list;
  }
  return s.offers[seat] ? [{ verb: "accept" }, { verb: "spurn" }] : [];
}
