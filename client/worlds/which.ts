import type { AllView } from "../../src/game/views.ts";
import { all } from "../store.ts";

/** Which world a round is in: for what says one thing of scouts and another of nodes, outside the worlds' own folders. */
const inWorld =
  (world: string) =>
  (view: Pick<AllView, "scenario"> | undefined = all.value): boolean =>
    view?.scenario.world === world;

export const isChain = inWorld("chain");
export const isSwarm = inWorld("swarm");
