import type { Timers } from "../../../client/net/timers.ts";

interface Due {
  at: number;
  then: () => void;
  every?: number;
}

/** Real time that passes when told to. */
export class TestTime implements Timers {
  #now = 1000;
  readonly #due = new Set<Due>();

  now(): number {
    return this.#now;
  }

  #add(due: Due): () => void {
    this.#due.add(due);
    return () => void this.#due.delete(due);
  }

  after(ms: number, then: () => void): () => void {
    return this.#add({ at: this.#now + ms, then });
  }

  every(ms: number, then: () => void): () => void {
    return this.#add({ at: this.#now + ms, then, every: ms });
  }

  /** How many timers are set. */
  get waiting(): number {
    return this.#due.size;
  }

  /** Lets `ms` pass: what is due meanwhile happens at its time, in order. */
  pass(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const [next] = [...this.#due].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#now = next.at;
      if (next.every === undefined) this.#due.delete(next);
      else next.at += next.every;
      next.then();
    }
    this.#now = end;
  }
}
