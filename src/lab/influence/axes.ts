// The three axes of decentralisation of one round, measured by playing it again, by bots, with something broken: definitions in
// ../measures/axes.ts. The same truth, roles, power and network, with luck of its own in each draw.
import type { Recording, RoundState } from "../../game/index.ts";
import type { Finality } from "../../game/measures/finality.ts";
import type { Point } from "../measures/axes.ts";
import { CUT, forcedBy, type Opened, partedIn, powersOf, survivesIn, unitsOf, usualOf } from "../measures/units.ts";
import { finish, firstOf, luckOf, openedFor, type Start, startOf } from "../whatif/start.ts";
import type { Rules } from "../whatif/types.ts";
import type { Means } from "./influence.ts";

/** Shares of the scouts or nodes that crash. */
const LOST = [1 / 6, 1 / 3, 1 / 2, 2 / 3, 5 / 6];
/** Shares of the owners that act together; one alone is tried as well. */
const OWNERS = [1 / 6, 1 / 3, 1 / 2, 2 / 3];
/** So many draws are enough. */
const DRAWS = 100;
/** So many draws of who lies are tried for one in which the most powerful do. */
const TRIES = 60;

/** What became of a chain that was cut in half, by how it ended; and the most blocks that a node dropped, summed over draws. */
export type Cut = Record<Finality, number> & { draws: number; dropped: number };

export interface Axes {
  /** Scouts or nodes, and owners. */
  units: number;
  seats: number;
  /** Architectural: it came to the same with so many crashed, drawn at random; or those first on whom most hung. */
  drawn: Point[];
  aimed: Point[];
  /** Political: so many owners together force the worst, or stop it. Empty where nobody can lie. */
  worst: Point[];
  stopped: Point[];
  /** Logical; absent where there is one place, which cannot be cut. */
  cut?: Cut;
  draws: number;
  complete: boolean;
}

/** So many of them, each number once. */
const grid = (shares: readonly number[], of: number): number[] =>
  [...new Set(shares.map((share) => Math.max(1, Math.round(share * of))))].filter((n) => n < of);

/** A round in which so many owners play the mechanism's usual attack together: the most powerful, where those are among the draws. */
function lying(rules: Rules, first: RoundState, owners: number): { start: Start; owners: number } | undefined {
  const given = rules.liarsIn(first.scenario);
  const share = owners / first.seats.length;
  const scenario = rules.withLiars(first.scenario, share, {
    known: true,
    ...(given?.attack && { attack: given.attack }),
  });
  if (rules.scenarioFault(scenario) !== undefined) return undefined;
  let some: { start: Start; owners: number } | undefined;
  for (let n = 0; n < TRIES; n++) {
    const roles = rules.digest(`${first.keys.roles} owners ${owners} ${n}`).slice(0, 32);
    const start = startOf(rules, first, { scenario, roles });
    const r = JSON.parse(start.state) as RoundState;
    const liars = Object.keys(r.roles).map(Number);
    if (liars.length === 0) continue;
    const powers = powersOf(r);
    const ranked = Object.values(powers).sort((a, b) => b - a);
    const most = ranked.slice(0, liars.length).reduce((sum, power) => sum + power, 0);
    const found = { start, owners: liars.length };
    some ??= found;
    if (liars.reduce((sum, seat) => sum + (powers[seat] ?? 0), 0) >= most) return found;
  }
  return some;
}

const points = (numbers: readonly number[]): Point[] => numbers.map((units) => ({ units, hits: 0, draws: 0 }));

/** Counts one draw at a point. */
function count(point: Point | undefined, hit: boolean): void {
  if (!point) return;
  point.draws++;
  if (hit) point.hits++;
}

/** The axes as they are measured, after each draw. */
export function* axes(rules: Rules, recording: Recording, means: Means, most = DRAWS): Generator<Axes> {
  const first = firstOf(rules, recording);
  // Its own trials but for those that say who lies: how many force it is what is asked.
  const honest = rules.withLiars(recording.scenario, 0);
  const start = startOf(rules, first, { scenario: honest });
  const cutScenario = {
    ...honest,
    trials: [
      ...honest.trials.filter(({ id }) => id !== "partition"),
      { id: "partition", options: { ...CUT, share: 0.5 } },
    ],
  };
  const cut =
    rules.scenarioFault(cutScenario) === undefined ? startOf(rules, first, { scenario: cutScenario }) : undefined;
  const open = (of: Start, run: number): Opened => openedFor(rules, of, run);
  const units = unitsOf(open(start, 0).r).length;
  const seats = first.seats.length;
  const owners = new Map<number, Start>();
  for (const n of [1, ...grid(OWNERS, seats)]) {
    const found = lying(rules, first, n);
    if (found && !owners.has(found.owners)) owners.set(found.owners, found.start);
  }
  const lost = grid(LOST, units);
  const state: Axes = {
    units,
    seats,
    drawn: points(lost),
    aimed: points(lost),
    worst: points([...owners.keys()]),
    stopped: points([...owners.keys()]),
    ...(cut && { cut: { draws: 0, dropped: 0, agree: 0, thrown: 0, split: 0, still: 0 } }),
    draws: 0,
    complete: false,
  };
  const told = (): Axes => JSON.parse(JSON.stringify(state)) as Axes;
  for (let run = 0; run < most; run++) {
    const key = luckOf(rules, start, run);
    const before = usualOf(open(start, run));
    for (const [i, units] of lost.entries())
      for (const aimed of [false, true]) {
        if (means.used() >= 1) return yield told();
        const came = survivesIn(() => open(start, run), key, before, { units, aimed });
        if (came) count((aimed ? state.aimed : state.drawn)[i], came.same);
      }
    for (const [i, of] of [...owners.values()].entries()) {
      if (means.used() >= 1) return yield told();
      const { r, round } = open(of, run);
      finish(r, round);
      const what = forcedBy(round.score().ending);
      count(state.worst[i], what === "worst");
      count(state.stopped[i], what === "stopped");
    }
    const parted = cut && partedIn(open(start, run), open(cut, run));
    if (parted && state.cut) {
      state.cut.draws++;
      state.cut.dropped += parted.dropped;
      state.cut[parted.ending]++;
    }
    state.draws++;
    state.complete = run + 1 === most;
    yield told();
  }
}
