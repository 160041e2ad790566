import { gzipSync, strToU8 } from "fflate";
import type { Recording } from "../../src/game/index.ts";
import { RECORDING_FORMAT } from "../../src/game/versions.ts";
import type { Told } from "./read.ts";

/**
 * A session's rounds as a file: what a room gives as JSON, with what is said of them in words, compressed with gzip. Takes some
 * 20 ms a MB, at once: fflate's own workers come from `blob:` addresses, which this page allows nobody.
 */
export function fileOf(rounds: readonly Recording[], told: readonly Told[]): Blob {
  const text = JSON.stringify({ format: RECORDING_FORMAT, rounds, told });
  return new Blob([gzipSync(strToU8(text)) as Uint8Array<ArrayBuffer>], { type: "application/gzip" });
}
