import { computed, signal } from "@preact/signals";
import { all, now } from "../store.ts";

let timer: ReturnType<typeof setInterval> | undefined;

/** Session time, ten times a second while anything on the page reads it, and no timer otherwise. */
export const clock = signal(0, {
  watched() {
    clock.value = now();
    timer = setInterval(() => {
      clock.value = now();
    }, 100);
  },
  unwatched() {
    clearInterval(timer);
  },
});

/** Whole seconds from now until `t`, not below 0. */
export const secondsTo = (t: number): number => Math.max(0, Math.ceil((t - clock.value) / 1000));

/** How much of the round's day has passed, 0 to 1, in steps fine enough for the sky. */
export const daylight = computed(() => {
  const round = all.value?.round;
  if (!round) return 0;
  const share = (clock.value - round.begin) / Math.max(1, round.end - round.begin);
  return Math.round(Math.min(1, Math.max(0, share)) * 400) / 400;
});
