import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { utf8 } from "./utf8.ts";

/**
 * SHA-256 (FIPS 180-4) of the text's UTF-8 bytes, as 64 lower-case hex digits.
 * Lone surrogates count as U+FFFD; never throws.
 */
export function digest(text: string): string {
  return bytesToHex(sha256(utf8(text)));
}

/**
 * The hash of a state made of plain JSON data: `digest(JSON.stringify(value))`.
 *
 * Keys are not sorted, because their order is already determined: since ES2020 JSON lists integer keys in ascending
 * order, then the others in the order they were added, and the same rules add them in the same order. A round trip
 * through JSON keeps it. Two states built in different orders do hash differently.
 *
 * What JSON cannot hold (NaN, -0, undefined) hashes as what it becomes in JSON; keep it out of states.
 * @throws TypeError when the value has no JSON text: undefined, a function, a bigint, a cycle.
 */
export function stateHash(value: unknown): string {
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined) throw new TypeError("stateHash: the value has no JSON text");
  return digest(text);
}
