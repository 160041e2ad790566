import { computed } from "@preact/signals";
import type { EcAllView, EcNodeView, EcReveal, EcSeatView } from "../../../../src/game/mechanisms/ec/view.ts";
import { clock, secondsTo } from "../../../parts/clock.ts";
import { nameOf } from "../../../parts/name.tsx";
import { all, you } from "../../../store.ts";
import { chainAll, desk, node, nodeRules, rules, rulesTruth, seatRules } from "../sense.ts";

export const rule = computed(() => rules.value as EcAllView | undefined);
export const mine = computed(() => seatRules.value as EcSeatView | undefined);
export const book = computed(() => nodeRules.value as EcNodeView | undefined);
export const revealed = computed(() => rulesTruth.value as EcReveal | undefined);

export interface Beat {
  epoch: number;
  epochs: number;
  /** When the epoch began, when its blocks go out, when the next begins. Session ms. */
  from: number;
  cut: number;
  until: number;
}
/** The epoch as the room's views have it; undefined before the first. */
export function beat(): Beat | undefined {
  const begin = all.value?.round?.begin;
  if (!rule.value || begin === undefined || rule.value.epoch < 1) return undefined;
  const { epoch, epochs, epochMs, cutoff } = rule.value;
  const from = begin + (epoch - 1) * epochMs;
  return { epoch, epochs, from, cut: from + cutoff, until: from + epochMs };
}

/** Whether this epoch's blocks are still to be made. */
export const choosing = (at = beat()): boolean => at !== undefined && clock.value < at.cut;
export const toCut = (): number => secondsTo(beat()?.cut ?? 0);
export const toNext = (): number => secondsTo(beat()?.until ?? 0);
/** How often I won in this epoch, as long as there is something to choose. */
export const winning = (): number => (choosing() ? (mine.value?.wins ?? 0) : 0);

/** Whose a block is: the seat that won. */
export const minerOf = (id: number): number => Number(node.value?.blocks[id]?.miner ?? -1);
export const minerName = (id: number): string => (minerOf(id) === you.value.seat ? "you" : nameOf(minerOf(id)));

/** The blocks of an epoch that my node has, the first to come first. */
export function ofEpoch(epoch: number): number[] {
  const blocks = node.value?.blocks ?? {};
  const ids = Object.keys(blocks).map(Number);
  return ids
    .filter((id) => id > 0 && blocks[id]?.height === epoch)
    .sort((a, b) => (blocks[a]?.at ?? 0) - (blocks[b]?.at ?? 0) || a - b);
}

/** What all power together would hold, and mine of it, 0 to 1. */
export function powerShare(): number {
  const total = Object.values(chainAll.value?.nodes ?? {}).reduce((sum, { power }) => sum + power, 0);
  return total > 0 ? (desk.value?.power ?? 0) / total : 0;
}
