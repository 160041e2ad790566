import { scenarios } from "../../../src/game/index.ts";
import type { BallotReveal } from "../../../src/game/mechanisms/ballot/reveal.ts";
import type { BallotOptions, BallotState } from "../../../src/game/mechanisms/ballot/state.ts";
import type { BallotViews } from "../../../src/game/mechanisms/ballot/view.ts";
import type { Ms, SeatId } from "../../../src/game/types.ts";
import { type SwarmSetup, SwarmTable } from "./swarm-table.ts";

interface Setup extends SwarmSetup {
  ballot?: Partial<BallotOptions>;
  qualities?: number[];
  clock?: Ms;
}

interface Shown {
  state: BallotState;
  all: BallotViews["all"];
  seat: BallotViews["seat"];
  reveal: BallotReveal;
}

/** A room that looks for a home and votes at the bell, after 200 s: whoever looks for a site finds it. Readings are exact, no search is in vain. */
export class BallotRoom extends SwarmTable<Shown> {
  constructor({ ballot, qualities = [9, 6, 3], clock = 200_000, ...setup }: Setup = {}) {
    const options = { world: { qualities, noise: 0, finds: 1, lost: 0 }, mechanism: { ...ballot } };
    super({ ...scenarios.ballot!, options, clock, mix: {} }, setup);
  }

  get ballot(): BallotState {
    return this.state;
  }

  /** Until the bell has rung. */
  bell(): this {
    return this.pass(this.s.round!.end - this.s.now);
  }

  votes(site: number, ...seats: SeatId[]): this {
    for (const seat of seats) this.do(seat, { verb: "vote", site });
    return this;
  }

  /** These scouts look around until each is back from this site, and says what it thinks of it. */
  tells(site: number, claim: number, ...seats: SeatId[]): this {
    return this.backAndSay("tell", site, claim, seats);
  }
}
