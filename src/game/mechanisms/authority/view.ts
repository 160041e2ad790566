import type { Channel, SeatId } from "../../types.ts";
import type { AuthorityState, Facts } from "./state.ts";

/** What everybody knows: who sequences, and how far the chain has come. */
export interface AuthorityAllView {
  sequencer: SeatId;
  height: number;
  blocks: number;
}
/** What a seat knows of its own choice. */
export interface AuthoritySeatView {
  trusts?: boolean;
  chosen?: "seal" | "cheat";
}

/** What it shows everybody when it is over. `trusted`: by block, how many dealt on it. `captured` is absent where it is not told. */
export interface AuthorityReveal {
  sequencer: SeatId;
  trusted: Record<number, number>;
  captured?: number;
}
/** The authority's views by kind of channel, and what it reveals. */
export interface AuthorityViews {
  all: AuthorityAllView;
  seat: AuthoritySeatView;
  reveal: AuthorityReveal;
}

/** The authority's part of what a channel shows. */
export function view(s: AuthorityState, channel: Channel, _f: Facts): object | undefined {
  const [kind, id] = channel.split(":");
  if (kind === "all") return { sequencer: s.sequencer, height: s.height, blocks: s.blocks } satisfies AuthorityAllView;
  if (kind !== "seat") return undefined;
  const mine: AuthoritySeatView = {};
  const trusts = s.trusts[Number(id)];
  if (trusts !== undefined) mine.trusts = trusts;
  if (Number(id) === s.sequencer && s.chosen) mine.chosen = s.chosen;
  return mine;
}
