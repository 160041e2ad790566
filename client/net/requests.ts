import type { Acting, Polled } from "../../src/protocol/http.ts";
import type { ClientMessage } from "../../src/protocol/messages.ts";
import { LIMIT_ONCE, Refused, type RequestMeans, requestOnce } from "./request.ts";
import type { Timers } from "./timers.ts";
import type { Transport, TransportEvents } from "./transport.ts";

/** How a request ended: with an answer, or HTTP's status; 0 where none came. */
export type Ended = Polled | number;
export type Acts = { method: "GET"; path: string } | { method: "POST"; path: string; body: Acting };
/** Makes a request; `ended` is called once, later, unless it is called off by what this returns. */
export type Ask = (request: Acts, ended: (how: Ended) => void) => () => void;

/** Requests as a browser makes them, to a room's address, with these keys. */
export const asking =
  (means: RequestMeans, room: string, tokens: readonly string[]): Ask =>
  ({ path, ...request }, ended) => {
    const off = new AbortController();
    requestOnce<Polled>(means, { ...request, path: room + path, tokens }, LIMIT_ONCE, off.signal).then(
      (answer) => off.signal.aborted || ended(answer),
      (error) => off.signal.aborted || ended(error instanceof Refused ? error.status : 0),
    );
    return () => off.abort();
  };

/** Close codes, as sockets have them: the room ended; or something went wrong, nobody says what. */
const GONE = 4404;
const LOST = 1006;

/**
 * A connection where sockets do not get through: asks for frames again and again, as often as the room wants, and sends
 * messages one at a time, each answered with the frame that answers it. An answer is whole before anything of it is read, so
 * that a proxy may hold it back until it is. Never EventSource: the keys would stand in the address.
 */
export class RequestTransport implements Transport {
  readonly #ask: Ask;
  readonly #timers: Timers;
  readonly #line: string;
  #events: TransportEvents | undefined;
  /** The room's name for its side, the request whose answer brought it, and how many of its frames have been read. */
  #epoch = "";
  #since = 0;
  #at = 0;
  #requests = 0;
  #polling = false;
  #acting = false;
  readonly #waiting: string[] = [];
  readonly #calls = new Set<() => void>();
  #endWait: (() => void) | undefined;

  /** `line` is a key that this page made for its line, the same for each attempt. */
  constructor(ask: Ask, timers: Timers, line: string) {
    this.#ask = ask;
    this.#timers = timers;
    this.#line = line;
  }

  open(events: TransportEvents): void {
    this.#events = events;
    this.#poll();
  }

  send(message: ClientMessage): void {
    this.#waiting.push(JSON.stringify(message));
    this.#act();
  }

  ping(): void {
    this.#poll();
  }

  close(): void {
    this.#events = undefined;
    this.#endWait?.();
    for (const off of this.#calls) off();
    this.#calls.clear();
  }

  #poll(): void {
    if (this.#polling || !this.#events) return;
    this.#polling = true;
    this.#endWait?.();
    const path = `/views?line=${this.#line}&epoch=${this.#epoch}&at=${this.#at}`;
    this.#request({ method: "GET", path }, () => {
      this.#polling = false;
    });
  }

  #act(): void {
    const [text] = this.#waiting;
    if (this.#acting || text === undefined || !this.#events) return;
    this.#acting = true;
    const body = { line: this.#line, epoch: this.#epoch, at: this.#at, text };
    this.#request({ method: "POST", path: "/actions", body }, () => {
      this.#acting = false;
      this.#waiting.shift();
    });
  }

  #request(request: Acts, done: () => void): void {
    const number = ++this.#requests;
    const off = this.#ask(request, (how) => {
      this.#calls.delete(off);
      done();
      if (typeof how === "number") this.#end(how === 404 ? GONE : LOST);
      else this.#take(how, number);
    });
    this.#calls.add(off);
  }

  #end(code: number): void {
    const events = this.#events;
    this.close();
    events?.closed(code);
  }

  #take({ epoch, at, ago, next, frames, closed }: Polled, number: number): void {
    const events = this.#events;
    if (!events) return;
    if (epoch !== this.#epoch) {
      // It was asked for before the room began anew, and came late.
      if (number < this.#since) return;
      if (this.#epoch === "") events.opened();
      this.#epoch = epoch;
      this.#since = number;
      this.#at = 0;
    }
    events.heard();
    // Two requests under way at once bring some frames twice.
    const unread = frames.slice(Math.max(0, this.#at - (at - frames.length)));
    this.#at = Math.max(this.#at, at);
    // All at once: of session time the last one has the final word.
    for (const frame of unread) if (this.#events === events) events.frame(frame, ago);
    if (this.#events !== events) return;
    if (closed !== undefined) {
      this.#end(closed);
      return;
    }
    this.#endWait?.();
    this.#endWait = this.#timers.after(next, () => this.#poll());
    this.#act();
  }
}
