import type { BeesState } from "../../src/game/mechanisms/bees/state.ts";
import { Round } from "../../src/game/round.ts";
import type { Scenario } from "../../src/game/scenario.ts";
import { scenarios } from "../../src/game/scenarios.ts";
import type { RoundState } from "../../src/game/state.ts";
import { withLiars } from "../../src/game/trials/liars/liars.ts";
import type { SwarmState } from "../../src/game/worlds/swarm/state.ts";
import { openedRound } from "../../src/lab/models/opened.ts";
import { labKey, runKey } from "../../src/lab/run.ts";

/** A round of bees in a swarm, with its state opened up. */
export interface Watched {
  r: RoundState;
  round: Round;
  world: SwarmState;
  bees: BeesState;
}

/** Opens round number `run` of the meadow; the seats of `policies` are bots. */
export function open(
  run: number,
  fill: number,
  policies: Record<number, string>,
  { liars = 0, ...more }: Partial<Scenario> & { liars?: number } = {},
): Watched {
  const scenario = withLiars({ ...(scenarios.meadow as Scenario), briefing: 0, fill, ...more }, liars);
  const seats = Array.from({ length: fill }, (_, seat) => seat);
  const key = runKey(labKey("watch"), run);
  const r = openedRound(scenario, seats, key, { minds: policies });
  return { r, round: Round.of(r, 0), world: r.parts.swarm as SwarmState, bees: r.parts.bees as BeesState };
}

/** The same with one policy on every seat. */
export function openBots(run: number, fill: number, policy = "honest", more: Parameters<typeof open>[3] = {}): Watched {
  const policies = Object.fromEntries(Array.from({ length: fill }, (_, seat) => [seat, policy]));
  return open(run, fill, policies, more);
}

/** Plays to the end, from one instant at which something is due to the next, and looks at each. */
export function watch(w: Watched, look: (w: Watched, now: number) => void): void {
  for (let t = w.round.due(); t !== undefined && w.r.phase !== "over"; t = w.round.due()) {
    w.round.advance(t);
    look(w, t);
  }
}
