import { scout } from "../views.ts";
import { isProposal } from "./choices.ts";
import { going } from "./floor.ts";
import { bee, rule } from "./views.ts";
import { words } from "./words/words.ts";

/** In a round with lessons: what to do next, and what for. One line, by what one has done and where one is. */
export function lesson(): string | undefined {
  const done = bee.value?.lessons;
  const at = scout.value?.at;
  if (!done || at === undefined) return undefined;
  const w = words.lessons;
  const step = (n: number, text: string) => `${w.step({ n })} ${text}`;
  if (!done.flown) return step(1, at === "swarm" ? w.fly : at === "site" ? w.looking : w.flying);
  if (!done.danced) {
    if (at !== "swarm") return step(2, w.home);
    const back = bee.value?.back;
    return step(2, back === undefined ? w.danceAgain : isProposal(back) ? w.propose : w.dance);
  }
  if (!done.followed) {
    if (at !== "swarm") return step(3, w.followHome);
    return step(3, going.value.length > 0 ? w.follow : w.followWait);
  }
  return w.done({ quorum: rule.value?.quorum ?? 0 });
}
