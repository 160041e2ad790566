import type { authority } from "../../../../src/game/mechanisms/authority/authority.ts";
import { clock, secondsTo } from "../../../parts/clock.ts";
import { you } from "../../../store.ts";
import { partViews } from "../../views.ts";
import { newest } from "../newest.ts";
import { node } from "../views.ts";

const view = partViews<typeof authority>("authority");

export const rule = view("all");
export const mine = view("seat");
export const revealed = view("reveal");

export const sequences = (): boolean => rule.value !== undefined && rule.value.sequencer === you.value.seat;
export const done = (): boolean => (rule.value?.height ?? 0) >= (rule.value?.blocks ?? 0);
export const stopped = (): boolean => rule.value?.stopped === true;

/** Whole seconds until the next block, 0 when it is due. */
export const untilNext = (): number => secondsTo(rule.value?.due ?? 0);

/** The fees in a block, as everybody sees them; those of a block in a world without transfers. */
const PLAIN = 5;
export function feesOf(id: number | undefined): number {
  const fees = id === undefined ? undefined : node.value?.blocks[id]?.fees;
  return typeof fees === "number" ? fees : PLAIN;
}

/** What I have said of the newest block; undefined while I have not. */
export const stand = (): boolean | undefined => (mine.value?.block === newest() ? mine.value?.deals : undefined);

/** As in score.ts: a deal brings fees twice, less and less for ten seconds, and loses three times that; keeping out, once or half. */
const DEAL = { times: 2, lost: 3, gone: 10_000 };
export function dealNow(id: number | undefined): number {
  const at = id === undefined ? undefined : node.value?.blocks[id]?.at;
  if (at === undefined) return 0;
  const left = Math.max(0, 1 - Math.max(0, clock.value - at) / DEAL.gone);
  return Math.round(DEAL.times * feesOf(id) * left);
}
export const lostNow = (id: number | undefined): number => DEAL.lost * dealNow(id);
