import type { AntsViews } from "../../game/mechanisms/ants/view.ts";
import type { AuthorityViews } from "../../game/mechanisms/authority/view.ts";
import type { BallotViews } from "../../game/mechanisms/ballot/view.ts";
import type { BeesViews } from "../../game/mechanisms/bees/view.ts";
import type { BftViews } from "../../game/mechanisms/bft/view.ts";
import type { CouncilViews } from "../../game/mechanisms/council/view.ts";
import type { EcViews } from "../../game/mechanisms/ec/view.ts";
import type { PowViews } from "../../game/mechanisms/pow/view.ts";
import type { QueenViews } from "../../game/mechanisms/queen/view.ts";
import { viewsIn } from "../../game/policies/seen.ts";
import type { Ms, Seen } from "../../game/types.ts";
import { type Courses, kindOf, worthDeciding } from "./courses.ts";

/** How many blocks there are, and whether everybody has been told that the next one never comes. */
function inOnesHands(seen: Seen): number {
  const { height = 0, stopped } = viewsIn<AuthorityViews>(seen, "authority")("all") ?? {};
  return height + (stopped ? 1 : 0);
}

/** Where validators vote: the round, and whether there is a proposal in it. */
function inTurns(seen: Seen): number {
  const { height = 0, round = 0, proposal } = viewsIn<BftViews>(seen, "bft")("node") ?? {};
  return 100 * height + 2 * round + (proposal === undefined ? 0 : 1);
}

/** More than the number of any call. */
const CALLS = 1e10;

/**
 * The latest call that an ant has heard; what all see wherever they are, that carrying has begun and how many have been taken from
 * the old nest; and how often it has felt who else is at a nest, which is what it decides by there.
 */
function underStones(seen: Seen): number {
  const views = viewsIn<AntsViews>(seen, "ants");
  const { carrying = false, nestmates = 0, left = 0 } = views("all") ?? {};
  const { beats = 0 } = views("seat") ?? {};
  // A call's number is made of the time and who calls: it only grows, and is seen at the old nest alone.
  const called = Math.max(0, ...Object.keys(views("floor")?.calls ?? {}).map(Number));
  return CALLS * (beats + (carrying ? 1 : 0) + nestmates - left) + called;
}

/** How many orders, dances, reports, proposals or epochs a seat has heard of so far: one more is something new to think about. */
const HEARD: Readonly<Record<string, (seen: Seen) => number>> = {
  ants: underStones,
  authority: inOnesHands,
  ballot(seen) {
    const { board = {} } = viewsIn<BallotViews>(seen, "ballot")("floor") ?? {};
    const { vote, count, bell } = viewsIn<BallotViews>(seen, "ballot")("all") ?? {};
    const told = Object.values(board).reduce((sum, { n }) => sum + n, 0);
    // One more who wants the bell is news to everybody, also to those who are out and do not see the board.
    return vote ? 1e6 + vote.cast + (count ? 1 : 0) : 1000 * (bell?.wanting ?? 0) + told;
  },
  bees(seen) {
    const { dances = {} } = viewsIn<BeesViews>(seen, "bees")("floor") ?? {};
    return Math.max(0, ...Object.keys(dances).map((id) => Number(id) + 1));
  },
  bft: inTurns,
  "council-bft": inTurns,
  council(seen) {
    const all = viewsIn<CouncilViews>(seen, "council")("all");
    const { stage = "scouting", calls = {}, voted = 0 } = all ?? {};
    const { heard = {} } = viewsIn<CouncilViews>(seen, "council")("seat") ?? {};
    const called = Math.max(0, ...Object.keys(calls).map(Number));
    // What councillors say in the open is news to those who may recall one, as what is called out is to those who vote.
    const { says = {} } = all?.chamber ?? viewsIn<CouncilViews>(seen, "council")("council")?.chamber ?? {};
    const said = Object.values(says).reduce((sum, claims) => sum + Object.keys(claims).length, 0);
    return (
      1000 * ["scouting", "election", "council"].indexOf(stage) + called + voted + said + Object.keys(heard).length
    );
  },
  ec: (seen) => viewsIn<EcViews>(seen, "ec")("all")?.epoch ?? 0,
  // The queen also hears of who comes to report: whom to hear next is hers to say.
  queen(seen) {
    const { heard = 0, hearing } = viewsIn<QueenViews>(seen, "queen")("all") ?? {};
    const { waiting } = viewsIn<QueenViews>(seen, "queen")("seat") ?? {};
    return waiting ? Object.keys(waiting).length + (hearing ? 1 : 0) + heard : heard;
  },
  // Attackers hear of the orders of their own customers.
  pow(seen) {
    const pow = viewsIn<PowViews>(seen, "pow");
    return Object.keys(pow("seat")?.orders ?? {}).length + (pow("cartel")?.customers?.came ?? 0);
  },
};

/** From `t` on, in ms of play, a seat's situation is of this kind; `fresh`: something new has just come. */
interface Step {
  t: Ms;
  kind: string;
  fresh?: true;
}

/** What one seat could do in a round, and what it heard of, over time; `end` is when play was over. Plain JSON. */
export interface Trace {
  steps: Step[];
  end: Ms;
}

/** Keeps the trace of a seat that is looked at several times a second. */
export class Tracer {
  readonly trace: Trace = { steps: [], end: 0 };
  readonly #heardOf: (seen: Seen) => number;
  #heard = 0;

  constructor(mechanism: string) {
    this.#heardOf = HEARD[mechanism] ?? (() => 0);
  }

  look(seen: Seen): void {
    const { steps } = this.trace;
    const t = seen.now - seen.begin;
    this.trace.end = t;
    const kind = kindOf(seen.offers, seen.role.kind === "liar");
    const heard = this.#heardOf(seen);
    const fresh = heard > this.#heard;
    this.#heard = Math.max(heard, this.#heard);
    if (fresh) steps.push({ t, kind, fresh });
    else if (steps.at(-1)?.kind !== kind) steps.push({ t, kind });
  }
}

/** A seat's longest time in a round with nothing worth deciding and nothing new. */
export interface Stretch {
  longest: Ms;
  /** When it began, and the kinds of situations in it. */
  from: Ms;
  kinds: string[];
  /** When the first real choice came; absent where none did. */
  first?: Ms;
}

export function stretchOf({ steps, end }: Trace, courses: Courses): Stretch {
  const found: Stretch = { longest: 0, from: 0, kinds: [] };
  let awake = 0;
  let kinds: string[] = [];
  const until = (t: Ms) => {
    if (t - awake > found.longest) Object.assign(found, { longest: t - awake, from: awake, kinds: [...kinds] });
  };
  for (const [i, { t, kind, fresh }] of steps.entries()) {
    const decides = worthDeciding(courses, kind);
    if (decides) found.first ??= t;
    if (decides || fresh) {
      until(t);
      awake = decides ? (steps[i + 1]?.t ?? end) : t;
      kinds = [];
    }
    if (!decides) kinds.push(kind || "nothing");
  }
  until(end);
  return found;
}
