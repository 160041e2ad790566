import { attempts } from "./experiments/attempts.ts";
import { balance } from "./experiments/balance.ts";
import { bftRounds } from "./experiments/bft-rounds.ts";
import { bftSafety } from "./experiments/bft-safety.ts";
import { chainBalance } from "./experiments/chain-balance.ts";
import { changed } from "./experiments/changed.ts";
import { condorcet } from "./experiments/condorcet.ts";
import { council } from "./experiments/council.ts";
import { crossInhibition } from "./experiments/cross-inhibition.ts";
import { doubleSpendRace } from "./experiments/double-spend.ts";
import { ecElection } from "./experiments/ec-election.ts";
import { ecNull } from "./experiments/ec-null.ts";
import { ecWeight } from "./experiments/ec-weight.ts";
import { list2009 } from "./experiments/list2009.ts";
import { measures } from "./experiments/measures.ts";
import { nakamotoTable } from "./experiments/nakamoto.ts";
import { naming } from "./experiments/naming.ts";
import { pace } from "./experiments/pace.ts";
import { power } from "./experiments/power.ts";
import { proposer } from "./experiments/proposer.ts";
import { quorum } from "./experiments/quorum.ts";
import { round } from "./experiments/round.ts";
import { selfish } from "./experiments/selfish.ts";
import { stale } from "./experiments/stale.ts";
import { trials } from "./experiments/trials.ts";
import { worth } from "./experiments/worth.ts";
import type { AnyExperiment, Experiment } from "./types.ts";

const erased = <P, J, T>(experiment: Experiment<P, J, T>): AnyExperiment => experiment as unknown as AnyExperiment;

const list: readonly AnyExperiment[] = [
  erased(list2009),
  erased(crossInhibition),
  erased(quorum),
  erased(balance),
  erased(chainBalance),
  erased(worth),
  erased(attempts),
  erased(pace),
  erased(changed),
  erased(round),
  erased(naming),
  erased(nakamotoTable),
  erased(ecElection),
  erased(ecNull),
  erased(doubleSpendRace),
  erased(selfish),
  erased(stale),
  erased(ecWeight),
  erased(proposer),
  erased(power),
  erased(measures),
  erased(council),
  erased(condorcet),
  erased(bftSafety),
  erased(bftRounds),
  erased(trials),
];

/** Every experiment by name. A new one is a row above. */
export const experiments: ReadonlyMap<string, AnyExperiment> = new Map(list.map((e) => [e.name, e]));
