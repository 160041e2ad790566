import type { Key } from "./threefry.ts";

/**
 * The 128-bit key written as 32 hex digits, upper or lower case.
 * @throws RangeError for anything else.
 */
export function parseKey(hex: string): Key {
  // The message must not repeat the key: it may be a real one with a typing error.
  if (!/^[0-9a-fA-F]{32}$/.test(hex)) throw new RangeError("chance: a key is 32 hex digits");
  const word = (at: number) => Number.parseInt(hex.slice(at, at + 8), 16) | 0;
  return [word(0), word(8), word(16), word(24)];
}

/** Unsigned 32-bit words as lower-case hex, eight digits each. */
export function hexOf(words: Uint32Array): string {
  return Array.from(words, (w) => w.toString(16).padStart(8, "0")).join("");
}
