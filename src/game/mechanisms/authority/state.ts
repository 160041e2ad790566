import * as z from "zod/mini";
import type { MechanismEffects, MechanismFacts } from "../../part.ts";
import type { Ms, Refusal, SeatId } from "../../types.ts";
import type { ChainPorts } from "../../worlds/chain/ports.ts";
import { type BlockId, GENESIS } from "../../worlds/chain/state.ts";

/** The options of `authority`. The first block goes out after `first` ms, the others are spread evenly over the rest of the clock. */
export const authorityOptions = z.strictObject({
  blocks: z._default(z.int().check(z.minimum(1), z.maximum(60)), 10),
  first: z._default(z.int().check(z.minimum(0), z.maximum(60_000)), 2500),
  /** How likely the sequencer's node crashes, about half-way, for good; one that crashes is never captured. */
  crash: z._default(z.number().check(z.minimum(0), z.maximum(1)), 0),
});
export type AuthorityOptions = z.infer<typeof authorityOptions>;

/** What a watcher did with a block, and when: dealt on it, or kept out. */
export interface Stand {
  deals: boolean;
  t: Ms;
}

export interface AuthorityState {
  options: AuthorityOptions;
  /** The seat that makes all blocks. Public. */
  sequencer: SeatId;
  /** How many blocks there will be, and how long each takes, in ms; more time makes more of them. */
  blocks: number;
  length: Ms;
  /** So much later than planned blocks come, since the sequencer was dark. */
  late?: Ms;
  height: number;
  head: BlockId;
  /** The sequencer's next block is to be a double-spend. Secret. */
  cheats?: true;
  /** After so many blocks its node crashes; absent where it does not. Secret. */
  crashes?: number;
  /** A block is overdue: everybody sees that. */
  stopped?: true;
  /** Every block, in order. */
  made: BlockId[];
  /** By seat and block, what a watcher did with it; nobody else knows. */
  stands: Record<SeatId, Record<BlockId, Stand>>;
}

export type AuthorityCommand = { verb: "cheat" } | { verb: "seal" } | { verb: "deal" | "keep"; block: BlockId };
export type AuthorityEvent = { kind: "slot" } | { kind: "stopped" } | { kind: "end" };

/** The ports of the chain that `authority` uses. */
export const needs = ["nodes", "blocks", "network", "transfers", "truth"] as const;
export type Facts = MechanismFacts<ChainPorts, typeof needs>;
export type Fx = MechanismEffects<ChainPorts, typeof needs, AuthorityEvent>;

/** The block that a watcher can deal on: the newest that its node has, until the next one comes. */
export function blockFor(seat: SeatId, f: Facts): BlockId {
  return f.world.blocks.head(f.world.nodes.of(seat))[0] ?? GENESIS;
}

/** Why this command is not possible now, if so. `act` and `offers` both ask here, so that they cannot disagree. */
export function refuse(s: AuthorityState, seat: SeatId, c: AuthorityCommand, f: Facts): Refusal | undefined {
  const sequences = seat === s.sequencer;
  if (c.verb === "cheat" || c.verb === "seal") {
    if (!sequences) return { code: "not_sequencer" };
    if (f.role(seat).kind !== "liar") return { code: "no_cheat" };
    if (s.height >= s.blocks) return { code: "chain_done" };
    return (s.cheats === true) === (c.verb === "cheat") ? { code: "chosen_already" } : undefined;
  }
  if (sequences) return { code: "you_sequence" };
  const block = blockFor(seat, f);
  if (block === GENESIS || block !== c.block) return { code: "no_deal" };
  return s.stands[seat]?.[block] ? { code: "stands_already" } : undefined;
}
