import { siteName } from "../../../art/sites.ts";
import { knownSites, readingText } from "../knowledge.ts";
import { holds, mine, rule } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.where;

/** One sentence at the swarm: the coin, and what I know. */
export function where(): string {
  if (rule.value?.lands !== undefined) return w.air;
  const last = mine.value?.last;
  if (holds())
    return last === undefined ? `${w.holds} ${w.nothing}` : `${w.holds} ${w.heads({ site: siteName(last) })}`;
  const best = knownSites.value.find(({ reading }) => reading !== undefined);
  const known = best ? w.best({ site: siteName(best.site), reading: readingText(best.site) }) : w.nothing;
  return `${w.swarm} ${known}`;
}
