import { advance, apply, createSession, type Scenario, type Session } from "../../../src/game/index.ts";
import { faulty } from "./faulty.ts";

/** What a round of bots has other than its scenario. */
export type Wish = Partial<Scenario> & { liars?: number; attack?: string };

/** A whole round of bots alone; another `i` is another key. */
export function botRound(i: number, { liars = 0, attack, ...more }: Wish, base: Scenario): Session {
  const s = createSession();
  const refusal = apply(s, {
    t: 0,
    type: "plan",
    steps: [faulty({ ...base, ...more }, { liars, ...(attack && { attack }) })],
  });
  if (refusal) throw new Error(refusal.code);
  apply(s, { t: 0, type: "start", key: (i + 1).toString(16).padStart(32, "c"), away: [] });
  advance(s, 3_600_000);
  return s;
}
