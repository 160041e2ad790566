import { scenarios } from "../../../src/game/index.ts";
import type { QueenOptions, QueenState } from "../../../src/game/mechanisms/queen/state.ts";
import type { QueenViews } from "../../../src/game/mechanisms/queen/view.ts";
import type { SeatId } from "../../../src/game/types.ts";
import { type SwarmSetup, SwarmTable } from "./swarm-table.ts";

interface Setup extends SwarmSetup {
  queen?: Partial<QueenOptions>;
  qualities?: number[];
}

interface Shown {
  state: QueenState;
  all: QueenViews["all"];
  seat: QueenViews["seat"];
}

/** A room in a round under a queen, who is the first person unless the setup says otherwise. Readings are exact, no search is in vain. */
export class QueenTable extends SwarmTable<Shown> {
  constructor({ queen, qualities = [9, 6, 3], ...setup }: Setup = {}) {
    const options = { world: { qualities, noise: 0, finds: 1 }, mechanism: { seat: 0, ...queen } };
    super({ ...scenarios.queen!, options, clock: 120_000 }, setup);
  }

  get queen(): QueenState {
    return this.state;
  }

  /** These scouts look around until each is back from this site, and says what it thinks of it. */
  reports(site: number, claim: number, ...seats: SeatId[]): this {
    return this.backAndSay("report", site, claim, seats);
  }

  /** She hears this scout to the end. */
  hears(seat: SeatId): this {
    this.do(this.queen.queen, { verb: "hear", seat });
    return this.pass(this.queen.hearing!.until - this.s.now);
  }
}
