import { signal } from "@preact/signals";
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
  const mine = stop;
  try {
    // The script comes while the recording does.
    worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    worker.onerror = () => mine === stop && end(round, "none");
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (mine !== stop) return;
      if (data.what === "progress") update(round, { share: data.share });
      else if (data.what === "asleep") update(round, { asleep: data });
      else if (data.what === "decisions") update(round, { decisions: data.decisions });
      else end(round, data.what === "end" ? "done" : "none");
    };
    const recording = await recordingOf(round);
    if (mine !== stop) return;
    if (recording.redacted) throw new Error("it does not replay");
    // A large room's phones wait for their turn to have it, while the headlines are told: that does not count.
    clearTimeout(timer);
    timer = setTimeout(() => end(round, "done"), HARD);
    const asked: Asked = { recording, seat, limit: LIMIT };
    worker.postMessage(asked);
  } catch (fault) {
    console.warn("the round could not be had again", String(fault));
    if (mine === stop) end(round, "none");
  }
}

/** Begins to work out what one changed in the round that is revealed; once for each, and anew where that was stopped. */
export function start(): void {
  const now = all.peek();
  const at = route.peek();
  const round = now?.round;
  const seat = own.peek()?.seat;
  if (!now?.reveal || !round || seat === undefined || !round.seats.includes(seat)) return;
  if (!live.peek() || at.page !== "room") return;
  const before = work.peek();
  if (before?.round === round.number && before.state !== "stopped") return;
  stop?.();
  const discreet = round.level === "discreet";
  work.value = { round: round.number, state: discreet ? "discreet" : "working", share: 0 };
  if (!discreet) void begin(seat, round.number);
}
