import type { authority } from "../../../../src/game/mechanisms/authority/authority.ts";
import { clock, secondsTo } from "../../../parts/clock.ts";
import { all, you } from "../../../store.ts";
import { partViews } from "../../views.ts";
import { node } from "../views.ts";

const view = partViews<typeof authority>("authority");

export const rule = view("all");
export const mine = view("seat");
export const revealed = view("reveal");

export const sequences = (): boolean => rule.value !== undefined && rule.value.sequencer === you.value.seat;
/** Who has said nothing trusts, as people do. */
export const trusts = (): boolean => mine.value?.trusts !== false;
export const done = (): boolean => (rule.value?.height ?? 0) >= (rule.value?.blocks ?? 0);

/**
 * About when the next block goes out: blocks come evenly, so the last one's time tells the rest, and before any the
 * clock's share. Too late by about the time that a block takes to one's node. Session ms.
 */
function nextBlock(): number {
  const round = all.value?.round;
  const { height = 0, blocks = 1 } = rule.value ?? {};
  if (!round) return 0;
  const last = Object.values(node.value?.blocks ?? {}).reduce((a, b) => (b.height > a.height ? b : a), {
    height: 0,
    at: 0,
  });
  const each = last.height === 0 ? (round.end - round.begin) / blocks : (last.at - round.begin) / last.height;
  return round.begin + each * (height + 1);
}
/** Whole seconds until the next block, 0 when it is due. */
export const untilNext = (): number => (clock.value > nextBlock() ? 0 : secondsTo(nextBlock()));
