import { wind } from "../../../art/say.ts";
import { siteName } from "../../../art/sites.ts";
import { lasts } from "../../../parts/clock.ts";
import { Entries, Items } from "../../../parts/lists.tsx";
import { nameOf } from "../../../parts/name.tsx";
import * as format from "../../../words/format.ts";
import { SiteMark } from "../art.ts";
import { knownSites, readingText } from "../knowledge.ts";
import { ant, feltAt, floor } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.notebook;

/** The stones that I know, what I did there, and who was seen to leave with whom. */
export function Notes() {
  const sites = knownSites.value;
  const gone = Object.values(floor.value?.gone ?? {}).reverse();
  return (
    <>
      <h3>{w.title}</h3>
      {sites.length === 0 && <p>{w.empty}</p>}
      <Entries>
        {sites.map(({ site, reading, visits, angle, flight }) => {
          const [led, carried] = [ant.value?.led[site] ?? 0, ant.value?.carried[site] ?? 0];
          return (
            <li key={site}>
              <SiteMark site={site} size={36} />
              <div>
                <h3>
                  {siteName(site)} <b class="tabular">{reading === undefined ? w.unread : readingText(site)}</b>
                </h3>
                <p class="muted">
                  {w.way({ wind: wind(angle), s: format.secs(lasts(flight)) })}
                  {visits !== undefined && format.mark(",") + w.visits({ n: visits })}
                </p>
                {feltAt(site) && <p>{w.felt}</p>}
                {led > 0 && <p class="muted">{w.led({ n: led })}</p>}
                {carried > 0 && <p class="muted">{w.carried({ n: carried })}</p>}
              </div>
            </li>
          );
        })}
      </Entries>
      <h3>{w.gone}</h3>
      {gone.length === 0 && <p class="muted">{w.goneNone}</p>}
      <Items>
        {gone.map(({ t, seat, site, with: other }) => (
          <li key={`${t} ${seat}`}>
            <SiteMark site={site} size={24} />{" "}
            {other === undefined
              ? w.goneCarried({ name: nameOf(seat), site: siteName(site) })
              : w.goneLed({ name: nameOf(seat), other: nameOf(other), site: siteName(site) })}
          </li>
        ))}
      </Items>
    </>
  );
}
