import { siteName } from "../../../art/sites.ts";
import { clock } from "../../../parts/clock.ts";
import { nameOf } from "../../../parts/name.tsx";
import { you } from "../../../store.ts";
import * as format from "../../../words/format.ts";
import { knownSites, readingOf, readingText } from "../knowledge.ts";
import { scout } from "../views.ts";
import { farOff, floor, going, sawDances, selected, strength } from "./floor.ts";
import { bee } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.where;

/** One sentence at the swarm: the chosen dance, one's own, or what one knows and how many dance. */
export function where(): string {
  const dance = selected.value;
  if (dance) {
    const mine = readingOf(dance.site);
    const text = w.selected({
      name: nameOf(dance.seat),
      site: siteName(dance.site),
      strength: strength(dance.vigour),
    });
    const off = dance.seat === you.value.seat ? undefined : farOff(dance.site, dance.vigour);
    if (off) return format.sentences(text, w.far({ claim: Math.round(off.claim), reading: format.score(off.reading) }));
    return format.sentences(text, mine === undefined ? w.notBeen : w.been({ reading: format.score(mine) }));
  }
  const me = bee.value;
  if ((scout.value?.busy ?? 0) > clock.value) return w.busy;
  const mine = floor.value.find((one) => one.id === me?.dance && one.until > clock.value);
  if (mine) return w.dancing({ site: siteName(mine.site) });
  if (me?.back !== undefined) return w.back({ site: siteName(me.back), reading: readingText(me.back) });
  const best = knownSites.value[0];
  const known = !best
    ? w.nothingKnown
    : best.reading === undefined
      ? w.told({ site: siteName(best.site) })
      : w.best({ site: siteName(best.site), reading: readingText(best.site) });
  return format.sentences(w.swarm, known, w.dancers({ n: going.value.length }));
}

/** At a site that I have read: who said far more of it, where somebody may lie. */
export function there(site: number): string | undefined {
  const saw = sawDances.value[site];
  const off = saw && farOff(site, saw.most);
  return off && w.saidMore({ name: nameOf(saw.by), claim: Math.round(off.claim) });
}
