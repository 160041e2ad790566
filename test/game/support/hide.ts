import { copied } from "./copied.ts";

/** A source of random integers below `n`. */
export type Dice = (n: number) => number;

/** Dice from a seed: good enough to choose with. */
export function diceOf(seed: number): Dice {
  let state = seed | 1;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * n);
  };
}

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;
/** A path with its numbers left out, so that what lies in the same place of another state can be found. */
const kind = (path: string): string => path.replace(/(^|\.)\d+(?=\.|$)/g, "$1*");

/** Everything that lies in some states, by the kind of its path: what a secret could also have been. */
export class Pool {
  readonly #values = new Map<string, unknown[]>();

  add(value: unknown, path: string): void {
    const at = kind(path);
    const known = this.#values.get(at);
    if (known) known.push(value);
    else this.#values.set(at, [value]);
    if (isNode(value)) for (const [key, inner] of Object.entries(value)) this.add(inner, `${path}.${key}`);
  }

  pick(path: string, dice: Dice): unknown {
    const known = this.#values.get(kind(path));
    return known?.[dice(known.length)];
  }
}

/** Another value of the same type. */
function other(value: unknown, dice: Dice): unknown {
  if (typeof value === "number") return Number.isInteger(value) ? value + 1 + dice(7) : value / 2 + dice(3);
  if (typeof value === "boolean") return !value;
  // Keys must stay keys; any other text may become anything.
  if (typeof value === "string")
    return /^[0-9a-f]{32,}$/.test(value) ? value.replace(/./g, () => dice(16).toString(16)) : `${value}?`;
  if (Array.isArray(value)) return value.map((inner) => other(inner, dice));
  if (isNode(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, other(inner, dice)]));
  return value;
}

/** Something else in the place of a secret: what lies there in another state where there is such, or another value. */
function replaced(value: unknown, path: string, pool: Pool, dice: Dice): unknown {
  const found = copied(pool.pick(path, dice));
  const differs = found !== undefined && JSON.stringify(found) !== JSON.stringify(value);
  return differs ? found : other(value, dice);
}

const allAbove = new WeakMap<ReadonlySet<string>, Set<string>>();
/** All paths that some of these lie below. */
function above(paths: ReadonlySet<string>): ReadonlySet<string> {
  const known = allAbove.get(paths);
  if (known) return known;
  const found = new Set<string>();
  for (const path of paths)
    for (let dot = path.lastIndexOf("."); dot > 0; dot = path.lastIndexOf(".", dot - 1)) found.add(path.slice(0, dot));
  allAbove.set(paths, found);
  return found;
}

/**
 * A copy in which everything is rewritten but what `shown` names: paths like `round.seats` or `round.liars.3`, each with
 * all that lies below. What is new to a state is secret until it is named. Where a whole list or record is secret it
 * may grow, shrink and change its fields as well; where only some of its entries are, those change one by one.
 */
export function rewritten(value: unknown, shown: ReadonlySet<string>, pool: Pool, dice: Dice, path: string): unknown {
  if (shown.has(path)) return copied(value);
  if (!above(shown).has(path) || !isNode(value)) return replaced(value, path, pool, dice);
  const entries = Object.entries(value).map(([key, inner]) => [
    key,
    rewritten(inner, shown, pool, dice, `${path}.${key}`),
  ]);
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

/** The paths of all single values that are the same in both: what a rewriting has left as it was. */
export function kept(a: unknown, b: unknown, path: string): string[] {
  if (!isNode(a) || !isNode(b)) return a === b ? [path] : [];
  return Object.keys(a).flatMap((key) => (Object.hasOwn(b, key) ? kept(a[key], b[key], `${path}.${key}`) : []));
}
