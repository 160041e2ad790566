import * as z from "zod/mini";
import type { MechanismEffects, MechanismFacts } from "../../part.ts";
import type { Ms, Refusal, SeatId } from "../../types.ts";
import type { ChainPorts } from "../../worlds/chain/ports.ts";
import type { BlockId } from "../../worlds/chain/state.ts";

/** The options of `authority`. Its blocks are spread evenly over the clock. */
export const authorityOptions = z.strictObject({
  blocks: z._default(z.int().check(z.minimum(1), z.maximum(60)), 10),
});
export type AuthorityOptions = z.infer<typeof authorityOptions>;

export interface AuthorityState {
  options: AuthorityOptions;
  /** The seat that makes all blocks. Public. */
  sequencer: SeatId;
  /** How many blocks there will be, and how long each takes, in ms; more time makes more of them. */
  blocks: number;
  length: Ms;
  height: number;
  head: BlockId;
  /** What the sequencer has chosen for the next block. Secret. */
  chosen?: "seal" | "cheat";
  /** By seat, whether it trusts the sequencer; a seat that has said nothing does. */
  trusts: Record<SeatId, boolean>;
  /** By block: who trusted the sequencer when it was made, and so deals on it. */
  dealings: { block: BlockId; trusted: SeatId[] }[];
}

export type AuthorityCommand = { verb: "seal" } | { verb: "cheat" } | { verb: "trust" } | { verb: "distrust" };
export type AuthorityEvent = { kind: "slot" } | { kind: "end" };

/** The ports of the chain that `authority` uses. */
export const needs = ["nodes", "blocks", "network", "truth"] as const;
export type Facts = MechanismFacts<ChainPorts, typeof needs>;
export type Fx = MechanismEffects<ChainPorts, typeof needs, AuthorityEvent>;

/** Why this command is not possible now, if so. `act` and `offers` both ask here, so that they cannot disagree. */
export function refuse(s: AuthorityState, seat: SeatId, c: AuthorityCommand, f: Facts): Refusal | undefined {
  const sequences = seat === s.sequencer;
  if (c.verb === "seal" || c.verb === "cheat") {
    if (!sequences) return { code: "not_sequencer" };
    if (c.verb === "cheat" && f.role(seat).kind !== "liar") return { code: "no_cheat" };
    if (s.height >= s.blocks) return { code: "chain_done" };
    return s.chosen === c.verb ? { code: "chosen_already" } : undefined;
  }
  if (sequences) return { code: "you_sequence" };
  if (s.trusts[seat] === (c.verb === "trust")) return { code: "stands_already" };
  return undefined;
}
