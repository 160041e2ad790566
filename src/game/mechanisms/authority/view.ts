import type { Channel, Ms, SeatId } from "../../types.ts";
import type { BlockId } from "../../worlds/chain/state.ts";
import { type AuthorityState, blockFor, type Facts } from "./state.ts";

/** What everybody knows: who sequences, how far the chain has come, and when the next block is due. */
export interface AuthorityAllView {
  sequencer: SeatId;
  height: number;
  blocks: number;
  /** When the next block goes out; absent when there is none to come. */
  due?: Ms;
  /** How long there is for each, and when the first goes out. ms */
  length: Ms;
  first: Ms;
  /** The next block is overdue: the sequencer has crashed. */
  stopped?: true;
}
/** What a seat knows of its own choices: what it did with the block that its node has now, and with how many before. */
export interface AuthoritySeatView {
  block?: BlockId;
  deals?: boolean;
  dealt: number;
  keptOut: number;
  /** The sequencer's next block is to be a double-spend. */
  cheats?: true;
}

/** What it shows everybody when it is over: by block, how many dealt on it and how many kept out. `captured` is absent where it is not told. */
export interface AuthorityReveal {
  sequencer: SeatId;
  dealt: Record<number, number>;
  keptOut: Record<number, number>;
  captured?: number;
}
/** The authority's views by kind of channel, and what it reveals. */
export interface AuthorityViews {
  all: AuthorityAllView;
  seat: AuthoritySeatView;
  reveal: AuthorityReveal;
}

/** When the block after `height` blocks is due. */
export function dueAt(s: AuthorityState, f: Pick<Facts, "begin">, height: number): Ms {
  return f.begin + (s.late ?? 0) + Math.round(s.options.first + s.length * height);
}

/** The authority's part of what a channel shows. */
export function view(s: AuthorityState, channel: Channel, f: Facts): object | undefined {
  const [kind, id] = channel.split(":");
  const { sequencer, height, blocks, length } = s;
  if (kind === "all") {
    const more = height < blocks && length > 0;
    return {
      sequencer,
      height,
      blocks,
      length,
      first: dueAt(s, f, 0),
      ...(more && { due: dueAt(s, f, height) }),
      ...(s.stopped && { stopped: true }),
    } satisfies AuthorityAllView;
  }
  const seat = Number(id);
  if (kind !== "seat" || !f.seats.includes(seat)) return undefined;
  const mine: AuthoritySeatView = { dealt: 0, keptOut: 0 };
  for (const { deals } of Object.values(s.stands[seat] ?? {})) mine[deals ? "dealt" : "keptOut"]++;
  if (seat === sequencer) return { ...mine, ...(s.cheats && { cheats: true }) } satisfies AuthoritySeatView;
  const block = blockFor(seat, f);
  const stand = s.stands[seat]?.[block];
  if (stand) Object.assign(mine, { block, deals: stand.deals });
  return mine;
}
