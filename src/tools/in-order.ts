/**
 * What several steps say while they run side by side, shown as if they ran one after the other: the first that is not
 * done is heard at once, the others when their turn comes.
 */
export class InOrder {
  readonly #names: readonly string[];
  readonly #show: (text: string) => void;
  readonly #waiting: string[][];
  readonly #done: boolean[];
  #heard = -1;

  constructor(names: readonly string[], show: (text: string) => void) {
    this.#names = names;
    this.#show = show;
    this.#waiting = names.map(() => []);
    this.#done = names.map(() => false);
    this.#next();
  }

  say(name: string, text: string): void {
    const at = this.#names.indexOf(name);
    if (at === this.#heard) this.#show(text);
    else this.#waiting[at]?.push(text);
  }

  /** Says nothing more. */
  done(name: string): void {
    const at = this.#names.indexOf(name);
    this.#done[at] = true;
    if (at === this.#heard) this.#next();
  }

  #next(): void {
    do {
      const name = this.#names[++this.#heard];
      if (name === undefined) return;
      this.#show(`\n── ${name} ${"─".repeat(Math.max(0, 70 - name.length))}\n`);
      for (const text of this.#waiting[this.#heard] ?? []) this.#show(text);
    } while (this.#done[this.#heard]);
  }
}
