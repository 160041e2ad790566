import { SILENCE_MAX } from "./limits.ts";
import type { Answer, Asked } from "./messages.ts";

/** Calls the worker and waits for its last word. What it says on the way goes to `progress`. */
export class Opener {
  readonly #worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  #reject: ((fault: Error) => void) | undefined;
  /** Its script did not come through. */
  broken = false;

  constructor() {
    this.#worker.onerror = () => {
      this.broken = true;
    };
  }

  /** Lets it fetch the game with these rules while it has nothing else to do. */
  warm(rules: string): void {
    this.#worker.postMessage({ what: "warm", rules } satisfies Asked);
  }

  /**
   * Asks one thing; the next only after its answer.
   * @throws Error `cancelled`; `silent` where it hangs, or `broken` where it does not run: it is ended then.
   */
  ask(asked: Asked, progress: (share: number) => void = () => {}): Promise<Answer> {
    const { promise, resolve, reject } = withResolvers<Answer>();
    const fail = (why: string): void => {
      this.#worker.terminate();
      reject(new Error(why));
    };
    let timer: ReturnType<typeof setTimeout>;
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => fail("silent"), SILENCE_MAX);
    };
    this.#reject = reject;
    this.#worker.onerror = () => fail("broken");
    this.#worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.what !== "progress") return resolve(data);
      wait();
      progress(data.share);
    };
    wait();
    this.#worker.postMessage(asked);
    return promise.finally(() => clearTimeout(timer));
  }

  /** Ends it, whatever it does. */
  end(): void {
    this.#worker.terminate();
    this.#reject?.(new Error("cancelled"));
  }
}

/** `Promise.withResolvers`, which the oldest browsers that this runs in lack. */
function withResolvers<T>() {
  let resolve!: (value: T) => void;
  let reject!: (fault: Error) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
