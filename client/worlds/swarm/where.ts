import { siteName } from "../../art/sites.ts";
import { secondsTo } from "../../parts/clock.ts";
import * as format from "../../words/format.ts";
import { readingText } from "./knowledge.ts";
import { part } from "./registry.ts";
import { chosen, scout, truth, wanted } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.where;

function onTheWing(): string {
  const me = scout.value;
  if (me?.why === "explore") return w.exploring;
  const site = siteName(me?.site ?? -1);
  const text =
    me?.why === "home"
      ? w.home
      : ((me?.why === "follow" ? part().following?.(site) : undefined) ?? w.returning({ site }));
  return me?.due === undefined ? text : format.sentences(text, w.arrives({ s: secondsTo(me.due) }));
}

function atSite(): string {
  const site = scout.value?.site ?? -1;
  if (scout.value?.leaves === undefined) return w.looking({ site: siteName(site) });
  const text = w.site({ site: siteName(site), reading: readingText(site) });
  const more = part().there?.(site);
  return more === undefined ? text : `${text} ${more}`;
}

/** One sentence: where I am, and what I know. */
export function where(): string | undefined {
  const at = scout.value?.at;
  if (at === undefined) return undefined;
  return at === "swarm" || part().gathered?.() ? part().where() : at === "wing" ? onTheWing() : atSite();
}

/** After the round, what one secretly was and what came of it; for the honest nothing. */
export function secretTold(): string | undefined {
  const site = wanted();
  if (site === undefined) return undefined;
  const w = words.reveal;
  const was = (part().liar?.was ?? ((name: string) => w.wasRobber({ site: name })))(siteName(site));
  const option = chosen();
  const worth = truth.value?.find((one) => one.option === option)?.worth ?? 0;
  const came =
    option === undefined
      ? w.draw
      : option === site
        ? w.won
        : w.lost({ site: siteName(option), worth: format.score(worth) });
  return format.sentences(was, came);
}

/** What only a robber may read. */
export function secret(): string | undefined {
  const site = wanted();
  if (site === undefined) return undefined;
  return part().liar?.playing(siteName(site)) ?? words.play.robber({ site: siteName(site) });
}
