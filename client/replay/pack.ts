import { gzipSync, strToU8 } from "fflate";
import type { Recording, RoundClock } from "../../src/game/index.ts";
import { RECORDING_FORMAT } from "../../src/game/versions.ts";
import type { Told } from "./read.ts";

/** What a session's file holds. */
export interface Packed {
  rounds: readonly Recording[];
  /** When they were in real time, where the room says so. */
  clocks: readonly RoundClock[];
  told: readonly Told[];
}

/** A session's file, as bytes: what a room gives as JSON, with what is said of it in words, compressed with gzip. Takes some 20 ms a MB. */
export function packed({ rounds, clocks, told }: Packed): Uint8Array<ArrayBuffer> {
  const text = JSON.stringify({ format: RECORDING_FORMAT, rounds, clocks, told });
  return gzipSync(strToU8(text)) as Uint8Array<ArrayBuffer>;
}
