import * as z from "zod/mini";
import type { MechanismEffects, MechanismFacts } from "../../part.ts";
import type { Ms, Refusal, SeatId } from "../../types.ts";
import type { ChainPorts } from "../../worlds/chain/ports.ts";
import { type BftCommand, type BftEvent, type BftState, needs as bftNeeds, bftOptions } from "../bft/state.ts";
import type { Elected } from "../council/seats.ts";

/** The options of `council-bft`: those of `bft`, which it wraps, and when it elects whom. Times in ms. */
export const councilBftOptions = z.strictObject({
  /** How many delegates are elected. */
  delegates: z._default(z.union([z.literal(3), z.literal(5), z.literal(7)]), 5),
  /** All are validators for so long; then so long is the election, while turns go on. */
  trial: z._default(z.int().check(z.minimum(1000), z.maximum(600_000)), 38_500),
  elect: z._default(z.int().check(z.minimum(1000), z.maximum(600_000)), 15_000),
  /** These very seats are elected, whatever the votes: for the lab. */
  sits: z._default(z.array(z.int().check(z.minimum(0), z.maximum(299))).check(z.maxLength(7)), []),
  /** The rules among those who vote; on a beat, so that a vote begins and ends with a turn. */
  rules: z._default(
    bftOptions.check(z.refine(({ beat }) => beat > 0, { error: "delegates need a beat" })),
    bftOptions.parse({ beat: 9000 }),
  ),
});
export type CouncilBftOptions = z.infer<typeof councilBftOptions>;

export interface CouncilBftState extends Elected {
  options: CouncilBftOptions;
  /** What runs among the validators. */
  inner: BftState;
  size: number;
  stage: "all" | "election" | "council";
  /** When the stage ends, but for the last. */
  until: Ms;
  /** From this turn on the delegates alone vote. */
  from?: number;
  /** Who stands, in the order in which they said so; and how many these are, which everybody is told. */
  stands: SeatId[];
  standing: number;
  /** Who can be voted for, from the election on. */
  list: SeatId[];
}

export type ElectCommand =
  | { verb: "stand" | "withdraw" | "unrecall" }
  | { verb: "elect" | "unelect" | "recall"; seat: SeatId };
export type CouncilBftCommand = BftCommand | ElectCommand;
export type CouncilBftEvent = { kind: "election" | "seated" } | { kind: "inner"; e: BftEvent };

export const ELECT_VERBS = ["stand", "withdraw", "elect", "unelect", "recall", "unrecall"] as const;
export const isElecting = (c: CouncilBftCommand): c is ElectCommand =>
  (ELECT_VERBS as readonly string[]).includes(c.verb);

/** The ports of the chain that it uses: those of `bft`. */
export const needs = bftNeeds;
export type Facts = MechanismFacts<ChainPorts, typeof needs>;
export type Fx = MechanismEffects<ChainPorts, typeof needs, CouncilBftEvent>;
export type InnerFx = MechanismEffects<ChainPorts, typeof needs, BftEvent>;

/** Why standing, voting or recalling is not possible now, if so. */
export function refuse(s: CouncilBftState, seat: SeatId, c: ElectCommand): Refusal | undefined {
  if (c.verb === "stand" || c.verb === "withdraw") {
    if (s.stage !== "all") return { code: "candidates_closed" };
    return s.stands.includes(seat) === (c.verb === "stand") ? { code: "so_already" } : undefined;
  }
  if (c.verb === "elect" || c.verb === "unelect") {
    if (s.stage !== "election") return { code: "not_voting" };
    if (c.seat === seat) return { code: "not_for_oneself" };
    if (!s.list.includes(c.seat)) return { code: "no_candidate" };
    const votes = s.votes[seat] ?? [];
    if (votes.includes(c.seat) === (c.verb === "elect")) return { code: "so_already" };
    return c.verb === "elect" && votes.length >= s.size ? { code: "votes_given" } : undefined;
  }
  if (s.stage !== "council") return { code: "no_delegates_yet" };
  if (s.recalled) return { code: "one_recalled" };
  if (c.verb === "unrecall") return s.recalls[seat] === undefined ? { code: "so_already" } : undefined;
  if (c.verb !== "recall") return undefined;
  if (c.seat === seat) return { code: "not_for_oneself" };
  if (!s.council.includes(c.seat)) return { code: "no_delegate" };
  return s.recalls[seat] === c.seat ? { code: "so_already" } : undefined;
}
