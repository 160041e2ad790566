import type { Ms } from "../game/types.ts";
import type { Crowd } from "./crowd.ts";
import type { Disk, Ledger } from "./ledger.ts";
import type { Runner } from "./runner.ts";
import type { Seen } from "./seen.ts";
import type { Means } from "./wishes.ts";

/** What the parts of a room have in common: its session is the runner's. Wall time in ms. */
export interface Hands {
  readonly disk: Disk;
  readonly ledger: Ledger;
  readonly crowd: Crowd;
  readonly runner: Runner;
  readonly seen: Seen;
  readonly means: Means;
  /** Stores what happened up to now, and how far time has come. */
  store(wall: number, t: Ms): void;
  /** Stores, then acknowledges and shows. */
  flush(wall: number): void;
}
