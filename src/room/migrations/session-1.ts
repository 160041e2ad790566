import { DEFAULT_SCENARIO, type Scenario, type Session, scenarios } from "../../game/index.ts";
import { chosen } from "../setup.ts";

/** A session as schema 1 stored it, as far as it is looked at. */
export interface Session1 {
  now: number;
  log: string;
  phase: "lobby" | "round" | "reveal";
  scenario: Scenario1;
  seats: { name: string; kind: "person" | "bot"; away: boolean; score: number; open: number }[];
  rounds: number;
  round?: { liars: Record<string, number> };
  history: Session["history"];
}

export interface Scenario1 {
  id: string;
  fill: number;
}

/**
 * The session in today's shape: seats with names and scores, rounds, results, the choice of a scenario, the log's digest
 * and the clock. The round is dropped, running or over; the phase stays, so that a waking room knows that one was running
 * and starts it again. Throws when `old` is no session. Once a schema 3 changes the session again, this one stays at the
 * shape of schema 2, and that migration goes on from there.
 */
export function sessionFrom1(old: Session1): Session {
  const { now, log, phase, seats, rounds, history } = old;
  if (!Array.isArray(seats) || !Array.isArray(history)) throw new Error("no session of schema 1");
  const plan = [scenarioFrom1(old.scenario)];
  // Its people were never told that their rounds may be taken along.
  const room = { plan, step: 0, level: "discreet", paused: false, pace: 1 } as const;
  return { now, log, phase, ...room, plan, seats, rounds, history };
}

/** The named scenario as it is today, or the usual one where that name is gone; with the host's number of scouts. */
export function scenarioFrom1({ id, fill }: Scenario1): Scenario {
  return chosen(id, fill) ?? chosen(DEFAULT_SCENARIO, fill) ?? (scenarios[DEFAULT_SCENARIO] as Scenario);
}
