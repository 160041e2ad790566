import { FAULT_PAUSE } from "./limits.ts";
import type { Room } from "./room.ts";

/** When a room runs without being asked: one timer for the next thing due, and one alarm a phase. Wall time in ms. */
export class Timer {
  readonly #setAlarm: (at: number) => void;
  readonly #wake: () => void;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #at = Number.POSITIVE_INFINITY;
  /** What the alarm is set for. */
  #alarmFor: string | undefined;

  /** `wake` is called when the timer's time has come; an alarm comes to the object itself. */
  constructor(setAlarm: (at: number) => void, wake: () => void) {
    this.#setAlarm = setAlarm;
    this.#wake = wake;
  }

  #start(at: number, wait: number): void {
    this.#at = at;
    this.#timer = setTimeout(() => {
      this.#at = Number.POSITIVE_INFINITY;
      this.#wake();
    }, wait);
  }

  /** The timer for the next thing due, at `at`: undefined when the room may sleep. */
  schedule(at: number | undefined, now: number): void {
    if (at !== undefined && at >= this.#at && this.#at > now) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#at = Number.POSITIVE_INFINITY;
    if (at !== undefined) this.#start(at, Math.max(0, at - now));
  }

  /**
   * The alarm: the watchdog's, or for when somebody will have been gone long enough, or for an errand in another room; `ttl` from now
   * where the room expects none of them.
   */
  watch(room: Room, now: number, ttl: number, errand: number): void {
    // During a round the timer looks after who is gone.
    const look = Math.min(room.running ? Number.POSITIVE_INFINITY : room.agenda.lookAt(), errand);
    const wanted = `${room.agenda.watched} ${look}`;
    if (this.#alarmFor === wanted) return;
    this.#alarmFor = wanted;
    this.#setAlarm(Math.min(room.agenda.watchdogAt() ?? now + ttl, look));
  }

  /** The alarm rang: whatever comes next sets another. */
  rang(): void {
    this.#alarmFor = undefined;
  }

  /** The room failed, and is opened again after a pause. */
  retry(now: number): void {
    this.#start(now + FAULT_PAUSE, FAULT_PAUSE);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#at = Number.POSITIVE_INFINITY;
    this.#alarmFor = undefined;
  }
}
