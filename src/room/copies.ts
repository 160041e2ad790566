import {
  type Asker,
  RECORDING_FORMAT,
  type Recording,
  type RoundClock,
  redacted,
  type SessionRecording,
} from "../game/index.ts";
import type { SeatId } from "../game/types.ts";

/** The recordings as they leave the room, as JSON; undefined where none of them may leave it for that asker. */
export function copyFor(
  recordings: readonly Recording[],
  all: readonly RoundClock[],
  asker: Asker,
): string | undefined {
  const rounds = recordings.map((one) => redacted(one, asker)).filter((one) => one !== undefined);
  if (recordings.length > 0 && rounds.length === 0) return undefined;
  const clocks = all.filter(({ round }) => rounds.some(({ number }) => number === round));
  return JSON.stringify({ format: RECORDING_FORMAT, rounds, clocks } satisfies SessionRecording);
}

/** Seats with inputs that others do not get as they are: secret ballots, and whom they named. */
function secretive(recording: Recording): ReadonlySet<SeatId> {
  const shared = redacted(recording, { keeper: false, names: false })?.inputs ?? [];
  const kept = new Set(shared.map((input) => (input.type === "act" ? input.command : undefined)));
  return new Set(
    recording.inputs.flatMap((input) => (input.type === "act" && !kept.has(input.command) ? [input.seat] : [])),
  );
}

/**
 * The round that was asked for last, and the copies that were given of it: at a reveal a whole class asks for the same round.
 * It is read from the disk once, and taken apart once for all to whom it is the same. A round that is over never changes.
 */
export class Copies {
  #round: { recording: Recording; clocks: readonly RoundClock[]; secretive: ReadonlySet<SeatId> } | undefined;
  readonly #texts = new Map<string, string | undefined>();

  /** The copy of one round, by its number. `read` brings it from the disk; undefined: there is none. */
  of(
    number: number,
    asker: Asker,
    read: () => { recording: Recording | undefined; clocks: readonly RoundClock[] },
  ): { json: string | undefined } | undefined {
    if (this.#round?.recording.number !== number) {
      const { recording, clocks } = read();
      if (!recording) return undefined;
      this.#round = { recording, clocks, secretive: secretive(recording) };
      this.#texts.clear();
    }
    const round = this.#round;
    if (!asker.keeper && asker.seat !== undefined && round.secretive.has(asker.seat))
      return { json: copyFor([round.recording], round.clocks, asker) };
    const level = asker.keeper ? `keeper ${asker.names}` : "others";
    if (!this.#texts.has(level)) this.#texts.set(level, copyFor([round.recording], round.clocks, asker));
    return { json: this.#texts.get(level) };
  }

  /** Whether that round is at hand. */
  has(number: number | undefined): boolean {
    return number !== undefined && this.#round?.recording.number === number;
  }
}
