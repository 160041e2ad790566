import { siteName } from "../../../art/sites.ts";
import { clock } from "../../../parts/clock.ts";
import { all } from "../../../store.ts";
import { knownSites } from "../knowledge.ts";
import { crowd, scout } from "../views.ts";
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
  return doneFor() < DONE_FOR ? w.done({ quorum: rule.value?.quorum ?? 0 }) : next(at);
}

/** So long it is told that all are done. ms */
const DONE_FOR: number = 10_000;
let done = { round: -1, since: 0 };
/** For how long all lessons have been done, as far as this page saw it. ms */
function doneFor(): number {
  const round = all.value?.round?.number ?? -1;
  if (done.round !== round || clock.value < done.since) done = { round, since: clock.value };
  return clock.value - done.since;
}

/** From what reading on a site is worth gathering at. */
const GOOD = 6;

/** What there is to do once all lessons are done, by where one is. */
function next(at: "swarm" | "wing" | "site"): string {
  const w = words.lessons;
  if (at === "wing") return w.nextFlying;
  const [best] = knownSites.value;
  const good = (best?.reading ?? 0) >= GOOD;
  if (at === "swarm")
    return good ? w.nextGo({ site: siteName(best?.site ?? -1), quorum: rule.value?.quorum ?? 0 }) : w.nextLook;
  if (scout.value?.leaves === undefined) return w.looking;
  const more = Math.max(0, (rule.value?.quorum ?? 0) - (crowd.value?.seats.length ?? 0));
  if (best?.site !== scout.value?.site || !good) return w.nextHome;
  return more === 0 ? w.nextHold : w.nextStay({ n: more });
}
