import { siteName } from "../../../art/sites.ts";
import { clock } from "../../../parts/clock.ts";
import { PlayArea } from "../../../parts/play-area.tsx";
import { SiteMark } from "../art.ts";
import { BellScene } from "./bell-scene.tsx";
import css from "./count.module.css";
import { mine, rule } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.count;

/** The bars go up vote by vote in this part of the count; then all look at them until lift-off. */
const RISING = 0.55;

/** How many votes of each site are counted by now: all bars go up together, vote by vote. `done`: all are. */
export function counted(): { votes: readonly number[]; shown: readonly number[]; done: boolean } {
  const { votes = [], from = 0, until = 0 } = rule.value?.count ?? {};
  const share = (clock.value - from) / Math.max(1, RISING * (until - from));
  const most = Math.max(0, ...votes);
  const upTo = Math.floor(share * (most + 1));
  return { votes, shown: votes.map((n) => Math.min(n, Math.max(0, upTo))), done: upTo >= most };
}

/** What came of it, in a sentence. */
export function outcome(): string {
  const { votes = [], tied, winner } = rule.value?.count ?? {};
  if (!counted().done) return w.counting;
  if (winner === undefined) return w.nobody;
  const n = votes[winner] ?? 0;
  return (tied ? w.tie : w.wins)({ site: siteName(winner), n });
}

/** A bar for each site that got votes, or all of none did. */
export function Bars({ marks = [] }: { marks?: readonly number[] }) {
  const { winner } = rule.value?.count ?? {};
  const { votes, shown, done } = counted();
  const most = Math.max(1, ...votes);
  const sites = votes.flatMap((n, site) => (n > 0 || Math.max(...votes) === 0 ? [site] : []));
  return (
    <ul class={css.bars} data-part="bars">
      {sites.map((site) => (
        <li key={site} data-winner={(done && site === winner) || undefined}>
          <SiteMark site={site} size={30} />
          <span class={css.site}>
            <span aria-hidden="true">{siteName(site)}</span> {marks.includes(site) && <small>{w.yours}</small>}
          </span>
          <span class={css.track} aria-hidden="true">
            <span class={css.bar} style={{ "--share": (shown[site] ?? 0) / most }} />
          </span>
          <b class="tabular" aria-hidden="true">
            {shown[site] ?? 0}
          </b>
          <span class="visually-hidden">{done && w.row({ site: siteName(site), n: votes[site] ?? 0 })}</span>
        </li>
      ))}
    </ul>
  );
}

/** The count, before everybody. */
export function Count() {
  const { cast = 0, of = 0 } = rule.value?.vote ?? {};
  return (
    <PlayArea label={w.title} class={css.count}>
      <BellScene left={0} ringing={false} class={css.small} />
      <p class={css.said} role="status">
        {outcome()}
      </p>
      <Bars marks={mine.value?.marks ?? []} />
      {of > cast && <p class="muted">{w.abstained({ n: of - cast })}</p>}
    </PlayArea>
  );
}
