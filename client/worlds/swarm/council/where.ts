import { siteName } from "../../../art/sites.ts";
import { nameOf } from "../../../parts/name.tsx";
import { knownSites, readingText } from "../knowledge.ts";
import { asked, members, mine, oneShort, rule, settlingSite, siteRows, sitting, told } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.where;

/** What a scout knows, at the swarm. */
function scouting(): string {
  const site = asked();
  if (site !== undefined) return w.back({ site: siteName(site), reading: readingText(site) });
  const [best] = knownSites.value;
  if (!best) return w.nothing;
  if (best.reading === undefined) return w.told({ site: siteName(best.site) });
  return w.best({ site: siteName(best.site), reading: readingText(best.site) });
}

/** One sentence at the swarm: what goes on, and what one knows. */
export function where(): string {
  const { stage, piping, settling, recalled } = rule.value ?? {};
  if (piping) {
    const reading = readingText(piping.site);
    const known = reading === "" ? w.decidedNot : w.decidedRead({ reading });
    return `${w.decided({ site: siteName(piping.site) })} ${w.decidedFinal} ${known}`;
  }
  if (settling) {
    const site = settlingSite();
    return site === undefined ? w.majority : w.majorityFor({ site: siteName(site) });
  }
  if (sitting()) {
    if (told.value.length === 0) return w.seated;
    return w.seatedHeard({ n: told.value.length, sites: siteRows.value.length });
  }
  const short = stage === "council" && asked() === undefined ? oneShort() : undefined;
  if (short?.waits !== undefined) return w.tip({ site: siteName(short.site), name: nameOf(short.waits) });
  const { report } = mine.value ?? {};
  if (stage === "council" && asked() === undefined && report && members.value.includes(report.seat))
    return w.reported({ name: nameOf(report.seat), site: siteName(report.site), claim: String(report.claim) });
  const gone =
    recalled && stage === "council" && asked() === undefined ? ` ${w.recalled({ name: nameOf(recalled.seat) })}` : "";
  return `${scouting()}${gone}`;
}
