import { clock } from "../../../parts/clock.ts";
import { nameOf } from "../../../parts/name.tsx";
import { words } from "../../../words/words.ts";
import { knownSites, readingOf, readingText } from "../knowledge.ts";
import { scout } from "../views.ts";
import { floor, going, selected } from "./floor.ts";
import { bee } from "./views.ts";

const w = words.where;

/** One sentence at the swarm: the chosen dance, one's own, or what one knows and how many dance. */
export function where(): string {
  const dance = selected.value;
  if (dance) {
    const mine = readingOf(dance.site);
    const text = w.selected(nameOf(dance.seat), words.site(dance.site), words.play.strength(dance.vigour));
    return `${text} ${mine === undefined ? w.notBeen : w.been(words.score(mine))}`;
  }
  const me = bee.value;
  if ((scout.value?.busy ?? 0) > clock.value) return w.busy;
  const mine = floor.value.find((one) => one.id === me?.dance && one.until > clock.value);
  if (mine) return w.dancing(words.site(mine.site));
  if (me?.back !== undefined) return w.back(words.site(me.back), readingText(me.back));
  const best = knownSites.value[0];
  const known = !best
    ? w.nothingKnown
    : best.reading === undefined
      ? w.told(words.site(best.site))
      : w.best(words.site(best.site), readingText(best.site));
  return `${w.swarm} ${known} ${w.dancers(going.value.length)}`;
}
