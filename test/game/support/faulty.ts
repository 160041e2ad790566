import { type Scenario, withLiars, withTrial } from "../../../src/game/index.ts";

/** What goes wrong in a test's round. */
export interface Faulty {
  /** Share of the seats that lie. */
  liars?: number;
  known?: boolean;
  attack?: string;
  /** The network is cut between these shares of the clock. */
  cut?: { from: number; until: number; share?: number } | undefined;
  /** Share of the messages that is lost. */
  loss?: number | undefined;
}

/** The scenario with these trials. */
export function faulty(s: Scenario, { liars = 0, known = false, attack, cut, loss }: Faulty): Scenario {
  const lying = withLiars(s, liars, { known, ...(attack !== undefined && { attack }) });
  const lossy = withTrial(lying, "delay", loss === undefined ? undefined : { loss });
  return withTrial(lossy, "partition", cut);
}
