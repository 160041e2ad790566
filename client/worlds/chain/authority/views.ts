import type { authority } from "../../../../src/game/mechanisms/authority/authority.ts";
import { DEAL, LOST, left, PLAIN } from "../../../../src/game/mechanisms/authority/stakes.ts";
import { clock, secondsTo } from "../../../parts/clock.ts";
import { you } from "../../../store.ts";
import { partViews } from "../../views.ts";
import { newest } from "../newest.ts";
import { chainSeat, node } from "../views.ts";

const view = partViews<typeof authority>("authority");

export const rule = view("all");
export const mine = view("seat");
export const revealed = view("reveal");

export const sequences = (): boolean => rule.value !== undefined && rule.value.sequencer === you.value.seat;
export const done = (): boolean => (rule.value?.height ?? 0) >= (rule.value?.blocks ?? 0);
export const stopped = (): boolean => rule.value?.stopped === true;

/** Whole seconds until the next block, 0 when it is due. */
export const untilNext = (): number => secondsTo(rule.value?.due ?? 0);

/** The fees in a block, as everybody sees them. */
export function feesOf(id: number | undefined): number {
  const fees = id === undefined ? undefined : node.value?.blocks[id]?.fees;
  return typeof fees === "number" ? fees : PLAIN;
}

/** How many blocks I have checked, and how many of them looked like frauds. */
export function checked(): { n: number; bad: number } {
  const found = Object.values(chainSeat.value?.audits ?? {});
  return { n: found.length, bad: found.filter(({ fraud }) => fraud > 0.5).length };
}

/** What I have said of the newest block; undefined while I have not. */
export const stand = (): boolean | undefined => (mine.value?.block === newest() ? mine.value?.deals : undefined);

/** What a deal brings now, and what it loses if the block is a fraud. */
export function dealNow(id: number | undefined): number {
  const at = id === undefined ? undefined : node.value?.blocks[id]?.at;
  return at === undefined ? 0 : Math.round(DEAL * feesOf(id) * left(Math.max(0, clock.value - at)));
}
export const lostNow = (id: number | undefined): number => LOST * dealNow(id);

/** What a deal brings less for every check that takes so long. ms */
export const checkCosts = (id: number | undefined, takes: number): number =>
  Math.round(DEAL * feesOf(id) * (1 - left(takes)));
