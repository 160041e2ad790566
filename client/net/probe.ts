import { PATIENCE } from "./patience.ts";
import type { Timers } from "./timers.ts";
import type { Transport, TransportEvents } from "./transport.ts";

/** After so long it is tried for the first time, twice as long before each further time, up to the most. ms */
export const PROBE_FIRST = 10_000;
const PROBE_MOST = 300_000;

/**
 * While a line stands by requests: tries now and then, beside it, whether a socket gets through by now. A phone may have left
 * the network that let none through, or the server may only have been slow to come back.
 */
export class Probe {
  readonly #timers: Timers;
  readonly #dial: () => Transport;
  readonly #adopt: (transport: Transport) => TransportEvents;
  #transport: Transport | undefined;
  #wait = PROBE_FIRST;
  #endWait: (() => void) | undefined;

  /** `adopt` is called as the first frame comes over a socket: the line is now that one, and its events go to what is returned. */
  constructor(timers: Timers, dial: () => Transport, adopt: (transport: Transport) => TransportEvents) {
    this.#timers = timers;
    this.#dial = dial;
    this.#adopt = adopt;
  }

  /** The line stands by requests. Where it stood before, all stays as it is. */
  start(): void {
    if (this.#endWait) return;
    this.#endWait = this.#timers.after(this.#wait, () => this.now());
    this.#wait = Math.min(PROBE_MOST, 2 * this.#wait);
  }

  /** There is reason to think that it may work now. */
  now(): void {
    if (this.#transport) return;
    this.#endWait?.();
    const transport = this.#dial();
    this.#transport = transport;
    let events: TransportEvents | undefined;
    this.#endWait = this.#timers.after(PATIENCE.at(-1) as number, () => this.#again());
    transport.open({
      opened: () => events?.opened(),
      heard: () => events?.heard(),
      frame: (frame, ago) => {
        if (!events) {
          this.#transport = undefined;
          this.stop();
          events = this.#adopt(transport);
        }
        events.frame(frame, ago);
      },
      closed: (code) => (events ? events.closed(code) : this.#again()),
    });
  }

  #again(): void {
    this.#drop();
    this.start();
  }

  #drop(): void {
    this.#endWait?.();
    this.#endWait = undefined;
    this.#transport?.close();
    this.#transport = undefined;
  }

  /** The line does not stand by requests any more. */
  stop(): void {
    this.#drop();
    this.#wait = PROBE_FIRST;
  }
}
