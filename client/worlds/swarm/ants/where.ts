import { siteName } from "../../../art/sites.ts";
import { clock, secondsTo } from "../../../parts/clock.ts";
import { diary } from "../../../parts/diary.ts";
import { nameOf } from "../../../parts/name.tsx";
import * as format from "../../../words/format.ts";
import { knownSites, readingOf, readingText } from "../knowledge.ts";
import { scout } from "../views.ts";
import { noteText } from "./note-text.ts";
import { ant, calls, feltAt, pickedCall, pickedSite, rule, target } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.where;

/** What came of something is told at the old nest for so long. ms */
const TOLD = 8000;

/** The last line of one's diary among these, if nothing but `over` came after it: what came of what one did, as a sentence. */
function came(of: readonly string[], over: readonly string[] = []): string | undefined {
  const last = diary().findLast(({ what }) => !over.includes(what));
  return last && of.includes(last.what) && (scout.value?.at !== "swarm" || clock.value - last.t < TOLD)
    ? noteText(last)
    : undefined;
}

function atNest(): string {
  const call = pickedCall.value;
  if (call) {
    const text = w.call({ name: nameOf(call.seat), site: siteName(call.site) });
    const mine = readingOf(call.site);
    return format.sentences(text, mine === undefined ? w.callNot : w.callBeen({ reading: format.score(mine) }));
  }
  const calling = ant.value?.call;
  if (calling) return w.calling({ site: siteName(calling.site) });
  if (rule.value?.gather !== undefined) return w.empty;
  const to = target.value;
  const more = w.calls({ n: calls.value.length });
  const happened = pickedSite.value === undefined ? came(["unanswered", "nothing"]) : undefined;
  if (happened) return format.sentences(happened, more);
  if (!to) {
    const told = knownSites.value[0];
    return format.sentences(told ? w.told({ site: siteName(told.site) }) : w.nothing, more);
  }
  const at = { site: siteName(to.site), reading: readingText(to.site) };
  if (to.reading === undefined) return format.sentences(w.told(at), more);
  if (pickedSite.value !== undefined) return (feltAt(to.site) ? w.pickedFelt : w.picked)(at);
  return feltAt(to.site) ? w.felt(at) : format.sentences(w.best(at), more);
}

function onTheWay(): string {
  const me = scout.value;
  const { run, carries } = ant.value ?? {};
  if (me?.why === "explore") return w.searching;
  const site = siteName(me?.site ?? -1);
  const name = nameOf(run?.with ?? -1);
  const text = carries
    ? me?.why === "home"
      ? w.carryingBack
      : w.carrying({ site })
    : me?.why === "home"
      ? (came(["lost", "left_alone"]) ?? w.home)
      : !run
        ? w.walking({ site })
        : !run.leads
          ? w.following({ name, site })
          : run.with === undefined
            ? w.leadingNone({ site })
            : w.leading({ name, site });
  return me?.due === undefined ? text : format.sentences(text, w.arrives({ s: secondsTo(me.due) }));
}

/** One sentence: where I am, and what I know. */
export function where(): string {
  const me = scout.value;
  if (me?.at === "swarm") return atNest();
  if (me?.at === "wing") return onTheWay();
  const site = me?.site ?? -1;
  if (me?.leaves === undefined)
    return came(["led", "lost_follower", "set_down"], ["arrived"]) ?? w.looking({ site: siteName(site) });
  const at = { site: siteName(site), reading: readingText(site) };
  return feltAt(site) ? w.siteFelt(at) : w.site({ ...at, n: rule.value?.quorum ?? 0 });
}
