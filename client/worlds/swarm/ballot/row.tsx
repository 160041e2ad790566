import { siteName } from "../../../art/sites.ts";
import * as format from "../../../words/format.ts";
import { SiteMark } from "../art.ts";
import { dotLevels } from "../dots.ts";
import css from "./board.module.css";
import type { BoardSite } from "./views.ts";
import { words } from "./words/words.ts";

/** A site with how many praise it most, a dot for each claim about it on a scale from 0 to 10, the mean, and a mark for what one has read oneself. */
export function SiteRow({ site, n, mean, told, reading, stand }: BoardSite) {
  const claims = Object.entries(told);
  const levels = dotLevels(claims.map(([, claim]) => claim));
  return (
    <>
      <SiteMark site={site} size={26} />
      <span class={css.site} aria-hidden="true">
        {siteName(site)}
        {stand > 0 && <small>{words.board.for({ n: stand })}</small>}
      </span>
      <span class={css.scale} aria-hidden="true">
        {claims.map(([seat, claim], i) => (
          <i key={seat} style={{ "--at": claim / 10, "--up": levels[i] ?? 0 }} />
        ))}
        {reading !== undefined && <em style={{ "--at": reading / 10 }} />}
      </span>
      <b class="tabular" aria-hidden="true">
        {n > 0 ? format.score(mean) : "–"}
      </b>
    </>
  );
}
