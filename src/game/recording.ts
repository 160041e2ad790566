import * as z from "zod/mini";
import { stateHash } from "./kit/hash.ts";
import { SEATS_MAX, SHARED_UNITS_MAX } from "./limits.ts";
import { factoriesOf, parsed, partsFault } from "./parts.ts";
import type { LessonCopy } from "./plans/copy.ts";
import { masked, withoutNamed } from "./round/naming.ts";
import { Round } from "./round.ts";
import { type Scenario, scenario, standing } from "./scenario.ts";
import { advance, apply, createSession, type Input, type RecordedSeat, type Session } from "./session.ts";
import type { RoundState } from "./state.ts";
import type { Level, Ms, SeatId } from "./types.ts";
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

/** What to change when a recording is played again. */
export interface Overrides {
  /** Seats that do nothing: neither their person's moves nor a bot's. */
  muted?: readonly SeatId[];
  /** Seats played by a policy from the beginning, in place of their person's moves; by seat. */
  policies?: Readonly<Record<SeatId, string>>;
  /** Options of a part by its id, over the recorded ones. */
  options?: Readonly<Record<string, Record<string, unknown>>>;
  /** Another key: other luck, truth and roles. */
  key?: string;
}

/** Where a replay has come to: plain JSON. With its recording and overrides it goes on from there. */
export interface ReplayPoint {
  session: Session;
  /** The number of the next input. */
  next: number;
  kept: { applied: number; refused: number };
}

/** The policy of a seat that is muted: there is none by that name, so its mind never thinks. */
const MUTE = "mute";

function changed(s: Scenario, options: Overrides["options"]): Scenario {
  if (!options) return s;
  const { world, mechanism } = factoriesOf(s);
  const over = (id: string, given: Record<string, unknown>) => ({ ...given, ...options[id] });
  const next = {
    ...s,
    options: { world: over(world.id, s.options.world), mechanism: over(mechanism.id, s.options.mechanism) },
    trials: s.trials.map((trial) => ({ ...trial, options: over(trial.id, trial.options) })),
  };
  for (const one of factoriesOf(next).trials)
    parsed(one.options, standing(next).find(({ id }) => id === one.id)?.options);
  parsed(world.options, next.options.world);
  parsed(mechanism.options, next.options.mechanism);
  return next;
}

/**
 * A recorded round as it goes on: a session that holds it alone, brought forward in time. With overrides the recorded moves
 * apply as long as they are legal; `kept` counts them.
 */
export class Replay {
  readonly session: Session;
  readonly #recording: Recording;
  readonly #idle: ReadonlySet<SeatId>;
  readonly #exact: boolean;
  #next = 0;
  /** Recorded moves that applied, and that were refused. */
  readonly kept: { applied: number; refused: number };

  /**
   * The round at the beginning of its briefing; or where a replay of it under the same overrides had come to, which is used
   * up by it.
   * @throws Error for a recording that does not fit these rules.
   */
  constructor(recording: Recording, overrides: Overrides = {}, from?: ReplayPoint) {
    this.#recording = recording;
    this.#idle = new Set([...(overrides.muted ?? []), ...Object.keys(overrides.policies ?? {}).map(Number)]);
    this.#exact = this.#idle.size === 0 && !overrides.options && overrides.key === undefined && !recording.redacted;
    this.session = from?.session ?? begun(recording, overrides);
    this.#next = from?.next ?? 0;
    this.kept = from?.kept ?? { applied: 0, refused: 0 };
  }

