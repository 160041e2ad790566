import type { Scenario } from "../../../src/game/index.ts";
import type { Ms, SeatId } from "../../../src/game/types.ts";
import type { ChainViews } from "../../../src/game/worlds/chain/view.ts";
import { openedRound } from "../../../src/lab/models/opened.ts";
import { type Faulty, faulty } from "./faulty.ts";
import { RunningRound } from "./running-round.ts";
import { viewsOf } from "./views.ts";

export interface ChainSetup extends Pick<Faulty, "cut" | "loss"> {
  /** Seats, all of them people who do nothing but what the test has them do. */
  n: number;
  mechanism: string;
  clock?: Ms;
  key?: string;
  liars?: number;
  known?: boolean;
  world?: object;
  rules?: object;
  /** Policies by seat, where bots are wanted. */
  minds?: Record<SeatId, string>;
}

/** A chain round that begins at 0. */
export class ChainRound extends RunningRound {
  constructor({
    n,
    mechanism,
    clock = 60_000,
    key = "0f".repeat(16),
    liars = 0,
    known = false,
    cut,
    loss,
    ...more
  }: ChainSetup) {
    const scenario: Scenario = {
      id: "harbour",
      world: "chain",
      mechanism,
      options: { world: { ...more.world }, mechanism: { ...more.rules } },
      fill: n,
      clock,
      briefing: 0,
      trials: [],
      mix: {},
      scored: true,
    };
    const seats = Array.from({ length: n }, (_, i) => i);
    super(
      openedRound(faulty(scenario, { liars, known, cut, loss }), seats, key, {
        number: 1,
        ...(more.minds && { minds: more.minds }),
      }),
    );
  }

  get #chain() {
    return viewsOf<ChainViews>(this.round, "chain");
  }
  all(): ChainViews["all"] {
    return this.#chain("all");
  }
  seat(seat: SeatId): ChainViews["seat"] {
    return this.#chain("seat", seat);
  }
  node(node: number): ChainViews["node"] {
    return this.#chain("node", node);
  }
}
