import type { Played } from "../../src/lab/explore/play.ts";
import type { Explored, Fault, Settings } from "../../src/lab/explore/values.ts";
import type { Setup } from "../../src/lab/models/play.ts";
import type { Chunk } from "../../src/lab/run.ts";
import type { Row } from "../../src/lab/types.ts";

/** A published experiment, with so many runs of each case. */
export interface Preset {
  experiment: string;
  runs: number;
  seed: string;
}

/** What a worker of the lab can be asked, by name: what it is given, and what comes back. */
export interface Jobs {
  /** What can be set of a scenario, and whether these settings can be played. */
  explore: { give: Settings; get: Explored | { fault: Fault } };
  /** Rounds `from` up to `to` of a setup. */
  play: { give: { setup: Setup; seed: string; from: number; to: number }; get: Played[] };
  /** The chunks that an experiment is cut into. */
  cut: { give: Preset; get: Chunk[] };
  /** What comes of one of them. */
  chunk: { give: Chunk; get: unknown };
  /** The experiment's rows, from what came of all its chunks, in order. */
  rows: { give: Preset & { tallies: unknown[] }; get: Row[] };
}
export type Job = keyof Jobs;

/** What a worker is asked, and what it answers. */
export type Asked = { [J in Job]: { job: J; give: Jobs[J]["give"] } }[Job];
export type Answer = { got: Jobs[Job]["get"] } | { error: string };
