import type { Answer, Asked } from "./messages.ts";

/** Somebody ended it. */
export class Cancelled extends Error {}

/** Calls the worker that makes tables and zip, and waits for its answers. */
export class Maker {
  readonly #worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  readonly #progress: (share: number) => void;
  #reject: ((fault: Error) => void) | undefined;

  constructor(progress: (share: number) => void) {
    this.#progress = progress;
  }

  /**
   * Asks one thing; the next only after its answer.
   * @throws Cancelled; Error with the worker's reason.
   */
  ask<W extends "tables" | "zip">(asked: Extract<Asked, { what: W }>): Promise<Extract<Answer, { what: W }>> {
    return new Promise((resolve, reject) => {
      this.#reject = reject;
      this.#worker.onerror = () => reject(new Error("broken"));
      this.#worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        if (data.what === "progress") this.#progress(data.share);
        else if (data.what === "failed") reject(new Error(data.why));
        else if (data.what === asked.what) resolve(data as Extract<Answer, { what: W }>);
      };
      this.#worker.postMessage(asked);
    });
  }

  /** Ends it, whatever it does. */
  end(): void {
    this.#worker.terminate();
    this.#reject?.(new Cancelled());
  }
}
