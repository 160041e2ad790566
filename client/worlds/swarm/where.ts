import { clock, secondsTo } from "../../parts/clock.ts";
import { nameOf } from "../../parts/name.tsx";
import { own } from "../../store.ts";
import { words } from "../../words/words.ts";
import { floor, going, selected } from "./floor-sense.ts";
import { knownSites, readingOf, readingText } from "./knowledge.ts";
import { bee, scout } from "./sense.ts";

const w = words.where;

function atSwarm(): string {
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

function onTheWing(): string {
  const me = scout.value;
  if (me?.why === "explore") return w.exploring;
  const site = words.site(me?.site ?? -1);
  const text = me?.why === "home" ? w.home : me?.why === "follow" ? w.following(site) : w.returning(site);
  return me?.due === undefined ? text : `${text} ${w.arrives(`${secondsTo(me.due)} s`)}`;
}

function atSite(): string {
  const site = scout.value?.site ?? -1;
  if (scout.value?.leaves === undefined) return w.looking(words.site(site));
  return w.site(words.site(site), readingText(site));
}

/** One sentence: where I am, and what I know. */
export function where(): string | undefined {
  const me = scout.value;
  if (!me) return undefined;
  return me.at === "swarm" ? atSwarm() : me.at === "wing" ? onTheWing() : atSite();
}

/** What only a robber may read. */
export function secret(): string | undefined {
  const role = own.value?.role;
  return role?.kind === "liar" ? words.play.robber(words.site(role.wants)) : undefined;
}
