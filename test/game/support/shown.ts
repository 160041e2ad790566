import type { RoundState, Scenario, Session } from "../../../src/game/index.ts";
import { ants } from "./shown/ants.ts";
import { authority } from "./shown/authority.ts";
import { ballot } from "./shown/ballot.ts";
import { bft } from "./shown/bft.ts";
import { chain } from "./shown/chain.ts";
import { council } from "./shown/council.ts";
import { councilBft } from "./shown/council-bft.ts";
import { ec } from "./shown/ec.ts";
import { pow } from "./shown/pow.ts";
import { queen } from "./shown/queen.ts";
import { bees, swarm } from "./shown/swarm.ts";
import { cartel, liars, sybil } from "./shown/trials.ts";
import type { Shown, Viewer } from "./shown/types.ts";

export type { Viewer };

/** A part's row says what of its state a viewer may know. A new part needs its own: what it does not name counts as secret. */
const rows: Record<string, Shown> = {
  swarm,
  chain,
  bees,
  ants,
  authority,
  pow,
  bft,
  ec,
  queen,
  council,
  ballot,
  "council-bft": councilBft,
  liars,
  cartel,
  sybil,
};
/** Cards that show something of themselves to somebody; the others show nothing. */
const cards: readonly string[] = ["cartel", "sybil"];

function rowsOf(r: RoundState): [string, Shown][] {
  // Most cards show nothing of themselves; that it is one is not to be rewritten.
  const cardOf = (id: string) => (r.cards ?? []).find(({ name }) => name === id)?.trial;
  const rowOf = (id: string): Shown => {
    const card = cardOf(id);
    if (card !== undefined && !cards.includes(card)) return { paths: () => ["secret"] };
    return rows[card ?? id] ?? { paths: () => [] };
  };
  return Object.keys(r.parts).map((id) => [id, rowOf(id)]);
}

/** Of a scenario everything but the cards that are still to come, or were played by the clock: neither when nor how. */
function shownOf(s: Scenario): string[] {
  const fields = Object.keys(s).filter((field) => field !== "trials");
  const rows = s.trials.flatMap(({ at }, i) => [
    `trials.${i}.id`,
    ...(at === undefined ? [`trials.${i}.options`] : []),
  ]);
  return [...fields, ...rows, "trials.nothing"];
}

/** All of a session that a viewer may know while a round is on. */
export function shownTo(s: Session, viewer: Viewer): Set<string> {
  const r = s.round as RoundState;
  const paths = ["phase", "seats", "step", "level", "paused", "pace", "times"];
  paths.push(...s.plan.flatMap((step, i) => shownOf(step).map((path) => `plan.${i}.${path}`)));
  // Of a lesson which step is on; not what comes, nor what anybody has said.
  const { lesson } = s;
  if (lesson) {
    const fields = ["at", "since", "until", "rehearsal", "plan.id", "plan.title", "plan.timer", "plan.steps.nothing"];
    paths.push(...fields.map((field) => `lesson.${field}`));
    const { kind } = lesson.plan.steps[lesson.at] ?? {};
    if (kind === "round")
      for (const field of ["id", "kind", "silent"]) paths.push(`lesson.plan.steps.${lesson.at}.${field}`);
  }
  // Who needs longer is for hosts, whom the room shows it, and for the seat itself.
  paths.push(...["mode", "locked", "names", "language", "bots", "hosts", "election"].map((field) => `house.${field}`));
  if (viewer !== "screen") paths.push(`house.slow.${viewer}`);
  const round = ["number", "begin", "end", "phase", "level", "seats", "exposed", "felt.all", "dark"];
  round.push(...shownOf(r.scenario).map((path) => `scenario.${path}`));
  // What was played is a round's rows, without which there is none; when, by whom and what it hit is nobody's to know.
  for (const i of (r.cards ?? []).keys())
    round.push(...["name", "trial", "options"].map((field) => `cards.${i}.${field}`));
  // Until when the room names, and how many one may name; how many have is mended below. Whom others name nobody is shown.
  if (r.naming) round.push("ended", "naming.until", "naming.liars");
  if (r.naming && viewer !== "screen") round.push(`naming.names.${viewer}`);
  if (viewer !== "screen") {
    round.push(`roles.${viewer}`, `diaries.${viewer}`, `felt.seats.${viewer}`);
    // A liar that knows the others knows who they are, not more.
    for (const other of r.roles[viewer]?.group ?? []) round.push(`roles.${other}.kind`);
  }
  for (const [id, row] of rowsOf(r)) {
    round.push(...row.paths(r, viewer, id).map((path) => `parts.${id}.${path}`));
    round.push(...(row.beside?.(r, viewer) ?? []).map((path) => `parts.${path}`));
  }
  return new Set([...paths, ...round.map((path) => `round.${path}`)].map((path) => `session.${path}`));
}

/** The verbs that show at once what one did not know before, by chance or by design: what follows on them is not compared. */
export const gambles: ReadonlySet<string> = new Set([
  ...Object.values(rows).flatMap((row) => row.gambles ?? []),
  // The last to say so ends the naming.
  "done",
]);

export function mend(mutant: Session, s: Session, viewer: Viewer): void {
  const [a, b] = [mutant.round as RoundState, s.round as RoundState];
  if (a.naming && b.naming) {
    const { done } = b.naming;
    const others = b.seats.filter((seat) => seat !== viewer).reverse();
    const count = done.filter((seat) => seat !== viewer).length;
    a.naming.done = [...done.filter((seat) => seat === viewer), ...others.slice(0, count)];
  }
  for (const [, row] of rowsOf(b)) row.mend?.(a, b, viewer);
}
