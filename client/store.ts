import { computed, signal } from "@preact/signals";
import type { OwnView, Parts } from "../src/game/views.ts";
import { type TypedViews, typed, viewOfKind } from "../src/protocol/channels.ts";
import type { RefusalMessage, You } from "../src/protocol/messages.ts";
import { may, type Power } from "../src/protocol/powers.ts";
import type { Effort, LineState } from "./net/line-types.ts";
import type { Pending } from "./net/outbox.ts";
import { realTimers } from "./net/timers.ts";
import { SessionClock } from "./source/clock.ts";
import { LiveSource } from "./source/live.ts";
import type { Source } from "./source/source.ts";
import { withNames } from "./words/names.ts";

/** The room that the line leads to, and how the line is. */
export const room = new LiveSource(new SessionClock(() => realTimers.now()));
export const line = signal<LineState>("idle");
/** What it takes to get in, while one waits. */
export const effort = signal<Effort>("usual");
/** Commands on their way to the room. */
export const sent = signal<readonly Pending[]>([]);
/** The latest refusal, for a passing word above the buttons; `at` (real time in ms) tells two alike apart. */
export const refused = signal<(RefusalMessage & { at: number; what: string }) | undefined>(undefined);

/** What the page shows: the room, unless a recording is put in its place. */
export const source = signal<Source>(room);

// Everything below reads the source that is shown, whichever it is.

export const live = computed((): boolean => source.value.live);
export const you = computed((): You => source.value.you.value);
/** Views by the whole names of their channels. */
export const channels = computed((): TypedViews => typed(source.value.views.value));
/** The view of the one channel of a kind that one is in (`site`, whichever it is): see src/protocol/channels.ts. */
export const inChannel = (kind: string): Parts | undefined => viewOfKind(channels.value, kind);

export const all = computed(() => channels.value.all && withNames(channels.value.all));
/** What is on offer in a recording is not to be had: the code of why not, in place of a refusal. */
export const RECORDING = "recording";
export const own = computed((): OwnView | undefined => {
  const { seat } = you.value;
  const view = seat === undefined ? undefined : channels.value[`seat:${seat}`];
  if (!view || live.value) return view;
  return { ...view, offers: view.offers.map((offer) => (offer.not ? offer : { ...offer, not: { code: RECORDING } })) };
});

/** Whether I may do what needs that here: in a recording nobody may anything. */
export function can(need: Power): boolean {
  const house = all.value?.house;
  return house !== undefined && live.value && may(need, you.value, house);
}

/** Session time now, in ms. What is drawn by it reads `clock` of parts/clock.ts. */
export const now = (): number => source.value.clock.now();

/** What was sent and not yet acknowledged; nothing in a recording. */
export const pending = computed((): readonly Pending[] => (live.value ? sent.value : []));
