import { effect, signal } from "@preact/signals";
import { RULES } from "../../src/game/rules.generated.ts";
import type { Decisions, Told } from "../../src/lab/changed/types.ts";
import { route } from "../route.ts";
import { all, live, own } from "../store.ts";
import type { Answer, Asked } from "./messages.ts";
import { recordingOf, WAIT_MAX } from "./recorded.ts";

/** How long it may take, in ms: nobody waits longer at a reveal. The worker ends in time to tell what it has. */
const LIMIT = 8800;
/** A worker that has not ended by then is ended. ms */
const HARD = 10_000;

/** What is told of one round, as far as it is known. */
export interface Work {
  round: number;
  state: "working" | "done" | "stopped" | "none" | "discreet";
  /** How far it is, 0 to 1. */
  share: number;
  asleep?: Extract<Told, { what: "asleep" }>;
  decisions?: Decisions;
}

/** What is told of the round that is revealed; undefined where nothing is: on the projector, in a recording. */
export const work = signal<Work | undefined>(undefined);

let stop: (() => void) | undefined;

/** A worker that has the game already, for the reveal to come; `release` ends what watches whether its page leaves the room. */
let waiting: { worker: Worker; release: () => void } | undefined;
const made = (): Worker => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });

/** The worker that waits, or a new one: from now on its taker's. */
function taken(): Worker {
  const worker = waiting?.worker ?? made();
  waiting?.release();
  waiting = undefined;
  return worker;
}

/** Whether what one changed in a round is worked out here: somebody at a phone, in a round that may be played again. */
function mine(): number | undefined {
  const { round } = all.peek() ?? {};
  const seat = own.peek()?.seat;
  const here = live.peek() && route.peek().page === "room";
  return here && seat !== undefined && round?.seats.includes(seat) ? seat : undefined;
}

/** Makes the worker and has it bring the game while the round still runs. It is ended when its page leaves the room. */
export function warm(): void {
  if (waiting || mine() === undefined || all.peek()?.round?.level === "discreet") return;
  const worker = made();
  const forget = (): void => {
    if (waiting?.worker === worker) taken().terminate();
  };
  worker.onerror = forget;
  worker.postMessage({ rules: RULES } satisfies Asked);
  const release = effect(() => {
    if (route.value.page !== "room") forget();
  });
  waiting = { worker, release };
}

function update(round: number, more: Partial<Work>): void {
  const now = work.peek();
  if (now?.round === round) work.value = { ...now, ...more };
}

/** Ends what runs; what has come in stays. */
function end(round: number, state: Work["state"]): void {
  stop?.();
  stop = undefined;
  if (work.peek()?.state === "working") update(round, { state });
}

async function begin(seat: number, round: number): Promise<void> {
  const hidden = () => document.visibilityState === "hidden" && end(round, "stopped");
  document.addEventListener("visibilitychange", hidden);
  let worker: Worker | undefined;
  let timer = setTimeout(() => end(round, "none"), WAIT_MAX + HARD);
  stop = () => {
    document.removeEventListener("visibilitychange", hidden);
    clearTimeout(timer);
    worker?.terminate();
  };
  const turn = stop;
  try {
    // The script comes while the recording does.
    worker = taken();
    worker.onerror = () => turn === stop && end(round, "none");
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (turn !== stop) return;
      if (data.what === "progress") update(round, { share: data.share });
      else if (data.what === "asleep") update(round, { asleep: data });
      else if (data.what === "decisions") update(round, { decisions: data.decisions });
      else end(round, data.what === "end" ? "done" : "none");
    };
    const recording = await recordingOf(round);
    if (turn !== stop) return;
    if (recording.redacted) throw new Error("it does not replay");
    // A large room's phones wait for their turn to have it, while the headlines are told: that does not count.
    clearTimeout(timer);
    timer = setTimeout(() => end(round, "done"), HARD);
    const asked: Asked = { recording, seat, limit: LIMIT };
    worker.postMessage(asked);
  } catch (fault) {
    console.warn("the round could not be had again", String(fault));
    if (turn === stop) end(round, "none");
  }
}

/** Begins to work out what one changed in the round that is revealed; once for each, and anew where that was stopped. */
export function start(): void {
  const now = all.peek();
  const round = now?.round;
  const seat = mine();
  if (!now?.reveal || !round || seat === undefined) return;
  const before = work.peek();
  if (before?.round === round.number && before.state !== "stopped") return;
  stop?.();
  const discreet = round.level === "discreet";
  work.value = { round: round.number, state: discreet ? "discreet" : "working", share: 0 };
  if (!discreet) void begin(seat, round.number);
}
