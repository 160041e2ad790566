/** Rounds of one setting at most: a thousand tell shares to within 3 points of a hundred, ten thousand to within one. */
export const RUNS_MAX = 10_000;
/** The same of each case of a published experiment: the most that any takes to agree to its last digits. */
export const EXPERIMENT_RUNS_MAX = 50_000;
export const RUNS_DEFAULT = 500;
/** Letters of a seed: a sentence fits. */
export const SEED_MAX = 60;
export const SEED_DEFAULT = "1";
/** Settings that differ from a scenario's own, of which there are some forty: more were never written by the lab. */
export const CHANGES_MAX = 80;
/** Letters of one value as it stands in a link: a list of seven qualities is the longest. */
export const VALUE_MAX = 80;
/** What the lab opens with: two of eight lie, so that there is something to wonder about. */
export const SCENARIO_DEFAULT = "robbers";
