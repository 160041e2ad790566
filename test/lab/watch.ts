import type { BeesState } from "../../src/game/mechanisms/bees/state.ts";
import { Round } from "../../src/game/round.ts";
import { type Scenario, scenarios } from "../../src/game/scenario.ts";
import type { RoundState } from "../../src/game/state.ts";
import type { SwarmState } from "../../src/game/worlds/swarm/state.ts";
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
  more: Partial<Scenario> = {},
): Watched {
  const scenario = { ...(scenarios.meadow as Scenario), briefing: 0, fill, ...more };
  const seats = Array.from({ length: fill }, (_, seat) => seat);
  const key = runKey(labKey("watch"), run);
  const r = Round.open(0, scenario, { luck: key, roles: key }, seats, policies, 0);
  return { r, round: new Round(r, 0), world: r.world as SwarmState, bees: r.mechanism as BeesState };
}

/** The same with one policy on every seat. */
export function openBots(run: number, fill: number, policy = "honest", more: Partial<Scenario> = {}): Watched {
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
