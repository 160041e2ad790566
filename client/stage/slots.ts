/** How many dances are drawn at once: more would be too small to tap. */
export const MOST = 18;

/**
 * Places on the floor in shares of its width and height, in the order in which they are given away: the first are
 * six are far apart, so that few dances can be drawn big. Rows of five and four, set off like cells.
 */
export const PLACES: readonly (readonly [number, number])[] = (
  [
    [4, 1],
    [9, 2],
    [2, 3],
    [9, 0],
    [6, 3],
    [1, 0],
    [6, 1],
    [1, 2],
    [3, 2],
    [5, 0],
    [8, 3],
    [7, 2],
    [4, 3],
    [2, 1],
    [7, 0],
    [5, 2],
    [3, 0],
    [8, 1],
  ] as const
).map(([x, row]) => [x / 10, (row + 0.5) * 0.23] as const);

/** Gives each dance a place that it keeps until it ends, so that nobody jumps when others come and go. */
export class Slots {
  #taken = new Map<number, number>();

  assign(ids: readonly number[]): ReadonlyMap<number, number> {
    for (const id of this.#taken.keys()) if (!ids.includes(id)) this.#taken.delete(id);
    for (const id of ids) {
      if (this.#taken.has(id)) continue;
      const used = new Set(this.#taken.values());
      let slot = 0;
      while (used.has(slot)) slot++;
      this.#taken.set(id, slot);
    }
    return this.#taken;
  }
}
