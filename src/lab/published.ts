import { ants } from "./experiments/ants.ts";
import { bftRounds } from "./experiments/bft-rounds.ts";
import { bftSafety } from "./experiments/bft-safety.ts";
import { condorcet } from "./experiments/condorcet.ts";
import { conviction } from "./experiments/conviction.ts";
import { council } from "./experiments/council.ts";
import { crossInhibition } from "./experiments/cross-inhibition.ts";
import { doubleSpendRace } from "./experiments/double-spend.ts";
import { ecElection } from "./experiments/ec-election.ts";
import { ecNull } from "./experiments/ec-null.ts";
import { ecWeight } from "./experiments/ec-weight.ts";
import { hawkDove } from "./experiments/hawk-dove.ts";
import { list2009 } from "./experiments/list2009.ts";
import { moran } from "./experiments/moran.ts";
import { nakamotoTable } from "./experiments/nakamoto.ts";
import { power } from "./experiments/power.ts";
import { proposer } from "./experiments/proposer.ts";
import { quorum } from "./experiments/quorum.ts";
import { rogers } from "./experiments/rogers.ts";
import { selfish } from "./experiments/selfish.ts";
import { signalling } from "./experiments/signalling.ts";
import { stale } from "./experiments/stale.ts";
import { votingHeads, votingQuadratic, votingStake } from "./experiments/voting.ts";
import { type AnyExperiment, erased } from "./types.ts";

const list: readonly AnyExperiment[] = [
  erased(list2009),
  erased(crossInhibition),
  erased(quorum),
  erased(ants),
  erased(condorcet),
  erased(council),
  erased(nakamotoTable),
  erased(doubleSpendRace),
  erased(selfish),
  erased(stale),
  erased(ecElection),
  erased(ecNull),
  erased(ecWeight),
  erased(bftSafety),
  erased(bftRounds),
  erased(proposer),
  erased(power),
  erased(moran),
  erased(rogers),
  erased(hawkDove),
  erased(votingHeads),
  erased(votingStake),
  erased(votingQuadratic),
  erased(conviction),
  erased(signalling),
];

/** The experiments that are held against figures that somebody published or that can be computed: those of the page /lab. A new one is a row above. */
export const published: ReadonlyMap<string, AnyExperiment> = new Map(list.map((e) => [e.name, e]));
