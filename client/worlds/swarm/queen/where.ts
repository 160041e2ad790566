import { siteName } from "../../../art/sites.ts";
import { nameOf } from "../../../parts/name.tsx";
import { knownSites, readingText } from "../knowledge.ts";
import { asked, isQueen, line, rule, told, toldSites } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.where;

function hers(): string {
  const { hearing, piping } = rule.value ?? {};
  if (piping) return w.decided({ site: siteName(piping.site) });
  if (hearing) return w.hearing({ name: nameOf(hearing.seat) });
  return w.queen({ waiting: line.value.length, heard: told.value.length, sites: toldSites.value.length });
}

/** One sentence at the swarm: hers, or what a scout knows. */
export function where(): string {
  if (isQueen()) return hers();
  const { piping, queen = -1 } = rule.value ?? {};
  if (piping) {
    const reading = readingText(piping.site);
    const known = reading === "" ? w.chosenNot : w.chosenRead({ reading });
    return `${w.chosen({ name: nameOf(queen), site: siteName(piping.site) })} ${known}`;
  }
  const site = asked();
  if (site !== undefined) return w.back({ site: siteName(site), reading: readingText(site) });
  const [best] = knownSites.value;
  if (!best) return w.nothing;
  if (best.reading === undefined) return w.told({ site: siteName(best.site) });
  return w.best({ site: siteName(best.site), reading: readingText(best.site) });
}
