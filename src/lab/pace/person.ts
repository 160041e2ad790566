import { policiesFor } from "../../game/mechanisms/registry.ts";
import type { Scenario } from "../../game/scenario.ts";
import { liarsIn } from "../../game/trials/liars/liars.ts";
import type { Ms, Policy } from "../../game/types.ts";
import { worthRows } from "../worth/registry.ts";

/** A person thinks so long before each move, and before the first. ms */
const THINKS: readonly [from: Ms, to: Ms] = [2500, 3500];

/** How long a person thinks, by luck from 0 to 1. */
export const pauseOf = (luck: number): Ms => Math.round(THINKS[0] + (THINKS[1] - THINKS[0]) * luck);

/** Plays as another does, at a person's pace; `looked` hears of each time it thinks, and of what it then does. */
export function paced(policy: Policy, looked: (verb?: string) => void): Policy {
  return {
    id: `paced-${policy.id}`,
    decide(seen, memory, luck) {
      const pause = pauseOf(luck.uniform("thinks"));
      memory.next ??= seen.begin + pause;
      const { next } = memory;
      if (seen.now < next) return { wait: next - seen.now };
      memory.next = seen.now + pause;
      const choice = policy.decide(seen, memory, luck);
      const act = choice && "act" in choice ? choice : undefined;
      looked(act?.act.verb);
      return act ?? { wait: pause };
    },
  };
}

/** How a sharp player plays a setup: as `worth` has it, and a liar as its mechanism's bots do. */
export function sharpAt(scenario: Scenario, liar: boolean): Policy {
  const family = policiesFor(scenario.mechanism);
  const way = liar ? (liarsIn(scenario)?.attack ?? family.liar) : worthRows.get(scenario.id)?.ways.sharp;
  const policy = typeof way === "string" ? family.policies.get(way) : way;
  if (!policy) throw new Error(`worth has no sharp way to play ${scenario.id}`);
  return policy;
}
