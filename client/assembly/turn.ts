import type { Enacted } from "../../src/game/assembly/state.ts";
import type { Compared } from "../../src/game/compared.ts";

/** A round of which it is known how few of how many could decide. */
export type Told = Compared & { fewest: number; seats: number };

/** How power went over the rounds, by the fewest seats that could decide. */
export function courseOf(rounds: readonly Told[]): {
  kind: "stayed" | "sank" | "rose" | "sankRose";
  from: number;
  most: number;
  to: number;
} {
  const all = rounds.map(({ fewest }) => fewest);
  const [from, to, most] = [all[0] ?? 1, all.at(-1) ?? 1, Math.max(...all)];
  const kind =
    most === Math.min(...all) ? "stayed" : most > Math.max(from, to) ? "sankRose" : to > from ? "sank" : "rose";
  return { kind, from, most, to };
}

/** What of what there was to be had a round earned, 0 to 1; undefined where that was not told. */
export const earnedBy = ({ ended }: Compared): number | undefined =>
  ended && ended.best > 0 ? Math.max(0, Math.min(1, ended.worth / ended.best)) : undefined;

/** What rounds earned on average; undefined where none was told. */
export function meanOf(rounds: readonly Compared[]): number | undefined {
  const all = rounds.flatMap((one) => earnedBy(one) ?? []);
  return all.length === 0 ? undefined : all.reduce((sum, one) => sum + one, 0) / all.length;
}

/**
 * Where a campaign turned: the vote after which the fewest that could decide changed most, as a share of all who played; undefined where
 * no vote moved it. Of votes passed together the one on who decides.
 */
export function turnOf(
  rounds: readonly Told[],
  history: readonly Enacted[],
): { round: number; vote: Enacted } | undefined {
  let best: { round: number; vote: Enacted; by: number } | undefined;
  for (const [i, one] of rounds.entries()) {
    const next = rounds[i + 1];
    const passed = history.filter(({ round, passed }) => passed && round === one.round);
    const vote = passed.find(({ part }) => part === "round") ?? passed[0];
    if (!next || !vote) continue;
    const by = Math.abs(next.fewest / next.seats - one.fewest / one.seats);
    if (by > (best?.by ?? 0)) best = { round: one.round, vote, by };
  }
  return best && { round: best.round, vote: best.vote };
}
