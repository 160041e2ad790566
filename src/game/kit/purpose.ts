import { utf8 } from "./utf8.ts";

/** What a draw is for: the first counter word of every draw. Only `purpose` makes one. */
export type Purpose = number & { readonly brand: "purpose" };

const names = new Map<number, string>();

/**
 * The purpose with that name: the 32-bit FNV-1a hash of its UTF-8 bytes (Fowler, Noll & Vo 1991), 0 .. 2^32-1.
 * The same name always gives the same purpose; make each once, at module level, so that a collision shows at start.
 * @throws Error when another name made before has the same hash: rename one of them.
 */
export function purpose(name: string): Purpose {
  let hash = 0x811c9dc5;
  for (const byte of utf8(name)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash >>>= 0;
  const other = names.get(hash);
  if (other !== undefined && other !== name) throw new Error(`chance: "${name}" and "${other}" have the same hash`);
  names.set(hash, name);
  return hash as Purpose;
}
