import type { RoomInfo } from "../../src/protocol/http.ts";
import type { Receiver } from "../../src/protocol/receiver.ts";
import type { Outbox, Pending, RefusedUnsent } from "./outbox.ts";
import type { Timers } from "./timers.ts";
import type { Transport } from "./transport.ts";

/**
 * How the line to the room is. `gone`: the room has ended or never was. `refused`: our token does
 * not fit any more. `elsewhere`: the seat is open in too many tabs, and this one gave way.
 */
export type LineState = "idle" | "connecting" | "open" | "lost" | "gone" | "refused" | "elsewhere";

/**
 * What it takes to get in, for people who wait: `slow` where a dial got no answer for a while, and the next are given longer;
 * `requests` where sockets do not get through, and it is tried without.
 */
export type Effort = "usual" | "slow" | "requests";
export type By = "socket" | "requests";

/** What this browser holds of a room: tokens that open its seat, its host's chair, its screen. */
export interface Keys {
  seat?: string;
  host?: string;
  screen?: string;
}

/** What a line is made of; the browser's own in `connection.ts`. */
export interface Means {
  /** A further attempt at a connection. */
  dial(room: string, tokens: readonly string[], by: By): Transport;
  timers: Timers;
  /** Uniform in [0, 1). */
  random(): number;
  outbox: Outbox;
  keys(room: string): Keys;
  /** What a line of this tab was made of when one last stood; it outlives a reload. Undefined where none is known to have. */
  lastBy(): By | undefined;
  keepBy(by: By): void;
  /** Asks by HTTP what the room says to a token. Throws `Refused`. */
  ask(room: string, token: string): Promise<RoomInfo>;
  /** The room wants this version of the page. Whether the page is about to be loaded anew: then the line goes quiet. */
  update(wanted: string, room: string): boolean;
}

/** Whom a line tells what changed. */
export interface Listener {
  state(state: LineState): void;
  effort(effort: Effort): void;
  /** `ago`: how long ago what it has was made, in ms, where that is longer than a frame takes. */
  received(receiver: Receiver, ago: number): void;
  pending(pending: readonly Pending[]): void;
  refused(refusal: RefusedUnsent): void;
}
