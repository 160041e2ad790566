import { siteName } from "../../../art/sites.ts";
import { scout } from "../views.ts";
import { going } from "./floor.ts";
import { bee, isProposal, rule } from "./views.ts";
import { words } from "./words/words.ts";

/** Whether a lesson asks for this now: fly, dance, or follow somebody. */
export function isAsked(what: "fly" | "dance" | "follow"): boolean {
  const done = bee.value?.lessons;
  if (!done) return false;
  const next = !done.flown ? "fly" : !done.danced ? "dance" : !done.followed ? "follow" : undefined;
  return next === what;
}

/**
 * In a round with lessons: what to do next, and what for. One line, by what one has done and where one is. Steps are counted by what
 * is done, in whatever order.
 */
export function lesson(): string | undefined {
  const done = bee.value?.lessons;
  const at = scout.value?.at;
  if (!done || at === undefined) return undefined;
  const w = words.lessons;
  const piping = rule.value?.piping;
  if (piping) return w.piping({ site: siteName(piping.site) });
  const n = 1 + Object.values(done).filter(Boolean).length;
  const step = (text: string) => `${w.step({ n })} ${text}`;
  if (!done.flown) return step(at === "swarm" ? w.fly : at === "site" ? w.looking : w.flying);
  if (!done.danced) {
    if (at !== "swarm") return step(w.home);
    const back = bee.value?.back;
    return step(back === undefined ? w.danceAgain : isProposal(back) ? w.propose : w.dance);
  }
  if (!done.followed) {
    if (at !== "swarm") return step(w.followHome);
    return step(going.value.length > 0 ? w.follow : w.followWait);
  }
  return w.done({ quorum: rule.value?.quorum ?? 0 });
}
