import type { Answer, Asked, Job, Jobs } from "./messages.ts";

/** Workers at most: more cores than that are a server's, and each worker holds the game in memory. */
const WORKERS_MAX = 16;
/** A worker that has not finished what nobody wants any more is ended after so long, and another made when it is needed. ms */
const PATIENCE = 400;

/** What is asked of a pool that was stopped meanwhile. */
export class Stopped extends Error {}

/** As much of a Worker as the pool needs. */
export type Hand = Pick<Worker, "postMessage" | "terminate" | "onmessage" | "onerror">;

interface Task {
  asked: Asked;
  resolve: (got: never) => void;
  reject: (why: Error) => void;
}

interface Place {
  hand: Hand;
  /** What it works at; `stale` once nobody waits for that. */
  task?: Task | undefined;
  stale?: boolean;
  timer?: ReturnType<typeof setTimeout>;
}

/** One worker for each core, made when there is work for it. Whoever is free takes the next task. */
export class Pool {
  readonly size: number;
  readonly #make: () => Hand;
  #places: Place[] = [];
  #waiting: Task[] = [];

  constructor(cores: number, make: () => Hand) {
    this.size = Math.max(1, Math.min(WORKERS_MAX, cores));
    this.#make = make;
  }

  /** @throws Stopped where it was stopped before the answer came; Error for what went wrong in the worker. */
  ask<J extends Job>(job: J, give: Jobs[J]["give"]): Promise<Jobs[J]["get"]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ asked: { job, give } as Asked, resolve, reject });
      this.#next();
    });
  }

  /** Nothing that was asked for is wanted any more. */
  stop(): void {
    const dropped = this.#waiting;
    this.#waiting = [];
    for (const place of this.#places) {
      if (!place.task || place.stale) continue;
      dropped.push(place.task);
      place.stale = true;
      place.timer = setTimeout(() => this.#end(place), PATIENCE);
    }
    for (const { reject } of dropped) reject(new Stopped());
  }

  /** Ends all workers. */
  close(): void {
    this.stop();
    for (const place of [...this.#places]) this.#end(place);
  }

  #end(place: Place): void {
    clearTimeout(place.timer);
    place.hand.terminate();
    this.#places = this.#places.filter((one) => one !== place);
    this.#next();
  }

  #next(): void {
    while (this.#waiting.length > 0) {
      let free = this.#places.find(({ task }) => !task);
      if (!free && this.#places.length < this.size) free = this.#hire();
      if (!free) return;
      const task = this.#waiting.shift() as Task;
      free.task = task;
      free.hand.postMessage(task.asked);
    }
  }

  #hire(): Place {
    const place: Place = { hand: this.#make() };
    const done = (finish: (task: Task) => void): void => {
      const { task, stale } = place;
      clearTimeout(place.timer);
      place.task = undefined;
      place.stale = false;
      if (task && !stale) finish(task);
      this.#next();
    };
    place.hand.onmessage = ({ data }: MessageEvent<Answer>) =>
      done((task) => ("error" in data ? task.reject(new Error(data.error)) : task.resolve(data.got as never)));
    // Its script did not load, or it broke: another one may do better, and whoever asked is told.
    place.hand.onerror = () => {
      const { task, stale } = place;
      place.task = undefined;
      this.#end(place);
      if (task && !stale) task.reject(new Error("a worker of the lab broke"));
    };
    this.#places.push(place);
    return place;
  }
}
