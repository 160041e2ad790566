import type { Recording, RoundState } from "../../game/index.ts";
import type { Command, SeatId } from "../../game/types.ts";
import { type Minds, playOn } from "./branch.ts";
import { Differences } from "./statistics.ts";
import type { Decisions, Effect, Rules } from "./types.ts";
import type { Moment } from "./walk.ts";

/** So many decisions are measured, and told where they are beyond luck. */
const TOLD = 3;
/** What would round to less is no difference that anybody needs to be told, however sure it is. In points or coins, see Stake. */
const LEAST_TOLD = 0.5;
/** Pairs of runs that each of them is measured with at most, and pairs that anything is screened with at most. */
const MEASURED = 200;
const SCREENED = 30;
/** The search goes on with the half that seems to matter most, so many times over (successive halving, Karnin et al. 2013). */
const STAGES = 3;
/** So many standard errors are taken off what seems to matter: among many decisions the largest by chance reach two or three. */
const DOUBT = 1.5;
/** In the first stage every alternative is tried so often at least. */
const LEAST = 2;
/**
 * Timed events that may be worked through to find the largest decisions, and as many again to measure them: four seconds on a
 * laptop's core, some ten on a phone's. Counted in events and not in time, so that every device does the same.
 */
const EVENTS = 240_000;
/** What a run costs besides its events, and what it counts for at most: a busy network's events are cheap. In events. */
const RUN = { least: 100, most: 600 };
/** More comparisons that fail than these, and than this share of all, are a fault of the game: see #compare. */
const FAILED_LEAST = 3;
const FAILED = 0.02;
/** The share of the time by which the search must be over. */
const SEARCH_TIME = 0.5;

/** What may be changed for tests of the method itself. */
export interface Means {
  /** The share of its time that is used up, 0 to 1; at 1 it stops. Without a clock it does everything. */
  used?(): number;
  /** How far it has come, 0 to 1. */
  progress?(share: number): void;
  /** How much may be worked through in each half, in events, where it is not as usual: fewer runs, wider intervals. */
  events?: number;
  /** The key of a run's luck. `arm`: 0 for what was chosen, from 1 on for what else there was; the same luck for all, unless a test wants it otherwise. */
  luck?(base: string, arm: number): string;
}

/** Something else that could have been done at a decision. */
interface Arm {
  moment: number;
  other: Command | undefined;
  /** Its place among the moment's alternatives, from 1. */
  at: number;
  differences: Differences;
}

/** Whether a difference is told: beyond luck, and large enough to matter. */
export const isTold = (differences: Differences): boolean =>
  differences.beyondLuck && Math.abs(differences.mean) >= LEAST_TOLD;

const costOf = ({ left }: Moment): number => Math.min(RUN.most, RUN.least + left);

/** The decisions of a seat, each held against everything else it could have done. In a fixed order, from fixed keys: the same recording gives the same. */
export class Search {
  readonly #rules: Rules;
  readonly #recording: Recording;
  readonly #moments: readonly Moment[];
  readonly #seat: SeatId;
  readonly #minds: Minds;
  readonly #means: Means;
  readonly #events: number;
  #done = 0;
  #late = false;
  #compared = 0;
  #failed = 0;

  constructor(
    rules: Rules,
    recording: Recording,
    moments: readonly Moment[],
    seat: SeatId,
    minds: Minds,
    means: Means,
  ) {
    this.#rules = rules;
    this.#recording = recording;
    this.#moments = moments;
    this.#seat = seat;
    this.#minds = minds;
    this.#means = means;
    this.#events = means.events ?? EVENTS;
  }

