import type { ec } from "../../../../src/game/mechanisms/ec/ec.ts";
import { clock, lasts, realSince, secondsTo } from "../../../parts/clock.ts";
import { diary } from "../../../parts/diary.ts";
import { all, you } from "../../../store.ts";
import { partViews } from "../../views.ts";
import { node } from "../views.ts";
import { words as w } from "./words/words.ts";

const view = partViews<typeof ec>("ec");

export const rule = view("all");
export const mine = view("seat");
export const heard = view("node");
export const revealed = view("reveal");

export interface EpochTimes {
  epoch: number;
  epochs: number;
  /** When the epoch began, when its blocks go out, when the next begins. Session ms. */
  from: number;
  cut: number;
  until: number;
}
/** The epoch as the room's views have it; undefined before the first. */
export function epochNow(): EpochTimes | undefined {
  const begin = all.value?.round?.begin;
  if (!rule.value || begin === undefined || rule.value.epoch < 1) return undefined;
  const { epoch, epochs, epochMs, lead, cutoff } = rule.value;
  const from = begin - lead + (epoch - 1) * epochMs;
  return { epoch, epochs, from, cut: from + cutoff, until: from + epochMs };
}

/** Whether this epoch's blocks are still to be made. */
export const choosing = (at = epochNow()): boolean => at !== undefined && clock.value < at.cut;
/** ms of the clock on the wall. */
export const untilCut = (): number => lasts((epochNow()?.cut ?? 0) - clock.value);
export const toCut = (): number => secondsTo(epochNow()?.cut ?? 0);
export const toNext = (): number => secondsTo(epochNow()?.until ?? 0);
/** How often I won in this epoch, as long as there is something to choose. */
export const winning = (): number => (choosing() ? (mine.value?.wins ?? 0) : 0);

/** Whose a block is: the seat that won. */
export const minerOf = (id: number): number => Number(node.value?.blocks[id]?.miner ?? -1);
/** A name for a sentence that must stay short: without the word for bots, which the lists carry. */
export const plainName = (seat: number): string => all.value?.seats[seat]?.name ?? "";
export const minerName = (seat: number): string => (seat === you.value.seat ? w.you : plainName(seat));

/** The blocks of an epoch that my node has, the first to come first. */
export function ofEpoch(epoch: number): number[] {
  const blocks = node.value?.blocks ?? {};
  const ids = Object.keys(blocks).map(Number);
  return ids
    .filter((id) => id > 0 && blocks[id]?.height === epoch)
    .sort((a, b) => (blocks[a]?.at ?? 0) - (blocks[b]?.at ?? 0) || a - b);
}

/** How many draws more I miss since I was reported, 0 for this one alone; undefined while I take part. See `suspended` in the game. */
export function missedDraws(): number | undefined {
  const last = diary().findLast(({ what }) => what === "slashed");
  const at = epochNow();
  if (!last || !at || !rule.value) return undefined;
  const since = Math.max(0, Math.ceil((at.from - last.t) / rule.value.epochMs));
  const left = rule.value.finality - since;
  return left >= 0 ? left : undefined;
}

/** Who was slashed last, by whom, while it is news. */
export interface Slash {
  seat: number;
  by: number;
}
/** For so long it is told. ms */
const NEWS = 8000;
let told = { round: -1, key: "", at: Number.NEGATIVE_INFINITY, last: undefined as Slash | undefined };

/** The newest proof of a fault that everybody sees, for some seconds: views say what is, so what is new is noticed here. */
export function slashNews(): Slash | undefined {
  const round = all.value?.round?.number ?? -1;
  const slashed = Object.entries(rule.value?.slashed ?? {});
  const key = slashed.map((pair) => pair.join()).join(";");
  if (told.round !== round) told = { round, key, at: Number.NEGATIVE_INFINITY, last: undefined };
  if (told.key !== key) {
    const before = told.key.split(";");
    const [seat, by] = slashed.find((pair) => !before.includes(pair.join())) ?? [];
    told = { round, key, at: clock.value, last: seat === undefined ? undefined : { seat: Number(seat), by: by ?? -1 } };
  }
  return realSince(told.at) < NEWS ? told.last : undefined;
}

/** How often a block's maker was drawn for it, where a verdict on it counts so often; else 1. */
export const weightOf = (id: number): number => (rule.value?.weighs ? Number(node.value?.blocks[id]?.wins ?? 1) : 1);
