import { Round, type RoundState } from "../../../src/game/index.ts";
import type { Command, Ms, Note, Offer, Refusal, SeatId } from "../../../src/game/types.ts";

/** A round that runs, from time 0 on, and does what a test has its seats do. */
export class RunningRound {
  readonly r: RoundState;
  now = 0;

  constructor(r: RoundState) {
    this.r = r;
    this.until(0);
  }

  get round(): Round {
    return Round.of(this.r, this.now);
  }

  until(t: Ms): this {
    this.round.advance(t);
    this.now = t;
    return this;
  }

  after(ms: Ms): this {
    return this.until(this.now + ms);
  }

  act(seat: SeatId, command: Command): Refusal | undefined {
    return this.round.act(seat, command, this.now);
  }

  /** Acts, and throws when refused. */
  do(seat: SeatId, command: Command): this {
    const refusal = this.act(seat, command);
    if (refusal) throw new Error(`${JSON.stringify(command)} of ${seat} at ${this.now}: ${refusal.code}`);
    return this;
  }

  offer(seat: SeatId, verb: string): Offer | undefined {
    return this.round.offers(seat).find((offer) => offer.verb === verb);
  }

  notes(seat: SeatId, what?: string): Note[] {
    return (this.r.diaries[seat] ?? []).filter((note) => what === undefined || note.what === what);
  }
}
