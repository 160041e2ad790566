import type { Recording, ReplayPoint } from "../../src/game/index.ts";
import type { Channel, Ms } from "../../src/game/types.ts";
import type { You } from "../../src/protocol/messages.ts";
import type { Game } from "../net/rules.ts";
import type { Opened, Recorded } from "./recording.ts";

/** What playing a recording needs of the build of the game that made it. */
export type Rules = Pick<
  Game,
  "recordingSchema" | "planFault" | "Replay" | "Views" | "SCREEN_CHANNELS" | "endOf" | "VIEWS_VERSION"
>;

/** While a recording is checked it is played this far at a time: no more than some ms of processor. Session ms. */
const STEP = 250;
/** Its state is kept so often, so that going back means playing no more than this. Session ms. */
const POINTS_EVERY = 5000;
/**
 * Kept states take no more than so many characters. Of 30 seats and five minutes, each 5 s, those of `ec` are 5 to 7 million and those
 * of `bft` 15; to write, send and read so many takes a third of the time that it takes to play the round, and a move that plays
 * 10 s takes no longer to be seen.
 */
const POINTS_MAX = 14_000_000;

/** A state on the way through a round, as JSON: what an animation calls a key frame. */
export interface KeyFrame {
  t: Ms;
  text: string;
}

/** States on the way through a round: evenly spread, and fewer where they are large. */
export class Points {
  #all: KeyFrame[] = [];
  #every = POINTS_EVERY;
  #size = 0;
  readonly #until: Ms;
  readonly #most: number;

  /** Of a round until then. */
  constructor(until: Ms, most = POINTS_MAX) {
    this.#until = until;
    this.#most = most;
  }

  /** Those that were made elsewhere. */
  static of(frames: readonly KeyFrame[]): Points {
    const points = new Points(0, Number.POSITIVE_INFINITY);
    for (const { t, text } of frames) points.add(t, text);
    return points;
  }

  get all(): readonly KeyFrame[] {
    return this.#all;
  }

  /** Whether a state at `t` is wanted. */
  wants(t: Ms): boolean {
    const last = this.#all[this.#all.length - 1];
    return !last || t >= last.t + this.#every;
  }

  add(t: Ms, text: string): void {
    this.#all.push({ t, text });
    this.#size += text.length;
    // If those to come are as large as this one. States grow, so that it may come to this once more.
    const rest = (): number => text.length * Math.floor(Math.max(0, this.#until - t) / this.#every);
    // Every other one goes, but for the first.
    while (this.#size + rest() > this.#most && (this.#all.length > 1 || this.#size <= this.#most)) {
      this.#every *= 2;
      this.#all = this.#all.filter((_, i) => i % 2 === 0);
      this.#size = this.#all.reduce((sum, one) => sum + one.text.length, 0);
    }
  }

  /** The latest one not after `t`; the first where there is none. */
  before(t: Ms): KeyFrame | undefined {
    return this.#all.findLast((one) => one.t <= t) ?? this.#all[0];
  }
}

/** How a recording is checked: in slices, so that the page answers meanwhile. */
export interface Slices {
  /** Real time in ms. */
  now(): number;
  /** Lets the page do something else. */
  rest(): Promise<void>;
  /** Ends it: what was begun then throws the signal's reason. */
  signal?: AbortSignal | undefined;
  /** How far it has come, 0 to 1. */
  progress?: ((share: number) => void) | undefined;
}

/** A slice takes about so long: a frame at 60 a second is 16 ms. */
const SLICE = 12;

/** A recorded round that replays exactly under its rules, to be watched. */
export class ReplayedRound implements Recorded {
  readonly from: Ms;
  readonly to: Ms;
  readonly #rules: Rules;
  readonly #recording: Recording;
  readonly #points: Points;

  private constructor(rules: Rules, recording: Recording, points: Points) {
    this.#rules = rules;
    this.#recording = recording;
    this.#points = points;
    this.from = recording.opened;
    this.to = recording.until;
  }

  /** A round that was played through elsewhere, by its key frames. */
  static from(rules: Rules, recording: Recording, frames: readonly KeyFrame[]): ReplayedRound {
    return new ReplayedRound(rules, recording, Points.of(frames));
  }

  get frames(): readonly KeyFrame[] {
    return this.#points.all;
  }

  /** Plays a recording through; undefined where it does not come to the state that it names. */
  static async check(rules: Rules, recording: Recording, slices: Slices): Promise<ReplayedRound | undefined> {
    const { opened, until } = recording;
    const points = new Points(until);
    let since = slices.now();
    try {
      const replay = new rules.Replay(recording);
      for (let t = opened; ; t = Math.min(t + STEP, until)) {
        replay.advance(t);
        if (points.wants(t)) points.add(t, JSON.stringify(replay.point));
        if (t >= until || replay.session.phase !== "round") break;
        if (slices.now() - since < SLICE) continue;
        slices.progress?.((t - opened) / (until - opened));
        await slices.rest();
        if (slices.signal?.aborted) break;
        since = slices.now();
      }
      slices.signal?.throwIfAborted();
      const hash = rules.endOf(replay.session)?.hash;
      return hash === recording.hash ? new ReplayedRound(rules, recording, points) : undefined;
    } catch (fault) {
      // What the game throws is the file's fault: an input that these rules refuse.
      slices.signal?.throwIfAborted();
      console.warn("the recording does not replay", String(fault));
      return undefined;
    }
  }

  nearest(t: Ms): Ms {
    return this.#points.before(t)?.t ?? this.from;
  }

  open(t: Ms): Opened {
    const point = this.#points.before(t);
    const from = point && (JSON.parse(point.text) as ReplayPoint);
    const replay = new this.#rules.Replay(this.#recording, {}, from);
    return new Going(this.#rules, replay, point?.t ?? this.from);
  }
}

/** A replay at some time, with its views. */
class Going implements Opened {
  readonly #rules: Rules;
  readonly #replay: InstanceType<Rules["Replay"]>;
  #views: InstanceType<Rules["Views"]>;

  constructor(rules: Rules, replay: InstanceType<Rules["Replay"]>, t: Ms) {
    this.#rules = rules;
    this.#replay = replay;
    this.#views = new rules.Views(replay.session, t);
  }

  advance(t: Ms): void {
    this.#replay.advance(t);
    this.#views = new this.#rules.Views(this.#replay.session, t);
  }

  channelsOf({ seat }: You): readonly Channel[] {
    return seat === undefined ? this.#rules.SCREEN_CHANNELS : this.#views.ofSeat(seat);
  }

  views(channel: Channel): object | undefined {
    return this.#views.view(channel);
  }
}
