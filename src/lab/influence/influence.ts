// How much hangs on each seat: rounds with the seat asleep, held against the same rounds with it awake, over many draws of luck;
// and how much hangs on luck alone. Bots play everybody, so that it is the place in the mechanism that is measured, not the person.
import type { Recording } from "../../game/index.ts";
import type { SeatId } from "../../game/types.ts";
import { firstOf, playRun, startOf } from "../whatif/start.ts";
import type { Outcome, Rules } from "../whatif/types.ts";

/** How long it may take: 1 and more is over. */
export interface Means {
  used(): number;
}

/** So many draws of luck are enough: the interval of a share is ± 7 points by then. */
export const DRAWS = 200;

export interface SeatInfluence {
  seat: SeatId;
  /** In so many of the draws the round came to something else with this seat asleep. */
  hits: number;
  draws: number;
}

export interface Influence {
  seats: SeatInfluence[];
  /** Pairs of draws with nobody asleep, and those of them that came to something else: what luck alone does. */
  luck: { hits: number; draws: number };
  /** Draws of luck so far. */
  runs: number;
  /** All that were planned have been made; else the time was up. */
  complete: boolean;
}

/** What is compared of two rounds: the option that was chosen, where options are there from the beginning; else how it ended. */
const cameTo = ({ ending, option }: Outcome): string => (option === undefined ? ending : `option ${option}`);

/** Draws with nobody asleep are held against each other two by two, so that every pair is independent of the others. */
class Luck {
  #last: string | undefined;
  hits = 0;
  draws = 0;
  add(came: string): void {
    if (this.#last === undefined) {
      this.#last = came;
      return;
    }
    this.draws++;
    if (this.#last !== came) this.hits++;
    this.#last = undefined;
  }
}

/**
 * The influence of every seat, told after every round. Each draw of luck is played with everybody and then with one seat asleep after the
 * other; where a draw does not fit into the time, its seats go on where the one before stopped, so that all have about as many.
 */
export function* influence(rules: Rules, recording: Recording, means: Means, most = DRAWS): Generator<Influence> {
  const start = startOf(rules, firstOf(rules, recording), { scenario: recording.scenario });
  const luck = new Luck();
  const tallies = start.seats.map((seat): SeatInfluence => ({ seat, hits: 0, draws: 0 }));
  let runs = 0;
  const told = (complete: boolean): Influence => ({
    seats: tallies.map((one) => ({ ...one })),
    luck: { hits: luck.hits, draws: luck.draws },
    runs,
    complete,
  });
  for (let run = 0; run < most; run++) {
    const came = cameTo(playRun(rules, start, run));
    luck.add(came);
    runs++;
    const begin = run % Math.max(1, tallies.length);
    for (let i = 0; i < tallies.length; i++) {
      if (means.used() >= 1) return yield told(false);
      const tally = tallies[(begin + i) % tallies.length] as SeatInfluence;
      tally.draws++;
      if (cameTo(playRun(rules, start, run, tally.seat)) !== came) tally.hits++;
      yield told(run + 1 === most && i + 1 === tallies.length);
    }
  }
}
