import { equivocatorsToFork, faultsSurvived } from "../../game/mechanisms/bft/quorum.ts";
import type { BftState } from "../../game/mechanisms/bft/state.ts";
import { policiesFor } from "../../game/mechanisms/registry.ts";
import { Round } from "../../game/round.ts";
import { withTrial } from "../../game/scenario.ts";
import type { RoundState } from "../../game/state.ts";
import { runKey } from "../run.ts";
import { openedRound } from "./opened.ts";
import type { Setup } from "./play.ts";
import { setUp } from "./setup.ts";

/** A round of `bft` with bots only: n validators, so many of them liars who play `attack`, the others as `honest` says. */
export interface BftCase {
  n: number;
  liars: number;
  attack: string;
  honest: string;
  clock: number;
  partition: boolean;
}

/** The usual two numbers of liars. */
export const bounds = (n: number) => ({ survived: faultsSurvived(n), forking: equivocatorsToFork(n) });

/** How often a round is asked whether it has gone far enough. ms */
const LOOK = 5000;

function setupOf(c: BftCase): Setup {
  // The game's rooms have five seats and more; the smallest case of the theory has four.
  const changes = { fill: Math.max(5, c.n), liars: c.liars / c.n, attack: c.attack, clock: c.clock };
  const setup = setUp("bft", changes, { world: {}, mechanism: {} });
  // The protocol by itself, with the paper's rounds: no beat, no transfers to choose from.
  const options = { world: {}, mechanism: {} };
  const cut = c.partition ? { from: 0.1, until: 0.6 } : undefined;
  return { ...setup, scenario: withTrial({ ...setup.scenario, fill: c.n, options, mix: {} }, "partition", cut) };
}

/** Plays one round to its end, or until it has gone so far, and gives it with its state. */
export function playBft(
  c: BftCase,
  key: string,
  run: number,
  enough: (s: BftState) => boolean = () => false,
): { round: Round; r: RoundState; s: BftState } {
  const luck = runKey(key, run);
  const { scenario } = setupOf(c);
  const seats = Array.from({ length: c.n }, (_, seat) => seat);
  const r = openedRound(scenario, seats, luck);
  const round = Round.of(r, 0);
  const { autopilot } = policiesFor("bft");
  for (const seat of seats) round.mind(seat, r.roles[seat] === undefined ? c.honest || autopilot : c.attack);
  for (let t = r.begin; r.phase !== "over" && !enough(r.parts.bft as BftState); t += LOOK) round.advance(t);
  return { round, r, s: r.parts.bft as BftState };
}
