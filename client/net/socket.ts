import { PING, PONG, SUBPROTOCOL } from "../../src/protocol/limits.ts";
import type { ClientMessage, Frame } from "../../src/protocol/messages.ts";
import type { Transport, TransportEvents } from "./transport.ts";

/** A connection by WebSocket. The tokens go in the subprotocols: addresses are logged. */
export class SocketTransport implements Transport {
  readonly #url: string;
  readonly #tokens: readonly string[];
  #socket: WebSocket | undefined;
  #closed = false;

  constructor(url: string, tokens: readonly string[]) {
    this.#url = url;
    this.#tokens = tokens;
  }

  open(events: TransportEvents): void {
    let socket: WebSocket;
    try {
      socket = new WebSocket(this.#url, [SUBPROTOCOL, ...this.#tokens]);
    } catch {
      // Some browsers and extensions forbid sockets so: said later, as everything else of it is.
      queueMicrotask(() => this.#closed || events.closed(1006));
      return;
    }
    this.#socket = socket;
    socket.onopen = () => events.opened();
    socket.onmessage = ({ data }) => {
      events.heard();
      if (data !== PONG) events.frame(JSON.parse(String(data)) as Frame);
    };
    socket.onclose = ({ code }) => events.closed(code);
  }

  #write(text: string): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(text);
  }

  send(message: ClientMessage): void {
    this.#write(JSON.stringify(message));
  }

  ping(): void {
    this.#write(PING);
  }

  close(): void {
    this.#closed = true;
    const socket = this.#socket;
    this.#socket = undefined;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }
}
