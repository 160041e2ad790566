import type { Scenario } from "../../../scenario.ts";
import type { Note, Truth } from "../../../types.ts";
import { ecOptions } from "../state.ts";
import { minerTraits } from "./miners.ts";

/** An estimate leans to the usual: as if it had been so in so many epochs. */
const LEAN = 2;
/** What the diaries of usual bots show on the mean, in looks an epoch (`npm run lab -- evolve`): not every epoch has a block of another to look at. */
const SHOWN = 1.45;

/**
 * A miner's traits as its diary shows them: `checks`: its looks in an epoch, held against what usual bots' diaries show. How much it
 * hears others, and from when on it is sure, no diary tells: they are as usual.
 */
export function observedMiner(
  diary: readonly Note[],
  _truth: readonly Truth[],
  { options }: Scenario,
): Record<string, number> {
  const { epochs } = ecOptions.parse(options.mechanism);
  const looks = diary.filter(({ what }) => what === "audited").length;
  return { checks: (minerTraits.checks.usual * (looks + LEAN * SHOWN)) / (SHOWN * (epochs + LEAN)) };
}
