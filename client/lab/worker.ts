// One of the lab's workers: the game and the published experiments, run beside the page so that the page stays smooth.
import { playedRounds } from "../../src/lab/explore/play.ts";
import { exploredFrom } from "../../src/lab/explore/setup.ts";
import { published } from "../../src/lab/published.ts";
import { cut, gathered, labKey } from "../../src/lab/run.ts";
import type { AnyExperiment } from "../../src/lab/types.ts";
import type { Answer, Asked, Job, Jobs, Preset } from "./messages.ts";

async function named(name: string): Promise<AnyExperiment> {
  const bring = published.get(name);
  if (!bring) throw new Error(`there is no experiment ${name}`);
  return bring();
}

async function pieces({ experiment: name, runs, seed }: Preset) {
  const experiment = await named(name);
  const params = experiment.params.safeParse({});
  if (!params.success) throw new Error(`${name} does not run without parameters`);
  return { experiment, params: params.data, cuts: cut(experiment, params.data, { runs, seed }) };
}

type Got<J extends Job> = Jobs[J]["get"] | Promise<Jobs[J]["get"]>;

const work: { [J in Job]: (give: Jobs[J]["give"]) => Got<J> } = {
  explore: exploredFrom,
  play: ({ setup, seed, from, to }) => playedRounds(setup, labKey(seed), from, to),
  cut: async (preset) => (await pieces(preset)).cuts.chunks,
  chunk: async (chunk) => (await named(chunk.experiment)).play(chunk.task, chunk.key, chunk.from, chunk.to),
  async rows({ tallies, ...preset }) {
    const { experiment, params, cuts } = await pieces(preset);
    return experiment.rows(params, gathered(experiment, cuts, tallies));
  },
};

// One is asked after the other: the pool waits for each answer.
addEventListener("message", async ({ data }: MessageEvent<Asked>) => {
  let answer: Answer;
  try {
    answer = { got: await (work[data.job] as (give: unknown) => Got<Job>)(data.give) };
  } catch (fault) {
    answer = { error: String(fault) };
  }
  postMessage(answer);
});
