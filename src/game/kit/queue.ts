/** One thing that is due: at game time `t` in whole milliseconds, as number `n` in order of pushing. */
export interface Timed<E> {
  t: number;
  n: number;
  e: E;
}

/** A round's timed queue as plain JSON data. `items` is a binary heap on (t, n); only this file may change it. */
export interface Queue<E> {
  next: number;
  items: Timed<E>[];
}

/** A queue with nothing in it; its first timer id is 0. */
export function emptyQueue<E>(): Queue<E> {
  return { next: 0, items: [] };
}

/**
 * Adds `e`, due at `t`, and returns its timer id. Ids are never used twice in one queue. O(log n).
 * Among things due at the same `t`, the one pushed first comes first.
 * @throws RangeError when `t` is not a safe integer.
 */
export function push<E>(q: Queue<E>, t: number, e: E): number {
  if (!Number.isSafeInteger(t)) throw new RangeError(`queue: time must be a safe integer, got ${t}`);
  const n = q.next++;
  q.items.push({ t, n, e });
  up(q.items, q.items.length - 1);
  return n;
}

/** Takes the timer `id` out. False when there is none (any more). O(n). */
export function cancel<E>(q: Queue<E>, id: number): boolean {
  const at = q.items.findIndex((item) => item.n === id);
  if (at < 0) return false;
  removeAt(q.items, at);
  return true;
}

/** What is due next, left where it is. O(1). */
export function peek<E>(q: Queue<E>): Timed<E> | undefined {
  return q.items[0];
}

/** What is due next, taken out. O(log n). */
export function pop<E>(q: Queue<E>): Timed<E> | undefined {
  const first = q.items[0];
  if (first !== undefined) removeAt(q.items, 0);
  return first;
}

function before<E>(x: Timed<E>, y: Timed<E>): boolean {
  return x.t < y.t || (x.t === y.t && x.n < y.n);
}

function removeAt<E>(items: Timed<E>[], at: number): void {
  const last = items.pop() as Timed<E>;
  if (at === items.length) return;
  items[at] = last;
  // The last item may come from another branch of the heap, so it can belong above as well as below.
  if (up(items, at) === at) down(items, at);
}

function up<E>(items: Timed<E>[], from: number): number {
  const item = items[from] as Timed<E>;
  let at = from;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = items[parent] as Timed<E>;
    if (!before(item, above)) break;
    items[at] = above;
    at = parent;
  }
  items[at] = item;
  return at;
}

function down<E>(items: Timed<E>[], from: number): void {
  const item = items[from] as Timed<E>;
  let at = from;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= items.length) break;
    const right = child + 1;
    if (right < items.length && before(items[right] as Timed<E>, items[child] as Timed<E>)) child = right;
    const below = items[child] as Timed<E>;
    if (!before(below, item)) break;
    items[at] = below;
    at = child;
  }
  items[at] = item;
}