  /** Where it has come to. Shares its state: to be kept as JSON. */
  get point(): ReplayPoint {
    return { session: this.session, next: this.#next, kept: this.kept };
  }

  /** Runs up to session time `t`, at most to where the recording ends. @throws Error when an unchanged recording's input is refused. */
  advance(t: Ms): void {
    const { inputs, until } = this.#recording;
    const to = Math.min(t, until);
    for (let input = inputs[this.#next]; input && input.t <= to; input = inputs[++this.#next]) this.#put(input);
    advance(this.session, to);
  }

  #put(input: Input): void {
    // A round that ended earlier than the recorded one takes nothing more.
    if (this.session.phase !== "round") return;
    if ("seat" in input && this.#idle.has(input.seat)) return;
    const refusal = apply(this.session, input);
    if (refusal && this.#exact) throw new Error(`input ${this.#next} at ${input.t}: ${refusal.code}`);
    if (input.type === "act") this.kept[refusal ? "refused" : "applied"]++;
  }
}

/** A session that holds a recorded round alone, at the beginning of its briefing. */
function begun(recording: Recording, overrides: Overrides): Session {
  const { scenario: recorded, seats, level, opened, number } = recording;
  const session: Session = {
    ...createSession(),
    now: opened,
    plan: [changed(recorded, overrides.options)],
    level,
    rounds: number - 1,
    seats: seats.map((seat) => ({ ...seat, score: 0, open: 0 })),
  };
  const away = seats.flatMap((seat, i) => (seat.away ? [i] : []));
  const key = overrides.key ?? recording.key;
  const refusal = apply(session, { t: opened, type: "start", key, away });
  if (refusal || !session.round) throw new Error(`the recording does not start: ${refusal?.code}`);
  const round = Round.of(session.round, opened);
  for (const seat of overrides.muted ?? []) round.mind(seat, MUTE);
  for (const [seat, policy] of Object.entries(overrides.policies ?? {})) round.mind(Number(seat), policy);
  return session;
}

/** The hash of a recording's round, played to its end by these rules. @throws Error where it does not fit them. */
export function hashOf(recording: Recording): string {
  const replay = new Replay(recording);
  replay.advance(recording.until);
  return roundHash(replay.session.round);
}

/** The hash of a round's full state, but for whom seats named: which is not in everybody's recording. */
const roundHash = (r: RoundState | undefined): string => stateHash(r && withoutNamed(r));

/** For whom a recording leaves the room. `keeper`: the host who made the room. */
export interface Asker {
  seat?: SeatId;
  keeper: boolean;
  /** Whether the names are wanted; in discreet rooms they come only then. */
  names: boolean;
}

/**
 * A recording as it may leave the room; undefined where it may not. In open rooms anybody in the room has the whole, but for
 * others' secret ballots, and whom others named, which takes nothing from its replay; in discreet ones only the host who made the room, with names only where that host wants them.
 */
export function redacted(recording: Recording, asker: Asker): Recording | undefined {
  const discreet = recording.level === "discreet";
  if (discreet && !asker.keeper) return undefined;
  const named = discreet && !asker.names ? withoutNames(recording) : recording;
  if (asker.keeper) return named;
  const secret = secretVerbs(named.scenario);
  const others = (input: Input): input is Input & { type: "act" } => input.type === "act" && input.seat !== asker.seat;
  const kept = named.inputs.filter((input) => !(others(input) && (secret?.has(input.command.verb) ?? true)));
  const inputs = kept.map((input) => (others(input) ? { ...input, command: masked(input.command) } : input));
  return { ...named, inputs, ...(kept.length < named.inputs.length && { redacted: true as const }) };
}

/** The verbs by which seats vote in secret; undefined where these rules do not know the round's parts any more. */
function secretVerbs(s: Scenario): ReadonlySet<string> | undefined {
  if (partsFault(s)) return undefined;
  const { world, mechanism, trials } = factoriesOf(s);
  return new Set([
    ...(world.make(parsed(world.options, s.options.world)).secret ?? []),
    ...(mechanism.make(parsed(mechanism.options, s.options.mechanism)).secret ?? []),
    ...trials.flatMap((one, i) => one.make(parsed(one.options, standing(s)[i]?.options)).secret ?? []),
  ]);
}

/** Seats by number. Names take no part in a round, so it replays to the same state. */
function withoutNames(recording: Recording): Recording {
  const seats = recording.seats.map((seat, i) => ({ ...seat, name: `${i + 1}` }));
  let late = seats.length;
  const inputs = recording.inputs
    .filter((input) => input.type !== "rename")
    .map((input) => {
      if (input.type === "arrive") return { ...input, name: `${++late}` };
      return input.type === "sit" ? { t: input.t, type: input.type, name: `${++late}` } : input;
    });
  return { ...recording, seats, inputs };
}

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
