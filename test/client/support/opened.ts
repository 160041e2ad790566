import type { Opened, Recorded } from "../../../client/source/recording.ts";
import { advance, apply, type Input, SCREEN_CHANNELS, type Session, Views } from "../../../src/game/index.ts";
import { copied } from "../../game/support/copied.ts";

/** A round as something to watch, run by the game itself; `opens` counts how often it was begun anew. */
export class RecordedRound implements Recorded {
  readonly from: number;
  readonly to: number;
  opens = 0;
  readonly #before: Session;
  readonly #inputs: readonly Input[];

  /** `before` is the session as the round is about to start; `inputs` begin with that start. */
  constructor(before: Session, inputs: readonly Input[], to: number) {
    this.#before = before;
    this.#inputs = inputs;
    this.from = inputs[0]?.t ?? 0;
    this.to = to;
  }

  /** The session as it stands at `t`. */
  at(t: number): Session {
    const s = copied(this.#before);
    for (const input of this.#inputs) if (input.t <= t) apply(s, input);
    advance(s, t);
    return s;
  }

  nearest(): number {
    return this.from;
  }

  open(): Opened {
    this.opens++;
    const s = copied(this.#before);
    let next = 0;
    let at = this.from;
    return {
      advance: (t) => {
        if (t < at) throw new Error(`back from ${at} to ${t}`);
        for (let input = this.#inputs[next]; input && input.t <= t; input = this.#inputs[++next]) apply(s, input);
        advance(s, t);
        at = t;
      },
      channelsOf: ({ seat }) => (seat === undefined ? SCREEN_CHANNELS : new Views(s, at).ofSeat(seat)),
      views: (channel) => new Views(s, at).view(channel),
    };
  }
}
