import type { Played } from "../../src/lab/explore/play.ts";
import type { Setup } from "../../src/lab/models/play.ts";
import type { Pool } from "./pool.ts";

/** A worker is given about so much at once: short enough to stop soon and to show something soon, long enough to be worth the way. ms */
const STRETCH = 120;
/** Rounds at once at most. */
const STRETCH_MAX = 64;

/** One setting's rounds, as far as they are in. */
export class Rounds {
  readonly #in: Played[] = [];
  #ready = 0;
  #given = 0;
  #stretch = 1;

  readonly setup: Setup;
  readonly runs: number;

  constructor(setup: Setup, runs: number) {
    this.setup = setup;
    this.runs = runs;
  }

  /** How many are in without a gap: all figures are of these, so that it does not matter which worker was the fastest. */
  get ready(): number {
    return this.#ready;
  }
  /** The rounds without a gap, in their order. */
  list(): Played[] {
    return this.#in.slice(0, this.#ready);
  }
  get left(): number {
    return this.runs - this.#given;
  }

  /** Has the next rounds played. */
  async play(pool: Pool, seed: string): Promise<void> {
    const from = this.#given;
    const to = Math.min(this.runs, from + this.#stretch);
    this.#given = to;
    const began = performance.now();
    const got = await pool.ask("play", { setup: this.setup, seed, from, to });
    const took = Math.max(1, performance.now() - began);
    this.#stretch = Math.max(1, Math.min(STRETCH_MAX, Math.round(((to - from) * STRETCH) / took)));
    got.forEach((one, i) => {
      this.#in[from + i] = one;
    });
    while (this.#in[this.#ready] !== undefined) this.#ready++;
  }
}

/** Plays all rounds of one or two settings, side by side. `heard` is called as rounds come in. */
export async function playAll(pool: Pool, sides: readonly Rounds[], seed: string, heard: () => void): Promise<void> {
  const worker = async (): Promise<void> => {
    for (;;) {
      // The one that is behind comes first, so that two settings can be compared from the start.
      const [next] = [...sides].filter(({ left }) => left > 0).sort((a, b) => b.left - a.left);
      if (!next) return;
      await next.play(pool, seed);
      heard();
    }
  };
  await Promise.all(Array.from({ length: pool.size }, worker));
}