  run(): Decisions {
    const { live, screened } = this.#search();
    const told = live.slice(0, TOLD);
    const measured = this.#measure(told);
    const effects = measured.filter(({ differences }) => isTold(differences)).map((arm) => this.#effect(arm));
    effects.sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
    const runs = Math.max(0, ...measured.map(({ differences }) => differences.n));
    this.#means.progress?.(1);
    const most = Math.max(...measured.map(({ differences: { mean, half } }) => Math.abs(mean) + half));
    const within = effects.length === 0 && Number.isFinite(most) && { within: most };
    return { count: this.#moments.length, screened, runs, effects, complete: !this.#late, ...within };
  }

  /** Whether the time is up for what it is spent on: the search leaves some for the measuring. */
  #over(share: number): boolean {
    const over = (this.#means.used?.() ?? 0) >= share;
    this.#late ||= over;
    return over;
  }

  #key(what: string, moment: number, run: number): string {
    const { hash } = this.#recording;
    return this.#rules.digest(`what changed ${hash} ${this.#seat} ${what} ${moment} ${run}`).slice(0, 32);
  }

  #play(moment: number, command: Command | undefined, base: string, arm: number): number {
    const at = this.#moments[moment] as Moment;
    const luck = this.#means.luck?.(base, arm) ?? base;
    this.#done += costOf(at);
    this.#means.progress?.(Math.min(0.99, this.#done / (2 * this.#events)));
    return playOn(this.#rules, at, this.#seat, command, this.#minds, luck);
  }

  /** One run of a decision as it was and of each of these alternatives, all with the same luck; none where the time is up by then: `by`, a share of it. */
  #compare(what: string, moment: number, arms: readonly Arm[], run: number, by: number): void {
    const key = this.#key(what, moment, run);
    const { chosen: command } = this.#moments[moment] as Moment;
    try {
      const chosen = this.#play(moment, command, key, 0);
      const others: number[] = [];
      for (const { other, at } of arms) {
        // A run may take long where the device is slow.
        if (this.#over(by)) return;
        others.push(this.#play(moment, other, key, at));
      }
      for (const [i, other] of others.entries()) (arms[i] as Arm).differences.add(chosen - other);
      this.#compared++;
    } catch (fault) {
      // Under other luck a block may get the number that one before has; that luck is left out, whatever it would have come to.
      if (++this.#failed > FAILED_LEAST + FAILED * this.#compared) throw fault;
    }
  }

  /** What seems to matter most, an alternative for each decision, the largest first. */
  #search(): { live: Arm[]; screened: number } {
    let live: Arm[] = this.#moments.flatMap(({ others }, moment) =>
      others.map((other, i) => ({ moment, other, at: i + 1, differences: new Differences() })),
    );
    // What is sure is worth more than what may be chance.
    const size = ({ differences }: Arm) => Math.abs(differences.mean) - DOUBT * differences.error;
    let runs = 0;
    for (let stage = 0; stage < STAGES && live.length > 0; stage++) {
      const by = new Map<number, Arm[]>();
      for (const arm of live) by.set(arm.moment, [...(by.get(arm.moment) ?? []), arm]);
      const cost = [...by].reduce((sum, [m, arms]) => sum + (arms.length + 1) * costOf(this.#moments[m] as Moment), 0);
      const more = Math.max(stage === 0 ? LEAST : 1, Math.floor(this.#events / STAGES / cost));
      const until = Math.min(SCREENED, runs + more);
      for (; runs < until; runs++) {
        for (const [moment, arms] of by) {
          if (this.#over(SEARCH_TIME)) return { live: this.#best(live, size), screened: runs };
          this.#compare("search", moment, arms, runs, SEARCH_TIME);
        }
      }
      // Ties stay in their order, which is that of the round.
      live = [...live].sort((a, b) => size(b) - size(a)).slice(0, Math.max(TOLD, Math.ceil(live.length / 2)));
    }
    return { live: this.#best(live, size), screened: runs };
  }

  /** The largest alternative of each decision, the largest first. */
  #best(arms: readonly Arm[], size: (arm: Arm) => number): Arm[] {
    const sorted = [...arms].sort((a, b) => size(b) - size(a));
    return sorted.filter((arm, i) => sorted.findIndex(({ moment }) => moment === arm.moment) === i);
  }

  /** Measures these anew, with luck that had no part in choosing them. */
  #measure(arms: readonly Arm[]): Arm[] {
    const fresh = arms.map((arm) => ({ ...arm, differences: new Differences() }));
    const cost = fresh.reduce((sum, { moment }) => sum + 2 * costOf(this.#moments[moment] as Moment), 0);
    const runs = Math.min(MEASURED, Math.floor(this.#events / Math.max(1, cost)));
    for (let run = 0; run < runs; run++) {
      for (const arm of fresh) {
        if (this.#over(1)) return fresh;
        this.#compare("measure", arm.moment, [arm], run, 1);
      }
    }
    return fresh;
  }

  #effect({ moment, other, differences }: Arm): Effect {
    const { t, chosen, state } = this.#moments[moment] as Moment;
    const r = JSON.parse(state) as RoundState;
    const shown = this.#rules.Round.of(r, t).seen(this.#seat).channels;
    const { mean: by, half, n: runs } = differences;
    return { t: t - r.begin, chosen, ...(other && { instead: other }), shown, by, half, runs };
  }
}
