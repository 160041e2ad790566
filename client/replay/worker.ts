// Reads files and plays rounds through beside the page, which stays alive whatever is in them, and can end this at any time.
// The game comes from the server by the hash that a recording names, never from a file.
import { keptRules, loadRules } from "../net/rules.ts";
import { checkRound } from "./check.ts";
import { textOf } from "./inflate.ts";
import type { Answer, Asked, Summary } from "./messages.ts";
import { type SessionFile, sessionIn } from "./read.ts";

/** How often the page is told how far it is. ms */
const EVERY = 150;

const tell = (answer: Answer): void => postMessage(answer);
const now = (): number => performance.now();
/** The room's own build is kept by its server; a server that has just been deployed may be a moment behind. */
const load: typeof loadRules = async (hash) => {
  const kept = await keptRules(hash);
  return "error" in kept ? loadRules(hash) : kept;
};

let session: SessionFile | undefined;

const number = (value: unknown): number => (typeof value === "number" && Number.isSafeInteger(value) ? value : 0);
const record = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

function summary(round: unknown, index: number): Summary {
  const { number: n, scenario, seats, opened, until } = record(round);
  const { id, fill } = record(scenario);
  return {
    index,
    number: number(n),
    scenario: typeof id === "string" ? id.slice(0, 40) : "",
    // Bots filled it up to so many.
    seats: Math.max(number(fill), Array.isArray(seats) ? seats.length : 0),
    took: Math.max(0, number(until) - number(opened)),
  };
}

async function readFile(file: Blob): Promise<void> {
  const read = await textOf(file);
  if (typeof read === "string") return tell({ what: "refused", why: read });
  const found = sessionIn(read.text);
  if (typeof found === "string") return tell({ what: "refused", why: found });
  session = found;
  tell({ what: "file", rounds: found.rounds.map(summary), told: found.told });
}

/** Plays a round through. Nobody here waits for a turn, so it goes on without pauses. */
function check(round: unknown): ReturnType<typeof checkRound> {
  let last = now();
  return checkRound(round, {
    load,
    now,
    rest: async () => {},
    progress(share) {
      if (now() - last < EVERY) return;
      last = now();
      tell({ what: "progress", share });
    },
  });
}

async function open(round: unknown): Promise<void> {
  const { verdict, recording, frames, drawable } = await check(round);
  if (verdict !== "replays exactly" || !recording || !frames) tell({ what: "closed", verdict });
  else tell({ what: "opened", recording, frames, drawable });
}

async function take(asked: Asked): Promise<void> {
  if (asked.what === "file") await readFile(asked.file);
  else if (asked.what === "round") await open(asked.recording);
  else if (asked.what === "open") await open(session?.rounds[asked.index]);
  else {
    const { verdict } = await check(session?.rounds[asked.index]);
    tell({ what: "checked", index: asked.index, verdict });
  }
}

addEventListener("message", ({ data }: MessageEvent<Asked>) => {
  take(data).catch((fault: unknown) => {
    console.warn("a recording could not be opened", String(fault));
    if (data.what === "file") tell({ what: "refused", why: "broken" });
    else if (data.what === "check") tell({ what: "checked", index: data.index, verdict: "not a recording" });
    else tell({ what: "closed", verdict: "not a recording" });
  });
});
