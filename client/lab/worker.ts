// One of the lab's workers: the game and the published experiments, run beside the page so that the page stays smooth.
import { playedRounds } from "../../src/lab/explore/play.ts";
import { exploredFrom } from "../../src/lab/explore/setup.ts";
import { published } from "../../src/lab/published.ts";
import { cut, gathered, labKey } from "../../src/lab/run.ts";
import type { AnyExperiment } from "../../src/lab/types.ts";
import type { Answer, Asked, Job, Jobs, Preset } from "./messages.ts";

function named(name: string): AnyExperiment {
  const found = published.get(name);
  if (!found) throw new Error(`there is no experiment ${name}`);
  return found;
}

function pieces({ experiment: name, runs, seed }: Preset) {
  const experiment = named(name);
  const params = experiment.params.safeParse({});
  if (!params.success) throw new Error(`${name} does not run without parameters`);
  return { experiment, params: params.data, cuts: cut(experiment, params.data, { runs, seed }) };
}

const work: { [J in Job]: (give: Jobs[J]["give"]) => Jobs[J]["get"] } = {
  explore: exploredFrom,
  play: ({ setup, seed, from, to }) => playedRounds(setup, labKey(seed), from, to),
  cut: (preset) => pieces(preset).cuts.chunks,
  chunk: (chunk) => named(chunk.experiment).play(chunk.task, chunk.key, chunk.from, chunk.to),
  rows({ tallies, ...preset }) {
    const { experiment, params, cuts } = pieces(preset);
    return experiment.rows(params, gathered(experiment, cuts, tallies));
  },
};

addEventListener("message", ({ data }: MessageEvent<Asked>) => {
  let answer: Answer;
  try {
    answer = { got: (work[data.job] as (give: unknown) => Jobs[Job]["get"])(data.give) };
  } catch (fault) {
    answer = { error: String(fault) };
  }
  postMessage(answer);
});
