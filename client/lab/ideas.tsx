import { RUNS_DEFAULT, SEED_DEFAULT } from "../../src/lab/explore/limits.ts";
import type { Settings } from "../../src/lab/explore/values.ts";
import { Cards } from "./cards.tsx";
import { show } from "./state.ts";
import { words } from "./words/words.ts";

type Idea = keyof typeof words.ideas.list;

const of = (scenario: string, changes: Record<string, string> = {}): Settings => ({ scenario, changes });

/** Comparisons that answer a question in some seconds: for who does not know where to begin. */
export const IDEAS: Readonly<Record<Idea, { a: Settings; b: Settings }>> = {
  queen: { a: of("meadow"), b: of("queen") },
  captured: { a: of("robbers"), b: of("captured-queen") },
  quorum: { a: of("meadow", { "mechanism.quorum": "3" }), b: of("meadow", { "mechanism.quorum": "6" }) },
  copy: { a: of("meadow"), b: of("meadow", { "mix.copycat": "0.5" }) },
  lazy: { a: of("ec", { "mix.lazy": "0" }), b: of("ec", { "mix.lazy": "0.7" }) },
  third: {
    a: of("bft-liars", { liars: "0.28", attack: "silent" }),
    b: of("bft-liars", { liars: "0.43", attack: "silent" }),
  },
  patience: { a: of("pow", { "mix.hasty": "0" }), b: of("pow", { "mix.hasty": "0.6" }) },
  spoil: { a: of("meadow", { "trial.spoil": "0.15" }), b: of("queen", { "trial.spoil": "0.15" }) },
};

/** What one could ask the lab. */
export function Ideas() {
  const { title, line, list } = words.ideas;
  return (
    <Cards
      title={title}
      line={line}
      cards={(Object.keys(IDEAS) as Idea[]).map((id) => ({
        id,
        name: list[id],
        go: () => show({ ...IDEAS[id], runs: RUNS_DEFAULT, seed: SEED_DEFAULT }),
      }))}
    />
  );
}
