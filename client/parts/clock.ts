import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import { all, source } from "../store.ts";

/** How often the time on the page moves, in real ms. */
const TICK = 100;

/** Ticks ten times a second while anything on the page reads it and session time runs, and is no timer otherwise. */
function ticker(): ReadonlySignal<number> {
  let stop: (() => void) | undefined;
  const ticks = signal(0, {
    watched() {
      stop = effect(() => {
        if (source.value.clock.rate.value === 0) return undefined;
        const timer = setInterval(() => {
          ticks.value++;
        }, TICK);
        return () => clearInterval(timer);
      });
    },
    unwatched() {
      stop?.();
    },
  });
  return ticks;
}
const ticks = ticker();

/** Session time for what is drawn, in ms: moves by itself, and at once when the source's clock is set. */
export const clock = computed((): number => {
  const shown = source.value.clock;
  void ticks.value;
  void shown.set.value;
  return shown.now();
});

/** How many times as long everything in the running round takes, for somebody who needs it: 1 as a rule. */
export const times = computed((): number => all.value?.times ?? 1);

/** How long ago session time `t` was, in real ms, by the clock's present rate: how long something can have been read. */
export const realSince = (t: number, now = clock.value): number =>
  ((now - t) * times.value) / Math.max(1, source.value.clock.rate.value * times.value);

/**
 * Whole seconds from now until session time `t`, not below 0, as they pass in the room: more where a round takes longer for
 * somebody who needs it. In a rehearsal, which runs faster than usual, they are the round's own.
 */
export const secondsTo = (t: number): number => Math.max(0, Math.ceil(((t - clock.value) * times.value) / 1000));

/** How long something of `ms` session time takes in this room, in ms. */
export const lasts = (ms: number): number => ms * times.value;

/** The sky changes in at most so many steps a round, and no oftener than this: with each the whole picture is painted anew. ms */
const SKY_STEPS = 400;
const SKY_STEP = 1500;
/** In a rehearsal, which runs faster, at least so many are left. */
const SKY_STEPS_LEAST = 20;

/** How much of the round's day has passed, 0 to 1, in steps fine enough for the sky. */
export const daylight = computed(() => {
  const round = all.value?.round;
  if (!round) return 0;
  const length = Math.max(1, round.end - round.begin);
  const real = length / Math.max(1, source.value.clock.rate.value);
  const steps = Math.max(SKY_STEPS_LEAST, Math.min(SKY_STEPS, Math.round(real / SKY_STEP)));
  const share = (clock.value - round.begin) / length;
  return Math.round(Math.min(1, Math.max(0, share)) * steps) / steps;
});
