import { PING_EVERY } from "../../src/protocol/limits.ts";
import type { Patience } from "./patience.ts";
import type { Timers } from "./timers.ts";

/** Whether a line lives: asks now and then, and finds it dead when nothing comes back. */
export class Pulse {
  readonly #timers: Timers;
  readonly #patience: Patience;
  readonly #ask: () => void;
  readonly #dead: () => void;
  #endBeat: (() => void) | undefined;
  #endWait: (() => void) | undefined;

  /** `ask` sends a ping; `dead` is called once the patience is over. */
  constructor(timers: Timers, patience: Patience, ask: () => void, dead: () => void) {
    this.#timers = timers;
    this.#patience = patience;
    this.#ask = ask;
    this.#dead = dead;
  }

  /** Something is awaited: a dial's answer, a ping's. Where something already is, its time stays as it is. */
  await(ms = this.#patience.ms): void {
    this.#endWait ??= this.#timers.after(ms, () => {
      this.#endWait = undefined;
      this.#dead();
    });
  }

  /** Something came. */
  heard(): void {
    this.#endWait?.();
    this.#endWait = undefined;
  }

  /** The line stands: from now on it is asked regularly, which also tells the room that this phone is there. */
  start(): void {
    this.heard();
    this.#endBeat?.();
    this.#endBeat = this.#timers.every(PING_EVERY, () => {
      this.#ask();
      this.await();
    });
  }

  /** There is a reason for doubt: asks now, and with less patience than is left. */
  doubt(): void {
    this.#ask();
    this.heard();
    this.await(this.#patience.doubtful);
  }

  stop(): void {
    this.heard();
    this.#endBeat?.();
    this.#endBeat = undefined;
  }
}
