import type { RoundState, Session } from "../../../src/game/index.ts";
import { authority } from "./shown/authority.ts";
import { bft } from "./shown/bft.ts";
import { chain } from "./shown/chain.ts";
import { ec } from "./shown/ec.ts";
import { pow } from "./shown/pow.ts";
import { bees, swarm } from "./shown/swarm.ts";
import type { Shown, Viewer } from "./shown/types.ts";

export type { Viewer };

const worlds: Record<string, Shown> = { swarm, chain };
const mechanisms: Record<string, Shown> = { bees, authority, pow, bft, ec };

/** A world's or mechanism's row in the tables above. A new one needs its own: what it does not name counts as secret. */
function partsOf(r: RoundState): [Shown, Shown] {
  return [worlds[r.scenario.world] ?? { paths: () => [] }, mechanisms[r.scenario.mechanism] ?? { paths: () => [] }];
}

/** All of a session that a viewer may know while a round is on. */
export function shownTo(s: Session, viewer: Viewer): Set<string> {
  const r = s.round as RoundState;
  const [world, mechanism] = partsOf(r);
  const setup = ["id", "world", "mechanism", "fill", "clock", "scored", "liars", "known"];
  const paths = ["phase", "seats", ...setup.map((field) => `scenario.${field}`)];
  const round = [
    "number",
    "begin",
    "end",
    "phase",
    "seats",
    "scenario.world",
    "scenario.mechanism",
    "scenario.known",
    "scenario.liars",
  ];
  if (viewer !== "screen") round.push(`liars.${viewer}`, `diaries.${viewer}`);
  // A liar that knows the others knows who they are, not more.
  if (viewer !== "screen" && r.scenario.known && r.liars[viewer] !== undefined) round.push("liars");
  round.push(...world.paths(r, viewer).map((path) => `world.${path}`));
  round.push(...mechanism.paths(r, viewer).map((path) => `mechanism.${path}`));
  return new Set([...paths, ...round.map((path) => `round.${path}`)].map((path) => `session.${path}`));
}

export function mend(mutant: Session, s: Session, viewer: Viewer): void {
  const [a, b] = [mutant.round as RoundState, s.round as RoundState];
  for (const part of partsOf(b)) part.mend?.(a, b, viewer);
}
