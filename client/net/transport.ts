import type { ClientMessage, Frame } from "../../src/protocol/messages.ts";

/** What a transport tells of its connection. Nothing comes after `closed`, or after it was told to close. */
export interface TransportEvents {
  /** The connection stands. The first frame, which is full, comes by itself. */
  opened(): void;
  /** A frame that was made `ago` ms before it could come, where it had to wait for longer than its way takes. */
  frame(frame: Frame, ago?: number): void;
  /** The other side is alive: a frame came, or an answer to `ping`. */
  heard(): void;
  /** It is over, or never came about: `code` is the room's reason where it gave one. */
  closed(code: number): void;
}

/** One attempt at a connection with a room, by whatever means; a further attempt is a further transport. */
export interface Transport {
  open(events: TransportEvents): void;
  /** Sends a message, if the connection still stands. Whether it arrived is told by frames alone. */
  send(message: ClientMessage): void;
  /** Asks the other side for a sign of life. */
  ping(): void;
  close(): void;
}
