import type { AllView } from "../../src/game/views.ts";
import type { Stage } from "../worlds/stage.ts";

/** So many things to work out are offered of each phase at first on a phone; the rest come by a tap. */
export const OFFERED = 1;

/** What a round's end says of what is worth asking. */
interface Of {
  all: AllView;
  /** Kinds of its key moments. */
  kinds: ReadonlySet<string>;
  /** How far what was chosen fell short of the best, of 10. */
  short: number;
  broken: boolean;
  /** Votes or stands can be counted by another rule. */
  recounts: boolean;
}

/** Moments after which one wonders how it would have come out by another count; and had one thing been otherwise. */
const CLOSE = ["quorumLost", "closest", "turned", "split", "count", "refusedGood", "passed"];
const HINGES = [
  "stop",
  "overlooked",
  "unheard",
  "check",
  "proof",
  "fork",
  "reorg",
  "captured",
  "card",
  "stopped",
  "theft",
  "unpaid",
];

const some = ({ kinds }: Of, list: readonly string[]): number => list.filter((kind) => kinds.has(kind)).length;
const decidersOf = ({ all }: Of): string =>
  all.compared?.find(({ round }) => round === all.round?.number)?.deciders ?? "all";
const lied = ({ all }: Of): boolean => all.scenario.trials.includes("liars");

/** How much what happened makes one ask each; 0: there is nothing to be had of it. */
const worth: Readonly<Record<string, (of: Of) => number>> = {
  influence: () => 1,
  axes: (of) => (of.broken ? 2 : 0) + (lied(of) ? 1 : 0),
  band: () => 1,
  recount: (of) => (of.recounts ? 1 + 2 * some(of, CLOSE) : 0),
  fork: (of) => 2 + some(of, HINGES) + (lied(of) ? 1 : 0),
  replay: (of) => 1 + (decidersOf(of) === "all" ? 0 : 2) + (of.short > 2 ? 2 : 0),
};

/** Whether a card is worked out at a tap, and takes a while. */
export const isAsked = (id: string): boolean => Object.hasOwn(worth, id);

/** Of these cards that are worked out at a tap, those that this round makes one ask first. */
export function offered(
  all: AllView,
  ids: readonly string[],
  { recounts }: Pick<Stage, "recounts">,
): ReadonlySet<string> {
  const { result, moments = [], cards } = all.reveal ?? {};
  const of: Of = {
    all,
    recounts: recounts(),
    kinds: new Set(moments.map(({ kind }) => kind)),
    short: result && result.ending !== "untold" ? result.best - result.worth : 0,
    broken: (cards?.length ?? 0) > 0 || ["crashed", "halted", "still", "homeless"].includes(result?.ending ?? ""),
  };
  const ranked = ids.map((id, i) => ({ id, i, by: worth[id]?.(of) ?? 0 })).sort((a, b) => b.by - a.by || a.i - b.i);
  return new Set(ranked.slice(0, OFFERED).map(({ id }) => id));
}
