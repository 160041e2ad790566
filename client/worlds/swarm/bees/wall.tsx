import { siteName } from "../../../art/sites.ts";
import { clock } from "../../../parts/clock.ts";
import { all } from "../../../store.ts";
import { DanceFloor, SiteMark } from "../art.ts";
import { wall } from "./views.ts";
import css from "./wall.module.css";
import { words } from "./words/words.ts";

const w = words.wall;

/** For the projector: the dance floor as it was a while ago, and how many danced for each site then. */
export function Wall() {
  const now = wall.value;
  if (!now) return null;
  const seats = all.value?.seats ?? {};
  const then = clock.value - now.late;
  const dances = Object.entries(now.dances).map(([id, dance]) => {
    const { name = "", bot } = seats[dance.seat] ?? {};
    return { id: Number(id), ...dance, stopped: 0, name, bot: bot === true, own: false };
  });
  const counts = new Map<number, number>();
  for (const { site } of dances) counts.set(site, (counts.get(site) ?? 0) + 1);
  return (
    <div class={css.wall} data-part="wall-floor">
      <p>{w.title({ s: Math.round(now.late / 1000) })}</p>
      <div class={css.floor} inert>
        <DanceFloor dances={dances} now={then} selected={undefined} onSelect={() => {}} />
      </div>
      <ul>
        {counts.size === 0 && <li>{w.none}</li>}
        {[...counts]
          .sort(([a], [b]) => a - b)
          .map(([site, n]) => (
            <li key={site}>
              <SiteMark site={site} size={26} /> {w.count({ site: siteName(site), n })}
            </li>
          ))}
      </ul>
    </div>
  );
}
