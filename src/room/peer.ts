import type { Channel, SeatId } from "../game/types.ts";
import { Bucket } from "../protocol/bucket.ts";
import { RATE_BURST, RATE_PER_SECOND } from "../protocol/limits.ts";
import type { RefusalMessage, You } from "../protocol/messages.ts";
import { STRIKES_MAX, STRIKES_WINDOW } from "./limits.ts";

/** A socket as the room sees it. */
export interface Wire {
  send(text: string): void;
  close(code: number, reason: string): void;
  /** When it was opened or last pinged; wall time in ms. */
  heard(): number;
  /** Keeps who this is, for when the room wakes with the socket still open. */
  keep(who: You): void;
  /** Nothing tells the room when it ends: it has to ask again and again. See polls.ts. */
  readonly polls?: true;
}

/** One viewer: a seat's tab, the host's, a screen; with what it has been shown. */
export class Peer {
  readonly wire: Wire;
  who: You;
  /** Frames sent; the next one has one more. */
  n = 0;
  /** Channels whose latest view it has. */
  has = new Set<Channel>();
  /** How fast it has been told that session time runs. */
  rate = 1;
  /** Is shown what only hosts are. */
  hosts = false;
  /** Wants everything anew. */
  full = true;
  ack: string[] = [];
  no: RefusalMessage[] = [];
  #strikes = 0;
  /** Since when these are counted; wall time in ms. */
  #struck: number;
  /** When its latest message came; wall time in ms. */
  spoke = Number.NEGATIVE_INFINITY;
  readonly #rate = new Bucket(RATE_BURST, RATE_PER_SECOND);

  constructor(wire: Wire, who: You, wall: number) {
    this.wire = wire;
    this.who = who;
    this.#struck = wall;
  }

  get seat(): SeatId | undefined {
    return this.who.seat;
  }

  /** The owner of its commands: two tabs of one seat are one. */
  get owner(): string {
    return this.who.seat === undefined ? (this.who.host ? "host" : "screen") : `seat ${this.who.seat}`;
  }

  /** Takes one message's worth of its rate; false when it is used up. */
  allowed(wall: number): boolean {
    return this.#rate.take(wall) === 0;
  }

  /** One more refusal for what it sends; whether they are too many by now. */
  strike(wall: number): boolean {
    if (Math.abs(wall - this.#struck) > STRIKES_WINDOW) {
      this.#struck = wall;
      this.#strikes = 0;
    }
    return ++this.#strikes >= STRIKES_MAX;
  }

  resync(): void {
    this.has.clear();
    this.full = true;
  }
}
