type Json = Record<string, unknown>;

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Same plain JSON? Order of keys does not matter. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((x, i) => same(x, b[i]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
}

/** In a patch, what follows this key belongs to places of a list: no view has a key of that name. */
const PLACES = "@";

/**
 * What makes one list of another where both hold objects in as many places and most stay as they are: `{"@": {place: patch}}`.
 * A seat's offers are such a list, and were half of what a phone got in a room of 300. Undefined where the list is better
 * replaced whole; `same` where nothing differs.
 */
function placesIn(before: readonly unknown[], after: readonly unknown[]): Json | "same" | undefined {
  if (before.length !== after.length || !before.every(isObject) || !after.every(isObject)) return undefined;
  const places: Json = {};
  let changed = 0;
  for (const [i, value] of after.entries()) {
    const inner = diff(before[i] as Json, value);
    if (inner === undefined) continue;
    places[i] = inner;
    changed++;
  }
  if (changed === 0) return "same";
  return 2 * changed > after.length ? undefined : { [PLACES]: places };
}

function diffOf(old: unknown, value: unknown): unknown {
  if (isObject(value) && isObject(old)) return diff(old, value);
  const places = Array.isArray(old) && Array.isArray(value) ? placesIn(old, value) : undefined;
  if (places !== undefined) return places === "same" ? undefined : places;
  return same(old, value) ? undefined : value;
}

/**
 * The JSON merge patch (RFC 7396) that makes `after` of `before`, or undefined when they are the same. Lists are replaced
 * whole, but for lists of objects that keep their length (see `placesIn`). Neither may contain null. What is the same object in
 * both is not looked into: it must not have been modified since.
 */
export function diff(before: Json, after: Json): Json | undefined {
  if (before === after) return undefined;
  let patch: Json | undefined;
  for (const key of Object.keys(before)) {
    if (Object.hasOwn(after, key)) continue;
    patch ??= {};
    patch[key] = null;
  }
  for (const key of Object.keys(after)) {
    const value = after[key];
    const old = Object.hasOwn(before, key) ? before[key] : undefined;
    if (value === old) continue;
    const inner = diffOf(old, value);
    if (inner === undefined) continue;
    patch ??= {};
    patch[key] = inner;
  }
  return patch;
}

/** A list with the patches of its places applied. */
function mergePlaces(before: readonly unknown[], places: Json): unknown[] {
  const after = [...before];
  for (const [place, patch] of Object.entries(places))
    after[Number(place)] = merge(after[Number(place)] as Json, patch as Json);
  return after;
}

function merged(before: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  if (Array.isArray(before) && isObject(patch[PLACES])) return mergePlaces(before, patch[PLACES]);
  return merge(isObject(before) ? before : undefined, patch);
}

/** Applies a merge patch and returns the result; what did not change keeps its identity, and nothing is modified. */
export function merge(before: Json | undefined, patch: Json): Json {
  const after: Json = { ...before };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete after[key];
    else after[key] = merged(after[key], value);
  }
  return after;
}
