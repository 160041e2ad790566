import { type Means, type OpenedRound, openRound } from "../source/open-recording.ts";
import { RUN_MAX } from "./limits.ts";

/** Plays a round through for as long as `RUN_MAX`. `now` is real time in ms. */
export async function checkRound(
  round: unknown,
  means: Pick<Means, "load" | "progress" | "rest"> & { now(): number },
): Promise<Pick<OpenedRound, "verdict" | "recording" | "frames" | "drawable">> {
  const began = means.now();
  const stop = new AbortController();
  const now = (): number => {
    const at = means.now();
    if (at - began > RUN_MAX) stop.abort();
    return at;
  };
  try {
    return await openRound(round, { ...means, now, signal: stop.signal });
  } catch (fault) {
    if (stop.signal.aborted) return { verdict: "takes too long", drawable: false };
    throw fault;
  }
}
