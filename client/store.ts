import { computed, signal } from "@preact/signals";
import type { AllView, OwnView } from "../src/game/views.ts";
import type { ClientMessage, RefusalMessage, You } from "../src/protocol/messages.ts";

/**
 * How the line to the room is. `gone`: the room has ended or never was. `refused`: our token does
 * not fit any more. `elsewhere`: the seat is open in too many tabs, and this one gave way.
 */
export type Line = "idle" | "connecting" | "open" | "lost" | "gone" | "refused" | "elsewhere";

/** A command that was sent and not yet acknowledged. */
export interface Pending {
  id: string;
  type: ClientMessage["type"];
  what: string;
  command?: Record<string, string | number | boolean>;
}

export const line = signal<Line>("idle");
export const you = signal<You>({});
export const pending = signal<readonly Pending[]>([]);
/** The latest refusal, for a passing word above the buttons; `at` tells two alike apart. */
export const refused = signal<(RefusalMessage & { at: number; what: string }) | undefined>(undefined);
/** Views by channel kind (`site:2` → `site`), merged from frames. */
export const views = signal<Readonly<Record<string, Record<string, unknown>>>>({});

export const all = computed(() => views.value.all as AllView | undefined);
export const own = computed(() => views.value.seat as OwnView | undefined);

/** Session time minus this browser's clock, from the frames. */
let offset = 0;
export function setSessionTime(t: number): void {
  offset = t - performance.now();
}
/** Session time now, in ms. */
export function now(): number {
  return performance.now() + offset;
}
