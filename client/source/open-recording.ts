import type { Recording } from "../../src/game/index.ts";
import { RECORDING_FORMAT, VIEWS_VERSION } from "../../src/game/versions.ts";
import { RULES_HASH } from "../../src/protocol/limits.ts";
import type { You } from "../../src/protocol/messages.ts";
import { type LoadedRules, loadRules } from "../net/rules.ts";
import { realTimers } from "../net/timers.ts";
import { RecordingSource } from "./recording.ts";
import { type KeyFrame, ReplayedRound, type Rules, type Slices } from "./replayed.ts";

/** A file has so many bytes at most: a room gives no more than 16 million characters of its log in one answer. */
export const FILE_MAX = 20_000_000;

/**
 * From its briefing to its end a round takes so long at most, in ms of session time: one runs for an hour at most, and for two
 * where somebody needs longer; the rest is for the briefing and the naming.
 */
export const SPAN_MAX = 9_000_000;

/** What a file's round turned out to be. `offline`: its rules could not be asked for; try again. */
export type Verdict =
  | "replays exactly"
  | "contradicts itself"
  | "takes too long"
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
  /** Where it replays exactly: states on the way through it. */
  frames?: readonly KeyFrame[];
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
  if (recording.until - recording.opened > SPAN_MAX) return { ...verdict("takes too long"), recording };
  const rest = (): Promise<void> => new Promise((done) => setTimeout(done));
  const replayed = await ReplayedRound.check(rules, recording, { now: () => realTimers.now(), rest, ...means });
  if (!replayed) return { ...verdict("contradicts itself"), recording };
  const drawable = recording.views === VIEWS_VERSION && rules.VIEWS_VERSION === VIEWS_VERSION;
  const watch = (viewer: You): RecordingSource => new RecordingSource(replayed, viewer, realTimers);
  const { frames } = replayed;
  return { verdict: "replays exactly", drawable, recording, frames, ...(drawable && { watch }) };
}

/** A round that was found to replay exactly elsewhere, to be watched here; or why it cannot be. */
export async function watchRound(
  recording: Recording,
  frames: readonly KeyFrame[],
  viewer: You,
  load?: Means["load"],
): Promise<RecordingSource | "unknown rules" | "offline"> {
  const rules = await rulesOf({ ...recording }, load);
  if (rules === "offline") return rules;
  if (typeof rules === "string" || rules.VIEWS_VERSION !== VIEWS_VERSION) return "unknown rules";
  return new RecordingSource(ReplayedRound.from(rules, recording, frames), viewer, realTimers);
}
