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

/**
 * The JSON merge patch (RFC 7396) that makes `after` of `before`, or undefined when they are the same. Arrays are
 * replaced whole, so lists that change little are better objects by id. Neither may contain null. What is the same object in
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
    const inner = isObject(value) && isObject(old) ? diff(old, value) : same(old, value) ? undefined : value;
    if (inner === undefined) continue;
    patch ??= {};
    patch[key] = inner;
  }
  return patch;
}

/** Applies a merge patch and returns the result; what did not change keeps its identity, and nothing is modified. */
export function merge(before: Json | undefined, patch: Json): Json {
  const after: Json = { ...before };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete after[key];
    else if (isObject(value)) after[key] = merge(isObject(after[key]) ? (after[key] as Json) : undefined, value);
    else after[key] = value;
  }
  return after;
}
