import { factoriesOf, parsed } from "./parts.ts";
import { type Recording, roundHash } from "./recording.ts";
import { Round } from "./round.ts";
import { type Scenario, standing } from "./scenario.ts";
import { advance, apply, createSession, type Input, type Session } from "./session.ts";
import type { Ms, SeatId } from "./types.ts";

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
