import type { authority } from "../../../../src/game/mechanisms/authority/authority.ts";
import { DEAL, KEPT_OUT, LOST, left, PLAIN } from "../../../../src/game/mechanisms/authority/stakes.ts";
import { clock, secondsTo } from "../../../parts/clock.ts";
import { diary } from "../../../parts/diary.ts";
import { all, you } from "../../../store.ts";
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

/** A card has darkened it for a while: whole seconds until it is back; 0 while it is not dark. */
export const darkFor = (): number => secondsTo(all.value?.round?.dark?.[rule.value?.sequencer ?? -1]?.until ?? 0);

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

/** What a deal on a block brings at a time: less with every second since it was made, which is a moment before it is here. */
function dealAt(id: number, t: number): number {
  const { first = 0, length = 0 } = rule.value ?? {};
  const made = first + length * ((node.value?.blocks[id]?.height ?? 1) - 1);
  return DEAL * feesOf(id) * left(Math.max(0, t - made));
}
/** What a deal brings now, and what it loses if the block is a fraud. */
export const dealNow = (id: number | undefined): number => (id === undefined ? 0 : Math.round(dealAt(id, clock.value)));
export const lostNow = (id: number | undefined): number => LOST * dealNow(id);

/** What a deal brings less for every check that takes so long. ms */
export const checkCosts = (id: number | undefined, takes: number): number =>
  Math.round(DEAL * feesOf(id) * (1 - left(takes)));

/** What I said of a block: whether I dealt, and what that brings if it is clean and if it is bad. Points. */
export interface Said {
  block: number;
  deals: boolean;
  clean: number;
  bad: number;
}
/** Blocks that were mine to judge, and the next one came: neither a deal nor kept out. They brought nothing. */
export function missed(): number[] {
  const said = new Set(saidSoFar().map(({ block }) => block));
  const open = newest();
  return Object.keys(node.value?.blocks ?? {})
    .map(Number)
    .filter((id) => id !== 0 && id !== open && !said.has(id));
}

/** All that I said, in order, as far as anybody knows it before the truth is told. */
export function saidSoFar(): Said[] {
  return diary().flatMap(({ what, t, block }): Said[] => {
    if (what !== "dealt" && what !== "kept_out") return [];
    const id = Number(block);
    const fees = feesOf(id);
    if (what === "kept_out")
      return [{ block: id, deals: false, clean: KEPT_OUT.clean * fees, bad: KEPT_OUT.fraud * fees }];
    const clean = dealAt(id, t);
    return [{ block: id, deals: true, clean, bad: -LOST * clean }];
  });
}
