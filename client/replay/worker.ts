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
  kept = new Map();
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

type Checked = Awaited<ReturnType<typeof check>>;

/** What was found of a file's rounds stays within so many characters of their frames: what is then watched is not played once more. */
const KEPT_MAX = 20_000_000;
const sizeOf = ({ frames = [] }: Checked): number => frames.reduce((sum, { text }) => sum + text.length, 0);
/** By their place in the file, the latest last. */
let kept = new Map<number, Checked>();

function keep(index: number, found: Checked): Checked {
  kept.set(index, found);
  let size = [...kept.values()].reduce((sum, one) => sum + sizeOf(one), 0);
  for (const [at, one] of kept) {
    if (size <= KEPT_MAX || at === index) break;
    kept.delete(at);
    size -= sizeOf(one);
  }
  return found;
}

/** A round of the file that was read last, played through once for what it is, and for who watches it. */
async function ofFile(index: number): Promise<Checked> {
  const known = kept.get(index);
  if (known) return known;
  const found = await check(session?.rounds[index]);
  // Its rules may come at the next try.
  return found.verdict === "offline" ? found : keep(index, found);
}

function open({ verdict, recording, frames, drawable }: Checked): void {
  if (verdict !== "replays exactly" || !recording || !frames) tell({ what: "closed", verdict });
  else tell({ what: "opened", recording, frames, drawable });
}

async function take(asked: Asked): Promise<void> {
  if (asked.what === "warm") await load(asked.rules);
  else if (asked.what === "file") await readFile(asked.file);
  else if (asked.what === "round") open(await check(asked.recording));
  else if (asked.what === "open") open(await ofFile(asked.index));
  else {
    const { verdict } = await ofFile(asked.index);
    tell({ what: "checked", index: asked.index, verdict });
  }
}

addEventListener("message", ({ data }: MessageEvent<Asked>) => {
  take(data).catch((fault: unknown) => {
    console.warn("a recording could not be opened", String(fault));
    if (data.what === "warm") return;
    if (data.what === "file") tell({ what: "refused", why: "broken" });
    else if (data.what === "check") tell({ what: "checked", index: data.index, verdict: "not a recording" });
    else tell({ what: "closed", verdict: "not a recording" });
  });
});
