import { signal } from "@preact/signals";
import type { Chunk } from "../../src/lab/run.ts";
import type { Row } from "../../src/lab/types.ts";
import type { Preset } from "./messages.ts";
import { Stopped } from "./pool.ts";
import { pool, shown, stop } from "./state.ts";

/**
 * The published experiments, in the order in which they stand; how many runs of each case are thorough, as in src/lab/README.md, and how
 * many make a first look of some seconds.
 */
export const PRESETS = [
  { experiment: "list2009", quick: 30, full: 1000 },
  { experiment: "quorum", quick: 30, full: 500 },
  { experiment: "ants", quick: 6, full: 100 },
  { experiment: "cross-inhibition", quick: 100, full: 200 },
  { experiment: "condorcet", quick: 1000, full: 10000 },
  { experiment: "council", quick: 100, full: 10000 },
  { experiment: "nakamoto", quick: 1, full: 1 },
  { experiment: "double-spend", quick: 200, full: 2000 },
  { experiment: "selfish", quick: 100, full: 1000 },
  { experiment: "stale", quick: 30, full: 500 },
  { experiment: "ec-election", quick: 2000, full: 20000 },
  { experiment: "ec-null", quick: 5000, full: 50000 },
  { experiment: "ec-weight", quick: 1, full: 1 },
  { experiment: "bft-safety", quick: 20, full: 400 },
  { experiment: "bft-rounds", quick: 20, full: 200 },
  { experiment: "proposer", quick: 1, full: 1 },
  { experiment: "power", quick: 1, full: 1 },
  { experiment: "voting-heads", quick: 200, full: 2000 },
  { experiment: "voting-stake", quick: 200, full: 2000 },
  { experiment: "voting-quadratic", quick: 200, full: 2000 },
  { experiment: "conviction", quick: 1, full: 1 },
  { experiment: "signalling", quick: 20, full: 3000 },
  { experiment: "moran", quick: 1000, full: 10000 },
  { experiment: "rogers", quick: 5, full: 30 },
  { experiment: "hawk-dove", quick: 5, full: 30 },
] as const;
export type PresetId = (typeof PRESETS)[number]["experiment"];

export interface PresetRun {
  preset: Preset;
  state: "running" | "stopped" | "done" | "failed";
  done: number;
  of: number;
  rows: readonly Row[];
}
export const presetRun = signal<PresetRun | undefined>(undefined);

async function play(preset: Preset): Promise<void> {
  const mine = () => presetRun.peek()?.preset === preset;
  const update = (more: Partial<PresetRun>): void => {
    const now = presetRun.peek();
    if (now && mine()) presetRun.value = { ...now, ...more };
  };
  const chunks = await pool.ask("cut", preset);
  const runsIn = ({ from, to }: Chunk): number => to - from;
  update({ of: chunks.reduce((sum, chunk) => sum + runsIn(chunk), 0) });
  const tallies = await Promise.all(
    chunks.map(async (chunk) => {
      const tally = await pool.ask("chunk", chunk);
      update({ done: (presetRun.peek()?.done ?? 0) + runsIn(chunk) });
      return tally;
    }),
  );
  update({ rows: await pool.ask("rows", { ...preset, tallies }), state: "done" });
}

/** Runs an experiment as `npm run lab` does, with so many runs of each case and this seed. */
export function runPreset(): void {
  const { experiment, runs, seed } = shown.peek();
  if (experiment === undefined) return;
  stop();
  pool.stop();
  const preset: Preset = { experiment, runs, seed };
  presetRun.value = { preset, state: "running", done: 0, of: 0, rows: [] };
  play(preset).catch((error: unknown) => {
    const now = presetRun.peek();
    if (now?.preset !== preset) return;
    if (!(error instanceof Stopped)) console.warn("an experiment did not run", String(error));
    presetRun.value = { ...now, state: error instanceof Stopped ? "stopped" : "failed" };
  });
}

export function stopPreset(): void {
  pool.stop();
}
