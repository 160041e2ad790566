import type { SessionRecording } from "../../src/game/index.ts";
import { Refused, roundRecording, sessionRecording } from "../net/api.ts";
import { ROUNDS_MAX } from "./limits.ts";

/** Where so many rounds in a row are missing there are no more. */
const GAPS_MAX = 3;

type Session = SessionRecording & Required<Pick<SessionRecording, "clocks">>;

/** A room's session, as far as whoever holds this token may have it: at once, or where that is too much for one answer, round by round. */
export async function sessionOf(code: string, token: string, names = false): Promise<Session> {
  try {
    return { clocks: [], ...(await sessionRecording(code, token, names)) };
  } catch (fault) {
    if (!(fault instanceof Refused) || fault.code !== "too_big") throw fault;
  }
  const all: Session = { format: 0, rounds: [], clocks: [] };
  // A round that was given up leaves a gap.
  for (let number = 1, gaps = 0; number <= ROUNDS_MAX && gaps < GAPS_MAX; number++) {
    const got = await roundRecording(code, token, number, names).catch((fault: unknown) => {
      if (fault instanceof Refused && fault.code === "no_recording") return undefined;
      throw fault;
    });
    gaps = got ? 0 : gaps + 1;
    if (!got) continue;
    all.format = got.format;
    all.rounds.push(...got.rounds);
    all.clocks.push(...(got.clocks ?? []));
    if (got.lesson) all.lesson = got.lesson;
  }
  return all;
}

/** Hands a file to the browser, which asks where to, or puts it with the other downloads. */
export function download(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Some browsers begin to read it only a moment later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
