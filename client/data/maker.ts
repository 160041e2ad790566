import type { Given, Wishes } from "../../src/lab/data/types.ts";
import type { Answer, Asked, RoundAnswer, RoundAsked } from "./messages.ts";

/** Somebody ended it. */
export class Cancelled extends Error {}

/** Rounds that are played again at the same time, at most: each holds the game and its round in memory. */
const ROUNDS_MAX = 6;
/** Of the whole time the rounds take about so much; the rest is the tables' and the zip's. */
const ROUNDS = 0.9;

/** Calls the workers that make a session's tables and zip, one round on each core, and waits for their answers. */
export class Maker {
  readonly #main = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  readonly #hands: Worker[] = [];
  readonly #progress: (share: number) => void;
  #reject: ((fault: Error) => void) | undefined;

  constructor(progress: (share: number) => void) {
    this.#progress = progress;
  }

  /** Plays all rounds again and makes the tables of them. @throws Cancelled; Error with a worker's reason. */
  tables(given: Given, wishes: Wishes): Promise<Extract<Answer, { what: "tables" }>> {
    const { rounds } = given;
    const hands = Math.min(ROUNDS_MAX, navigator.hardwareConcurrency || 1, rounds.length);
    const shares = new Map<number, number>();
    const tell = (at: number, share: number): void => {
      shares.set(at, share);
      this.#progress((ROUNDS * [...shares.values()].reduce((sum, one) => sum + one, 0)) / rounds.length);
    };
    let next = 0;
    const ports: MessagePort[] = [];
    const answer = this.#wait("tables");
    for (let i = 0; i < hands; i++) {
      const hand = new Worker(new URL("./rounds-worker.ts", import.meta.url), { type: "module" });
      this.#hands.push(hand);
      const { port1, port2 } = new MessageChannel();
      ports.push(port2);
      const say = (asked: RoundAsked, give: Transferable[] = []): void => hand.postMessage(asked, give);
      let at = -1;
      const take = (): void => {
        at = next++;
        const recording = rounds[at];
        const { clocks = [], names } = given;
        const [{ key, hash } = { key: "", hash: "" }] = rounds;
        if (recording) say({ what: "round", recording, around: { wishes, clocks, names }, first: { key, hash } });
        else hand.terminate();
      };
      hand.onerror = () => this.#reject?.(new Error("broken"));
      hand.onmessage = ({ data }: MessageEvent<RoundAnswer>) => {
        if (data.what === "failed") this.#reject?.(new Error(data.why));
        else tell(at, data.what === "done" ? 1 : data.share);
        if (data.what === "done") take();
      };
      say({ what: "to", port: port1 }, [port1]);
      take();
    }
    this.#say({ what: "tables", given, wishes, ports }, ports);
    return answer;
  }

  /** The zip of the tables that were made. @throws Cancelled; Error with the worker's reason. */
  zip(
    texts: Readonly<Record<string, string>>,
    codebook: Readonly<Record<string, string>>,
  ): Promise<Extract<Answer, { what: "zip" }>> {
    const answer = this.#wait("zip");
    this.#say({ what: "zip", texts, codebook });
    return answer;
  }

  #say(asked: Asked, give: Transferable[] = []): void {
    this.#main.postMessage(asked, give);
  }

  #wait<W extends "tables" | "zip">(what: W): Promise<Extract<Answer, { what: W }>> {
    return new Promise((resolve, reject) => {
      this.#reject = reject;
      this.#main.onerror = () => reject(new Error("broken"));
      this.#main.onmessage = ({ data }: MessageEvent<Answer>) => {
        if (data.what === "failed") reject(new Error(data.why));
        else if (data.what === what) resolve(data as Extract<Answer, { what: W }>);
      };
    });
  }

  /** Ends it, whatever it does. */
  end(): void {
    for (const worker of [this.#main, ...this.#hands]) worker.terminate();
    this.#reject?.(new Cancelled());
  }
}
