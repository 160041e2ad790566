import { PING_EVERY } from "../../src/protocol/limits.ts";
import type { Timers } from "./timers.ts";

/** A line that answers nothing for so long is dead, whatever the browser believes. ms */
export const SILENT = 5000;
/** Less patience with a line that has a reason to be dead: the phone slept, or changed its network. ms */
export const DOUBTFUL = 1500;

/** Whether a line lives: asks now and then, and finds it dead when nothing comes back. */
export class Pulse {
  readonly #timers: Timers;
  readonly #ask: () => void;
  readonly #dead: () => void;
  #endBeat: (() => void) | undefined;
  #endWait: (() => void) | undefined;

  /** `ask` sends a ping; `dead` is called once the patience is over. */
  constructor(timers: Timers, ask: () => void, dead: () => void) {
    this.#timers = timers;
    this.#ask = ask;
    this.#dead = dead;
  }

  /** Something is awaited: a dial's answer, a ping's. Where something already is, its time stays as it is. */
  await(patience = SILENT): void {
    this.#endWait ??= this.#timers.after(patience, () => {
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
    this.await(DOUBTFUL);
  }

  stop(): void {
    this.heard();
    this.#endBeat?.();
    this.#endBeat = undefined;
  }
}
