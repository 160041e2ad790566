import { siteName } from "../../../art/sites.ts";
import { Entries } from "../../../parts/lists.tsx";
import { nameOf } from "../../../parts/name.tsx";
import { SiteMark } from "../art.ts";
import { candidates, siteRows, sitting } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.notebook;

/** What candidates claimed in public; and as a councillor, what one was told and by whom. */
export function Notes() {
  const list = candidates.value.filter(({ said }) => said.length > 0);
  return (
    <>
      {sitting() && (
        <>
          <h3>{w.told}</h3>
          <Entries>
            {siteRows.value
              .filter(({ heard }) => heard.length > 0)
              .map(({ site, heard }) => (
                <li key={site}>
                  <SiteMark site={site} size={36} />
                  <div>
                    <h3>{siteName(site)}</h3>
                    {heard.map(({ seat, claim, t }) => (
                      <p class="muted" key={`${t} ${seat}`}>
                        {w.said({ name: nameOf(seat), claim: String(claim) })}
                      </p>
                    ))}
                  </div>
                </li>
              ))}
          </Entries>
        </>
      )}
      {list.length > 0 && <h3>{w.public}</h3>}
      <Entries>
        {list.map(({ seat, said }) => (
          <li key={seat}>
            <div>
              <h3>{nameOf(seat)}</h3>
              {said.map(({ site, claim }) => (
                <p class="muted" key={site}>
                  {w.said({ name: siteName(site), claim: String(claim) })}
                </p>
              ))}
            </div>
          </li>
        ))}
      </Entries>
    </>
  );
}
