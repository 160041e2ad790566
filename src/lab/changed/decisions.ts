import type { Recording, RoundState } from "../../game/index.ts";
import type { Command, SeatId } from "../../game/types.ts";
import { type Minds, playOn } from "./branch.ts";
import { Differences } from "./statistics.ts";
import type { Decisions, Effect, Rules } from "./types.ts";
import type { Moment } from "./walk.ts";

/** So many decisions are told at most, the largest of those beyond luck: more than three nobody reads. */
const TOLD = 3;
/** So many are measured, those that seemed to matter most: what is screened fourth or fifth may well be third. */
const CANDIDATES = 5;
/** What would round to less is no difference that anybody needs to be told, however sure it is. In points or coins, see Stake. */
const LEAST_TOLD = 0.5;
/** Pairs of runs that each of them is measured with at most, and pairs that a decision is screened with at most. */
const MEASURED = 200;
const SCREENED = 100;
/**
 * A decision of middling cost is screened with so many pairs first, a late one, which leaves less to be played, with more of them
 * and an early one with fewer, down to `least`: a quorum turns on a decision in one run of three, so that two pairs miss it often.
 */
const FIRST = { middling: 4, least: 2 };
/** Then pairs go where they promise most for what they cost (an upper confidence bound, Auer et al. 2002), two at a time. */
const MORE = 2;
/** The bound lies so many standard errors above what a decision seems to matter, and what is chosen in the end as many below. */
const DOUBT = 1;
/** The spread of a few pairs is unsure: the mean spread of all that is screened counts as much as so many pairs. */
const PRIOR = 2;
/**
 * Work to find the largest decisions, and to measure them: three seconds on a laptop's core, as much as there is time for on a
 * slow phone. Counted in timed events of the meadow and not in time, so that every device does the same.
 */
const WORK = { search: 720_000, measure: 480_000 };
/** What a run costs besides its events, and what it counts for at most: a busy network's events are cheap. In events. */
const RUN = { least: 100, most: 600 };
/** So many times as much in the world of chains, whose views take longer to draw. */
const CHAIN = 3;
/** More comparisons that fail than these, and than this share of all, are a fault of the game: see #compare. */
const FAILED_LEAST = 3;
const FAILED = 0.02;
/** The share of the time by which the search must be over. */
const SEARCH_TIME = 0.55;

/** What may be changed for tests of the method itself. */
export interface Means {
  /** The share of its time that is used up, 0 to 1; at 1 it stops. Without a clock it does everything. */
  used?(): number;
  /** How far it has come, 0 to 1. */
  progress?(share: number): void;
  /** The share of the usual work that may be done: fewer runs, wider intervals. */
  work?: number;
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

/** The decisions of a seat, each held against everything else it could have done. In a fixed order, from fixed keys: the same recording gives the same. */
export class Search {
  readonly #rules: Rules;
  readonly #recording: Recording;
  readonly #moments: readonly Moment[];
  readonly #seat: SeatId;
  readonly #minds: Minds;
  readonly #means: Means;
  readonly #work: typeof WORK;
  /** What a run from each moment costs. */
  readonly #costs: readonly number[];
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
    const share = means.work ?? 1;
    this.#work = { search: share * WORK.search, measure: share * WORK.measure };
    const each = recording.scenario.world === "chain" ? CHAIN : 1;
    this.#costs = moments.map(({ left }) => each * Math.min(RUN.most, RUN.least + left));
  }

  run(): Decisions {
    const { largest, screened } = this.#search();
    const measured = this.#measure(this.#distinct(largest));
    const effects = measured.filter(({ differences }) => isTold(differences)).map((arm) => this.#effect(arm));
    effects.sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
    effects.splice(TOLD);
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
    this.#done += this.#costs[moment] as number;
    this.#means.progress?.(Math.min(0.99, this.#done / (this.#work.search + this.#work.measure)));
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
  #search(): { largest: Arm[]; screened: number } {
    const groups = this.#moments.map(({ others }, moment) => {
      const arms = others.map((other, i): Arm => ({ moment, other, at: i + 1, differences: new Differences() }));
      return { moment, arms, cost: (arms.length + 1) * (this.#costs[moment] as number), runs: 0 };
    });
    type Group = (typeof groups)[number];
    const costs = groups.map(({ cost }) => cost).sort((a, b) => a - b);
    const middling = costs[Math.floor(costs.length / 2)] ?? 0;
    const screen = (group: Group, runs: number): boolean => {
      for (const until = group.runs + runs; group.runs < until; group.runs++) {
        if (this.#done >= this.#work.search || this.#over(SEARCH_TIME)) return false;
        this.#compare("search", group.moment, group.arms, group.runs, SEARCH_TIME);
      }
      return true;
    };
    const first = ({ cost }: Group): number =>
      Math.min(SCREENED, Math.max(FIRST.least, Math.round((FIRST.middling * middling) / cost)));
    // One pair each, then the next: where there is little time or much to do, each has been tried.
    let going = true;
    for (let pass = 0; going && groups.some((group) => first(group) > pass); pass++)
      going = groups.every((group) => first(group) <= pass || screen(group, 1));
    const arms = groups.flatMap((group) => group.arms);
    const spread = arms.reduce((sum, { differences }) => sum + differences.variance, 0) / Math.max(1, arms.length);
    const bound = (sign: number, { differences }: Arm): number =>
      Math.abs(differences.mean) + sign * DOUBT * differences.errorWith(spread, PRIOR);
    const promise = (group: Group): number =>
      Math.max(...group.arms.map((arm) => bound(1, arm))) / Math.sqrt(group.cost);
    const promises = groups.map(promise);
    while (going) {
      let best: Group | undefined;
      for (const group of groups) {
        if (group.runs >= SCREENED) continue;
        if (!best || (promises[group.moment] as number) > (promises[best.moment] as number)) best = group;
      }
      if (!best) break;
      going = screen(best, MORE);
      promises[best.moment] = promise(best);
    }
    // Ties stay in their order, which is that of the round.
    const by = (a: Arm, b: Arm) => bound(-1, b) - bound(-1, a);
    const largest = groups.flatMap((group) => [...group.arms].sort(by).slice(0, 1)).sort(by);
    return { largest, screened: Math.min(...groups.map(({ runs }) => runs), SCREENED) };
  }

  /** So many of these as are measured, without what says the same again: staying, rather than leaving, three times in five seconds. */
  #distinct(arms: readonly Arm[]): Arm[] {
    const text = (command: Command | undefined) => JSON.stringify(command);
    const repeats = (a: Arm, b: Arm): boolean => {
      const between = this.#moments.slice(Math.min(a.moment, b.moment), Math.max(a.moment, b.moment) + 1);
      return text(a.other) === text(b.other) && new Set(between.map(({ chosen }) => text(chosen))).size === 1;
    };
    const picked: Arm[] = [];
    for (const arm of arms) if (!picked.some((one) => repeats(one, arm))) picked.push(arm);
    return picked.slice(0, CANDIDATES);
  }

  /** Measures these anew, with luck that had no part in choosing them. */
  #measure(arms: readonly Arm[]): Arm[] {
    const fresh = arms.map((arm) => ({ ...arm, differences: new Differences() }));
    const cost = fresh.reduce((sum, { moment }) => sum + 2 * (this.#costs[moment] as number), 0);
    const runs = Math.min(MEASURED, Math.floor(this.#work.measure / Math.max(1, cost)));
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
