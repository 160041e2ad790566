import { type AnyExperiment, erased } from "./types.ts";

/**
 * The experiments that are held against figures that somebody published or that can be computed, by their names: those of the
 * page /lab. A new one is a row here. Each is brought by itself: together they are 20 KB gzipped, and whoever moves the
 * sliders of a scenario needs none of them.
 */
export const published: ReadonlyMap<string, () => Promise<AnyExperiment>> = new Map([
  ["list2009", async () => erased((await import("./experiments/list2009.ts")).list2009)],
  ["cross-inhibition", async () => erased((await import("./experiments/cross-inhibition.ts")).crossInhibition)],
  ["quorum", async () => erased((await import("./experiments/quorum.ts")).quorum)],
  ["ants", async () => erased((await import("./experiments/ants.ts")).ants)],
  ["condorcet", async () => erased((await import("./experiments/condorcet.ts")).condorcet)],
  ["council", async () => erased((await import("./experiments/council.ts")).council)],
  ["nakamoto", async () => erased((await import("./experiments/nakamoto.ts")).nakamotoTable)],
  ["double-spend", async () => erased((await import("./experiments/double-spend.ts")).doubleSpendRace)],
  ["selfish", async () => erased((await import("./experiments/selfish.ts")).selfish)],
  ["stale", async () => erased((await import("./experiments/stale.ts")).stale)],
  ["ec-election", async () => erased((await import("./experiments/ec-election.ts")).ecElection)],
  ["ec-null", async () => erased((await import("./experiments/ec-null.ts")).ecNull)],
  ["ec-weight", async () => erased((await import("./experiments/ec-weight.ts")).ecWeight)],
  ["bft-safety", async () => erased((await import("./experiments/bft-safety.ts")).bftSafety)],
  ["bft-rounds", async () => erased((await import("./experiments/bft-rounds.ts")).bftRounds)],
  ["proposer", async () => erased((await import("./experiments/proposer.ts")).proposer)],
  ["power", async () => erased((await import("./experiments/power.ts")).power)],
  ["moran", async () => erased((await import("./experiments/moran.ts")).moran)],
  ["rogers", async () => erased((await import("./experiments/rogers.ts")).rogers)],
  ["hawk-dove", async () => erased((await import("./experiments/hawk-dove.ts")).hawkDove)],
  ["voting-heads", async () => erased((await import("./experiments/voting.ts")).votingHeads)],
  ["voting-stake", async () => erased((await import("./experiments/voting.ts")).votingStake)],
  ["voting-quadratic", async () => erased((await import("./experiments/voting.ts")).votingQuadratic)],
  ["conviction", async () => erased((await import("./experiments/conviction.ts")).conviction)],
  ["signalling", async () => erased((await import("./experiments/signalling.ts")).signalling)],
]);
