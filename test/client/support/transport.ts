import type { Transport, TransportEvents } from "../../../client/net/transport.ts";
import type { ClientMessage, Frame } from "../../../src/protocol/messages.ts";

/** One attempt at a connection, with its other end in the test's hands. */
export class TestTransport implements Transport {
  readonly room: string;
  readonly tokens: readonly string[];
  /** What it is made of, where the line says so. */
  readonly by: "socket" | "requests";
  readonly sent: ClientMessage[] = [];
  pings = 0;
  closed = false;
  #events: TransportEvents | undefined;

  constructor(room: string, tokens: readonly string[], by: "socket" | "requests" = "socket") {
    this.room = room;
    this.by = by;
    this.tokens = tokens;
  }

  open(events: TransportEvents): void {
    this.#events = events;
  }

  send(message: ClientMessage): void {
    this.sent.push(message);
  }

  ping(): void {
    this.pings++;
  }

  close(): void {
    this.closed = true;
    this.#events = undefined;
  }

  // What happens at the other end. After `close` nothing of it is heard any more.

  opens(): void {
    this.#events?.opened();
  }

  frame(frame: Frame): void {
    this.#events?.heard();
    this.#events?.frame(frame);
  }

  answers(): void {
    this.#events?.heard();
  }

  /** The connection ends, or is refused; 1006 is what a browser says where it knows no reason. */
  ends(code = 1006): void {
    const events = this.#events;
    this.#events = undefined;
    events?.closed(code);
  }

  get ids(): string[] {
    return this.sent.flatMap((message) => ("id" in message ? [message.id] : []));
  }
}
