import { signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { all } from "../../store.ts";
import { recordingOf } from "../recorded.ts";
import type { Answer, Ask, Asked, Figure } from "./messages.ts";

/** `early`: its time was up before it was through. */
export type State = "idle" | "working" | "done" | "early" | "stopped" | "none";

type Told<W extends Figure["what"]> = Extract<Figure, { what: W }>;

/** A question that a worker answers, one at a time; what has been told stays. */
export class Run {
  readonly state = signal<State>("idle");
  readonly #told = signal<ReadonlyMap<string, Figure>>(new Map());
  #worker: Worker | undefined;
  #hidden: (() => void) | undefined;
  /** How often it was started: what comes late, for an earlier time, is of no account. */
  #turn = 0;

  /** What has been told of a kind, in the order in which it first came. */
  of<W extends Figure["what"]>(what: W): Told<W>[] {
    return [...this.#told.value.values()].filter((one): one is Told<W> => one.what === what);
  }

  /** Begins anew. `limit`: how long it may take, in ms. `soon`: somebody tapped, and waits; else large rooms ask one after the other. */
  start(ask: Ask, limit: number, soon = true): void {
    const round = all.peek()?.round?.number;
    if (round === undefined) return;
    this.#end("working");
    this.#told.value = new Map();
    const turn = ++this.#turn;
    const hidden = (): void => {
      if (document.visibilityState === "hidden") this.stop();
    };
    document.addEventListener("visibilitychange", hidden);
    this.#hidden = () => document.removeEventListener("visibilitychange", hidden);
    // The script comes while the recording does.
    const worker = new Worker(new URL("./what-if-worker.ts", import.meta.url), { type: "module" });
    this.#worker = worker;
    worker.onerror = () => this.#end("none", turn);
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (turn !== this.#turn) return;
      if (data.what === "told") this.#told.value = new Map(this.#told.peek()).set(data.key, data.told);
      else this.#end(data.what === "none" ? "none" : data.early ? "early" : "done");
    };
    const needed = ask.ask !== "band" || !ask.alone;
    Promise.resolve(needed ? recordingOf(round, soon) : undefined).then(
      (recording) => {
        const asked: Asked = { recording, ask, limit };
        if (turn === this.#turn) worker.postMessage(asked);
      },
      (fault: unknown) => {
        console.warn("the round could not be had again", String(fault));
        this.#end("none", turn);
      },
    );
  }

  /** Ends what runs. */
  stop(): void {
    if (this.state.peek() === "working") this.#end("stopped");
  }

  #end(state: State, turn = this.#turn): void {
    if (turn !== this.#turn) return;
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#hidden?.();
    this.#hidden = undefined;
    this.state.value = state;
  }
}

/** A run that ends with whoever shows it. */
export function useRun(): Run {
  const run = useMemo(() => new Run(), []);
  useEffect(() => () => run.stop(), []);
  return run;
}
