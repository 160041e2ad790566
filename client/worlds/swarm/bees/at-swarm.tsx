import { siteName } from "../../../art/sites.ts";
import { Chip, Chips } from "../../../parts/chip.tsx";
import { clock } from "../../../parts/clock.ts";
import { PlayArea } from "../../../parts/play-area.tsx";
import { Progress } from "../../../parts/progress.tsx";
import { all, you } from "../../../store.ts";
import { DanceFloor, SiteMark } from "../art.ts";
import css from "./at-swarm.module.css";
import { claimSite } from "./choices.ts";
import { choose, type Dance, farOff, floor, going, selected } from "./floor.ts";
import { bee } from "./views.ts";
import { words } from "./words/words.ts";

/** The dances by site: how many, one's own among them, and one tap to choose the liveliest of the others. */
function Sites() {
  const bySite = new Map<number, Dance[]>();
  for (const dance of going.value) bySite.set(dance.site, [...(bySite.get(dance.site) ?? []), dance]);
  const sites = [...bySite.entries()].sort(([a], [b]) => a - b);
  const many = sites.length > 2;
  const mine = floor.value.find((dance) => dance.id === bee.value?.dance && dance.until > clock.value)?.site;
  const count = (site: number, others: readonly Dance[]) => others.length + (site === mine ? 1 : 0);
  return (
    <Chips legend={words.play.chips} class={many ? css.many : undefined}>
      {sites.map(([site, list]) => (
        <Chip
          key={site}
          pressed={selected.value?.site === site}
          onClick={() => choose(selected.value?.site === site ? undefined : list[0]?.id)}
        >
          <SiteMark site={site} size={26} />
          <span class={many ? "visually-hidden" : undefined}>{siteName(site)}</span>
          <b class="tabular">×{count(site, list)}</b>
          <span class="visually-hidden">{words.play.chip({ n: count(site, list) })}</span>
        </Chip>
      ))}
    </Chips>
  );
}

/** How much of one's own dance is left. */
function OwnDance() {
  const mine = floor.value.find((dance) => dance.id === bee.value?.dance);
  if (!mine) return null;
  const left = Math.max(0, Math.min(1, (mine.until - clock.value) / Math.max(1, mine.until - mine.from)));
  return <Progress label={words.play.myDance} share={left} />;
}

/** At the swarm: the dance floor on the comb. */
export function AtSwarm() {
  const seats = all.value?.seats ?? {};
  const dances = floor.value.map((dance) => {
    const seat = seats[dance.seat];
    const own = dance.seat === you.value.seat;
    const far = !own && farOff(dance.site, dance.vigour) !== undefined;
    return { ...dance, name: seat?.name ?? "", bot: seat?.bot === true, own, far };
  });
  return (
    <PlayArea>
      <DanceFloor
        class={css.floor}
        dances={dances}
        now={clock.value}
        selected={selected.value?.id}
        onSelect={(id: number) => choose(id === selected.value?.id ? undefined : id)}
      />
      <OwnDance />
      {claimSite() === undefined && <Sites />}
    </PlayArea>
  );
}
