import * as z from "zod/mini";
import { stateHash } from "./kit/hash.ts";
import { SEATS_MAX, SHARED_UNITS_MAX } from "./limits.ts";
import type { LessonCopy } from "./plans/copy.ts";
import { withoutNamed } from "./round/naming.ts";
import { type Scenario, scenario } from "./scenario.ts";
import type { Input, RecordedSeat, Session } from "./session.ts";
import type { RoundState } from "./state.ts";
import type { Level, Ms } from "./types.ts";
import { RECORDING_FORMAT, VIEWS_VERSION } from "./versions.ts";

/** Inputs of one round at most: a full room that taps twice a second for ten minutes. */
const INPUTS_MAX = 400_000;

/**
 * What replays one round exactly, under the rules that it names. Times are session time in ms. Plain JSON: 30 seats for two
 * minutes are some ten KB gzipped.
 */
export interface Recording {
  format: number;
  views: number;
  /** The hash of the built game that ran it. */
  rules: string;
  level: Level;
  number: number;
  scenario: Scenario;
  /** What all the round's chance is derived from: 128 bits in hex. */
  key: string;
  seats: RecordedSeat[];
  /** When its briefing began, and up to when the inputs tell. */
  opened: Ms;
  until: Ms;
  /** Everything that happened to it from outside, in order. */
  inputs: Input[];
  /** The hash of the round's full state at `until`. */
  hash: string;
  /** Something was taken out for whom this is: it does not replay exactly. */
  redacted?: true;
}

/**
 * When a round was in real time, by what the room has stored: pairs of wall time (ms since 1970, UTC, by the server's clock) and
 * session time (ms), in order. Between two of them time runs evenly, and it stood still where it was paused.
 */
export interface RoundClock {
  round: number;
  points: [wall: number, t: Ms][];
}

/** A session's rounds; `clocks` are missing in files from before there were any, `lesson` for all but the host who made the room. */
export interface SessionRecording {
  format: number;
  rounds: Recording[];
  clocks?: RoundClock[];
  lesson?: LessonCopy;
}

const ms = z.int().check(z.minimum(0));
/** A recording from a file, as far as its shape goes; what its inputs say is for the game to accept or refuse. */
export const recordingSchema = z.strictObject({
  format: z.literal(RECORDING_FORMAT),
  views: z.int().check(z.minimum(1)),
  rules: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  level: z.enum(["open", "discreet"]),
  number: z.int().check(z.minimum(1)),
  scenario,
  key: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  seats: z
    .array(
      z.strictObject({
        name: z.string().check(z.maxLength(SHARED_UNITS_MAX)),
        kind: z.enum(["person", "bot"]),
        away: z.boolean(),
        kept: z.optional(z.literal(true)),
      }),
    )
    .check(z.maxLength(SEATS_MAX)),
  opened: ms,
  until: ms,
  inputs: z.array(z.looseObject({ t: ms, type: z.string() })).check(z.maxLength(INPUTS_MAX)),
  hash: z.string(),
  redacted: z.optional(z.literal(true)),
});

/** The hash of a round's full state, but for whom seats named: which is not in everybody's recording. */
export const roundHash = (r: RoundState | undefined): string => stateHash(r && withoutNamed(r));

/** What a recording begins with: all that is known of it as its round starts. */
export type RecordingHead = Omit<Recording, "until" | "inputs" | "hash" | "redacted">;

/** The head of the recording of a session's latest round; undefined where there is none. */
export function headOf(s: Session, rules: string): RecordingHead | undefined {
  if (!s.round || !s.began) return undefined;
  const { number, level, scenario: played, opened } = s.round;
  const { key, seats } = s.began;
  return { format: RECORDING_FORMAT, views: VIEWS_VERSION, rules, level, number, scenario: played, key, seats, opened };
}

/** When a session's latest round ended, and the hash of its state then; undefined while it runs. */
export function endOf(s: Session): Pick<Recording, "until" | "hash"> | undefined {
  const r = s.round;
  return r?.phase === "over" ? { until: r.closed ?? r.ended ?? r.end, hash: roundHash(r) } : undefined;
}

/** A round's recording from its head, its end, and the session's inputs since it started, that one included. */
export function recordingOf(
  head: RecordingHead,
  end: Pick<Recording, "until" | "hash">,
  since: readonly Input[],
): Recording {
  const inputs = since.slice(1).filter((input) => input.t <= end.until && BELONGS.has(input.type));
  // What somebody had earned before, and that a seat needs longer, is nothing of this round, and secret.
  for (const [i, input] of inputs.entries()) {
    if (input.type !== "arrive") continue;
    const { times: _, host: __, ...rest } = input;
    inputs[i] = { ...rest, score: 0, open: 0 };
  }
  return { ...head, ...end, inputs };
}

/** What happens to a round from outside; everything else is the room's. */
const BELONGS: ReadonlySet<Input["type"]> = new Set([
  "sit",
  "rename",
  "leave",
  "arrive",
  "parted",
  "away",
  "back",
  "act",
  "card",
  "pause",
  "resume",
  "more",
  "end",
]);
