import type { Input, Session } from "../game/index.ts";
import type { ClockPoint } from "./clock.ts";

/** Who may open a socket with a token, of which only the hash is stored. */
export type Grant = { kind: "seat"; seat: number } | { kind: "host" | "screen" };

/** Command ids that were accepted lately, by owner (`seat 3`, `host`): a repeat counts once. */
export type Seen = Record<string, string[]>;

/** One flush's worth of the log. */
export interface Batch {
  inputs: Input[];
  /** Owner and id of each accepted command. */
  ids: [string, string][];
  /** Session time that stood still before these inputs, in ms of wall time. */
  paused?: number;
}

/** What a waking room starts from: a snapshot, and the log since. */
export interface Stored {
  code: string;
  clock: ClockPoint;
  /** The rules that wrote the snapshot and the log since. */
  rules: string;
  /** Absent when the snapshot cannot be read; then the log is the whole one. */
  session?: Session;
  seen: Seen;
  batches: Batch[];
  /** A row of the log could not be read, and is left out. */
  damaged?: unknown;
}
