import { POLL_EVERY, POLL_IN_PLAY } from "../protocol/limits.ts";
import type { You } from "../protocol/messages.ts";
import { POLLED_MAX } from "./limits.ts";
import { Peer, type Wire } from "./peer.ts";
import type { Room } from "./room.ts";

// Where WebSockets do not get through, a page asks again and again. To the room its line is a viewer like any other; its
// frames wait here until the page has them, since an answer may be lost. All of it is memory: a page that comes back to a
// room that slept meanwhile is new to it, and gets a full frame.

/** What a page says with each request. `text` is a message as it would go over a socket. */
export interface Poll {
  /** A name that the page made for its line, by chance. */
  line: string;
  /** The room's name for its side of that line, and how many of its frames the page has; empty and 0 for a new line. */
  epoch: string;
  at: number;
  text?: string;
}

/** The room's end of such a line. */
export class PolledWire implements Wire {
  readonly polls = true;
  readonly epoch: string;
  readonly #now: () => number;
  /** When the latest frame was sent; wall time in ms. */
  #sent = 0;
  /** The code it was closed with, to be told. */
  closed: number | undefined;
  /** More waited than is kept: only a full frame helps. */
  over = false;
  #frames: string[] = [];
  #size = 0;
  /** How many frames there were, with those that the page has. */
  #count = 0;
  #heard = 0;
  #wake: (() => void) | undefined;

  constructor(epoch: string, now: () => number) {
    this.epoch = epoch;
    this.#now = now;
  }

  get count(): number {
    return this.#count;
  }

  send(text: string): void {
    this.#count++;
    this.#sent = this.#now();
    this.#size += text.length;
    // One is always kept: it may be a full one, and larger.
    this.over ||= this.#size > POLLED_MAX && this.#frames.length > 0;
    if (this.over) this.#frames = [];
    else this.#frames.push(text);
    this.#wake?.();
  }

  close(code: number): void {
    this.closed ??= code;
    this.#wake?.();
  }

  heard(): number {
    return this.#heard;
  }

  /** Tokens open it each time anew: a seat that is given up has none. */
  keep(): void {}

  /** The page asks, and has so many of the frames. */
  asks(wall: number, at: number): void {
    this.#heard = wall;
    const had = Math.min(this.#frames.length, Math.max(0, at - (this.#count - this.#frames.length)));
    for (const text of this.#frames.splice(0, had)) this.#size -= text.length;
  }

  /** Calls back once, when there is more than `count` frames, or it was closed. */
  whenMore(count: number, then: () => void): void {
    const look = (): void => {
      if (this.#count <= count && this.closed === undefined) return;
      this.#wake = undefined;
      then();
    };
    const others = this.#wake;
    this.#wake = () => {
      others?.();
      look();
    };
    look();
  }

  /** The answer, as JSON: the frames are texts already. `next`: when the page should ask again, in ms. */
  answer(next: number): string {
    const { epoch, closed } = this;
    const ago = Math.max(0, this.#now() - this.#sent);
    const head = JSON.stringify({ epoch, at: this.#count, ago, next, ...(closed !== undefined && { closed }) });
    return `${head.slice(0, -1)},"frames":[${this.#frames.join()}]}`;
  }
}

/** An answer to be given as soon as the wire has more than `count` frames. */
export interface Due {
  wire: PolledWire;
  count: number;
}

/** All such lines of a room. */
export class Polls {
  readonly #lines = new Map<string, { wire: PolledWire; peer: Peer }>();
  readonly #key: () => string;
  readonly #now: () => number;

  /** `key` makes names that never come twice; `now` is wall time in ms. */
  constructor(key: () => string, now: () => number) {
    this.#key = key;
    this.#now = now;
  }

  /** How many viewers there are of this kind. */
  get size(): number {
    return this.#lines.size;
  }

  /** Whether this goes on where an earlier question left off. */
  has({ line, epoch }: Poll): boolean {
    return this.#lines.get(line)?.wire.epoch === epoch;
  }

  /** A page asks, as whoever its tokens say it is, and may do something with it. */
  ask(room: Room, who: You, poll: Poll, wall: number): Due {
    const { wire, peer } = this.#line(room, who, poll, wall);
    wire.asks(wall, poll.epoch === wire.epoch ? poll.at : 0);
    // A new viewer waits for its full frame, and whoever does something for the answer to that.
    const count = poll.text === undefined && wire.count > 0 ? -1 : wire.count;
    if (poll.text !== undefined) room.receive(peer, poll.text, wall);
    if (wire.closed !== undefined) this.#lines.delete(poll.line);
    return { wire, count };
  }

  #line(room: Room, who: You, { line, epoch }: Poll, wall: number): { wire: PolledWire; peer: Peer } {
    const known = this.#lines.get(line);
    if (known) {
      const { wire, peer } = known;
      const silent = wire.closed === SILENT;
      const fits = epoch === wire.epoch && same(who, peer.who) && !wire.over;
      if (fits && !silent) return known;
      if (!silent) room.disconnect(peer, wall);
    }
    this.#tidy();
    const wire = new PolledWire(this.#key(), this.#now);
    wire.asks(wall, 0);
    const peer = new Peer(wire, who, wall);
    this.#lines.set(line, { wire, peer });
    room.connect(peer, wall);
    return { wire, peer };
  }

  /** Forgets the lines that are closed: who asks again is new. */
  #tidy(): void {
    for (const [line, { wire }] of this.#lines) if (wire.closed !== undefined) this.#lines.delete(line);
  }

  /** The room leaves memory: whoever waits for an answer is sent away to ask anew. */
  clear(): void {
    for (const { wire } of this.#lines.values()) wire.close(SILENT);
    this.#lines.clear();
  }
}

/** The close code for a viewer that is not heard of any more. */
const SILENT = 4001;

const same = (a: You, b: You): boolean => a.seat === b.seat && a.host === b.host && a.screen === b.screen;

/** When a page should ask again: while the clock runs at most once a second, else so seldom that the room sleeps. ms */
export const nextPoll = (room: Pick<Room, "running"> | undefined): number =>
  room?.running ? POLL_IN_PLAY : POLL_EVERY;
