import { siteName } from "../../../art/sites.ts";
import { Entries } from "../../../parts/lists.tsx";
import { nameOf } from "../../../parts/name.tsx";
import * as format from "../../../words/format.ts";
import { SiteMark } from "../art.ts";
import { isQueen, toldSites } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.notebook;

/** What she was told and by whom, by site. */
export function Notes() {
  if (!isQueen()) return null;
  const sites = toldSites.value;
  return (
    <>
      <h3>{w.title}</h3>
      {sites.length === 0 && <p class="muted">{w.none}</p>}
      <Entries>
        {sites.map(({ site, heard, mean }) => (
          <li key={site}>
            <SiteMark site={site} size={36} />
            <div>
              <h3>
                {siteName(site)} <b class="tabular">{format.score(mean)}</b>
              </h3>
              {heard.map(({ seat, claim, t }) => (
                <p class="muted" key={t}>
                  {w.said({ name: nameOf(seat), claim: String(claim) })}
                </p>
              ))}
            </div>
          </li>
        ))}
      </Entries>
    </>
  );
}
