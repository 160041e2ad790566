import type { Input, Session } from "../game/index.ts";
import type { ClockPoint } from "./clock.ts";
import type { Seen } from "./seen.ts";

/**
 * Who may open a socket with a token, of which only the hash is stored. A host is the one who made the room, and with that
 * the keeper of its recordings, unless `keeper` says otherwise: one who was elected or named later drives, but has no more
 * of a discreet room's rounds than a seat has.
 */
export type Grant =
  | { kind: "seat"; seat: number }
  | { kind: "host"; keeper?: false }
  | { kind: "screen" }
  /** Its seat is in another room of the family now, by that room's code. */
  | { kind: "parted"; to: string };

/** Whether somebody made the room. */
export const isKeeper = (grant: Grant): boolean => grant.kind === "host" && grant.keeper !== false;

/** What a link carries to another device, until when (wall time in ms), and the hash of the device that has taken it. */
export interface Link {
  carries: Grant;
  until: number;
  claimed?: string;
}

/** One flush's worth of the log. */
export interface Batch {
  inputs: Input[];
  /** Owner and id of each accepted command. */
  ids: [string, string][];
  /** Session time that stood still before these inputs, in ms of wall time. */
  paused?: number;
  /** Why these inputs give the round up: with the log before them, what reproduces it. */
  fault?: Fault;
}

/** Something was thrown while a room ran. Session time in ms, wall time in ms. */
export interface Fault {
  /** How far the room had stored its session, and in which round. */
  t: number;
  round: number;
  wall: number;
  rules: string;
  /** What was thrown, with its stack. */
  error: string;
  /** What had been done since, and was lost with the memory. */
  inputs: Input[];
  /** How often it came. */
  times: number;
}

/** What a snapshot holds, as JSON. */
export interface Snapshot {
  session: Session;
  seen: Seen;
  /** Seats that newcomers since did not get, where the session does not say it any more: a migration dropped its round. */
  shut?: number[];
}

/** What a waking room starts from: a snapshot, and the log since. */
export interface Stored {
  code: string;
  clock: ClockPoint;
  /** The rules that wrote the snapshot and the log since; "" where that was not the same rules all along. */
  rules: string;
  /** The text of a `Snapshot` that can be read. Absent when there is none; then the log is the whole one. */
  snapshot?: string;
  /** The same as it was parsed on reading it: whoever wakes goes on from it, so that it is taken once. */
  parsed?: Snapshot;
  batches: Batch[];
  /** A row of the log could not be read, and is left out. */
  damaged?: unknown;
}
