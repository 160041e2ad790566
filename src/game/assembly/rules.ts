import type { Scenario } from "../scenario.ts";
import { playersOf } from "../seats.ts";
import { type Session, scenarioOf } from "../session-state.ts";
import { governed, type Rule, rulesOf } from "./amendments.ts";
import { constitutionOf } from "./state.ts";

/** The rules of the room's next round and of its voting, as they are now and as they can become. */
export function rulesNow(s: Session): Rule[] {
  const next = scenarioOf(s);
  return rulesOf(next, constitutionOf(s).voting, playersOf(s, next.fill));
}

/** A setup as this room plays it: under what it has decided. */
export const underRules = (s: Session, setup: Scenario, { decided } = constitutionOf(s)): Scenario =>
  governed(setup, decided, playersOf(s, setup.fill));
