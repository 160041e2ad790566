type Place = readonly [number, number];

/**
 * Places on the floor in shares of its width and height, in the order in which they are given away: the first six are
 * far apart, so that few dances can be drawn big. Rows of five and four, set off like cells.
 */
const TALL = "41 92 23 90 63 10 61 12 32 50 83 72 43 21 70 52 30 81";
/** The same on a floor that is too low for four rows. */
const LOW = "50 21 81 10 90 41 61 30 70";

const places = (list: string, rows: number): Place[] =>
  list.split(" ").map((at) => [Number(at[0]) / 10, ((Number(at[1]) + 0.5) / rows) * 0.92]);

/** As many places as can be told apart and tapped. */
export const placesFor = (height: number): readonly Place[] => (height < 250 ? LOW_PLACES : TALL_PLACES);
const TALL_PLACES = places(TALL, 4);
const LOW_PLACES = places(LOW, 2);

/** Gives each dance a place that it keeps until it ends, so that nobody jumps when others come and go. */
export class Slots {
  #taken = new Map<number, number>();

  assign(ids: readonly number[]): ReadonlyMap<number, number> {
    for (const id of this.#taken.keys()) if (!ids.includes(id)) this.#taken.delete(id);
    const used = new Set(this.#taken.values());
    for (const id of ids) {
      if (this.#taken.has(id)) continue;
      let slot = 0;
      while (used.has(slot)) slot++;
      used.add(slot);
      this.#taken.set(id, slot);
    }
    return this.#taken;
  }
}
