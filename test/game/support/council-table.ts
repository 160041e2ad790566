import { scenarios } from "../../../src/game/index.ts";
import type { CouncilOptions, CouncilState } from "../../../src/game/mechanisms/council/state.ts";
import type { CouncilViews } from "../../../src/game/mechanisms/council/view.ts";
import type { Ms, SeatId } from "../../../src/game/types.ts";
import { type SwarmSetup, SwarmTable } from "./swarm-table.ts";

interface Setup extends SwarmSetup {
  council?: Partial<CouncilOptions>;
  clock?: Ms;
}

interface Shown {
  state: CouncilState;
  all: CouncilViews["all"];
  seat: CouncilViews["seat"];
}

/** A room in a round with a council. Sites of exact qualities, 0 the best; readings are exact, no search is in vain. */
export class CouncilTable extends SwarmTable<Shown> {
  constructor({ council = {}, clock = 600_000, people = 7, ...setup }: Setup = {}) {
    const options = { world: { qualities: [9, 6, 3], noise: 0, finds: 1 }, mechanism: council };
    super({ ...scenarios.council!, options, clock }, { people, ...setup });
  }

  get council(): CouncilState {
    return this.state;
  }

  /** Lets time pass until so many ms of play. */
  until(ms: Ms): this {
    return this.pass(Math.max(0, ms - this.played));
  }

  /** Lets time pass until so many ms before the clock runs out. */
  untilEnd(before: Ms = 0): this {
    return this.pass(this.s.round!.end - this.s.now - before);
  }

  /** The moments so far that everybody felt, by their kinds. */
  felt(): string[] {
    return (this.s.round!.felt?.all ?? []).map(({ kind }) => kind);
  }

  /** These stand, and the election begins. */
  stand(...seats: SeatId[]): this {
    for (const seat of seats) this.do(seat, { verb: "stand" });
    return this.until(this.council.options.scout);
  }

  /** Votes: by voter, whom for; then the council sits, and may vote. */
  elect(votes: Readonly<Record<SeatId, readonly SeatId[]>>): this {
    for (const [seat, list] of Object.entries(votes))
      for (const one of list) this.do(Number(seat), { verb: "elect", seat: one });
    return this.pass(this.council.until - this.s.now);
  }

  /** The council has heard enough to vote, and all of it is at the swarm. */
  opened(): this {
    return this.pass(Math.max(0, this.council.until - this.s.now));
  }
}
