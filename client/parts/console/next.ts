import { all } from "../../store.ts";
import { words } from "../../words/words.ts";
import { scenarioOf } from "../../worlds/registry.ts";

const w = words.console;

/** What starts the next round: what is chosen, or a plan's next step, or the same again. */
export function nextText(): string {
  const now = all.value;
  if (!now) return w.again;
  const { step, steps } = now.plan;
  if (now.phase === "lobby") return w.start({ title: scenarioOf(now.scenario.id)?.title ?? "" });
  return steps > 1 && step > 0 ? w.next({ step: step + 1, steps }) : w.again;
}
