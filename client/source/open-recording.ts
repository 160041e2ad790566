import type { Recording } from "../../src/game/index.ts";
import { RECORDING_FORMAT, VIEWS_VERSION } from "../../src/game/versions.ts";
import { RULES_HASH } from "../../src/protocol/limits.ts";
import type { You } from "../../src/protocol/messages.ts";
import { type LoadedRules, loadRules } from "../net/rules.ts";
import { realTimers } from "../net/timers.ts";
import { RecordingSource } from "./recording.ts";
import { ReplayedRound, type Rules, type Slices } from "./replayed.ts";

/** A file has so many bytes at most: a room gives no more than 16 million characters of its log in one answer. */
export const FILE_MAX = 20_000_000;

/** What a file's round turned out to be. `offline`: its rules could not be asked for; try again. */
export type Verdict =
  | "replays exactly"
  | "contradicts itself"
  | "redacted"
  | "unknown rules"
  | "offline"
  | "not a recording";

export interface OpenedRound {
  verdict: Verdict;
  /** Whether this page can draw it: it replays exactly, and its views are of the version that the page knows. */
  drawable: boolean;
  /** What it says of itself, where it is a recording by the schema of its own rules. Not to be believed but for `replays exactly`. */
  recording?: Recording;
  /** Makes a source for the page's screens, with the eyes of a seat or of a screen; there where it can be drawn. */
  watch?(viewer: You): RecordingSource;
}

/** What opening a round may use; for tests, and to end it or tell how far it is. */
export interface Means extends Partial<Slices> {
  load?: (rules: string) => Promise<LoadedRules>;
}

const record = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The rounds in a file, each to be opened by itself; or why there are none. */
export async function roundsIn(file: string | Blob): Promise<unknown[] | "too big" | "not a recording"> {
  if ((typeof file === "string" ? file.length : file.size) > FILE_MAX) return "too big";
  let content: unknown;
  try {
    content = JSON.parse(typeof file === "string" ? file : await file.text());
  } catch {
    return "not a recording";
  }
  if (!record(content) || content.format !== RECORDING_FORMAT) return "not a recording";
  // A room gives its session's rounds; one of them alone is as good.
  return Array.isArray(content.rounds) ? content.rounds : [content];
}

/** The build of the game that a round names, as far as it can play recordings. */
async function rulesOf(round: Record<string, unknown>, load: Means["load"] = loadRules): Promise<Rules | Verdict> {
  if (typeof round.rules !== "string" || !RULES_HASH.test(round.rules)) return "not a recording";
  const loaded = await load(round.rules);
  if ("error" in loaded) return loaded.error === "offline" ? "offline" : "unknown rules";
  const { recordingSchema, planFault, Replay, Views, SCREEN_CHANNELS, endOf, VIEWS_VERSION } = loaded.game;
  const rules: Rules = { recordingSchema, planFault, Replay, Views, SCREEN_CHANNELS, endOf, VIEWS_VERSION };
  return Object.values(rules).includes(undefined as never) ? "unknown rules" : rules;
}

/** The round as its own rules read it; undefined where it is none that a room under them could have played. */
function readBy(rules: Rules, round: unknown): Recording | undefined {
  const { data } = rules.recordingSchema.safeParse(round);
  return data && rules.planFault([data.scenario]) === undefined ? (data as Recording) : undefined;
}

/**
 * Opens one round of a file: reads it by the schema of the rules that it names, plays it through under them, and compares the
 * state that it comes to with the one it names. No code comes from the file. Takes about as much processor as the round took
 * the room, in slices.
 * @throws the signal's reason once that is aborted.
 */
export async function openRound(round: unknown, means: Means = {}): Promise<OpenedRound> {
  const verdict = (verdict: Verdict): OpenedRound => ({ verdict, drawable: false });
  if (!record(round) || round.format !== RECORDING_FORMAT) return verdict("not a recording");
  const rules = await rulesOf(round, means.load);
  means.signal?.throwIfAborted();
  if (typeof rules === "string") return verdict(rules);
  const recording = readBy(rules, round);
  if (!recording) return verdict("not a recording");
  if (recording.redacted) return { ...verdict("redacted"), recording };
  const rest = (): Promise<void> => new Promise((done) => setTimeout(done));
  const replayed = await ReplayedRound.check(rules, recording, { now: () => realTimers.now(), rest, ...means });
  if (!replayed) return { ...verdict("contradicts itself"), recording };
  const drawable = recording.views === VIEWS_VERSION && rules.VIEWS_VERSION === VIEWS_VERSION;
  const watch = (viewer: You): RecordingSource => new RecordingSource(replayed, viewer, realTimers);
  return { verdict: "replays exactly", drawable, recording, ...(drawable && { watch }) };
}
