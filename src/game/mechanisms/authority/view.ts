import { memo } from "../../kit/memo.ts";
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

const kept = memo();

/** The authority's part of what a channel shows. */
export function view(s: AuthorityState, channel: Channel, _f: Facts): object | undefined {
  const [kind, id] = channel.split(":");
  const { sequencer, height, blocks } = s;
  if (kind === "all") return kept(s, "all", [height, blocks], (): AuthorityAllView => ({ sequencer, height, blocks }));
  if (kind !== "seat") return undefined;
  const trusts = s.trusts[Number(id)];
  const chosen = Number(id) === sequencer ? s.chosen : undefined;
  return kept(s, channel, [trusts, chosen], (): AuthoritySeatView => {
    return { ...(trusts !== undefined && { trusts }), ...(chosen && { chosen }) };
  });
}
