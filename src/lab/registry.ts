import { attempts } from "./experiments/attempts.ts";
import { balance } from "./experiments/balance.ts";
import { campaigns } from "./experiments/campaigns.ts";
import { chainBalance } from "./experiments/chain-balance.ts";
import { changed } from "./experiments/changed.ts";
import { evolve } from "./experiments/evolve.ts";
import { measures } from "./experiments/measures.ts";
import { naming } from "./experiments/naming.ts";
import { pace } from "./experiments/pace.ts";
import { round } from "./experiments/round.ts";
import { trials } from "./experiments/trials.ts";
import { voting } from "./experiments/voting.ts";
import { worth } from "./experiments/worth.ts";
import { published } from "./published.ts";
import { type AnyExperiment, erased } from "./types.ts";

/** Those that are held against our own bands; the others are in published.ts. */
const own: readonly AnyExperiment[] = [
  erased(balance),
  erased(chainBalance),
  erased(worth),
  erased(evolve),
  erased(attempts),
  erased(pace),
  erased(changed),
  erased(round),
  erased(naming),
  erased(measures),
  erased(trials),
  erased(campaigns),
  // All of its ways at once; published.ts has each by itself.
  erased(voting),
];

/** Every experiment by name. A new one is a row above, or in published.ts. */
export const experiments: ReadonlyMap<string, AnyExperiment> = new Map(
  [...(await Promise.all([...published.values()].map((bring) => bring()))), ...own].map((e) => [e.name, e]),
);
