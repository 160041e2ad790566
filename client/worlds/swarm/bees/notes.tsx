import { siteName } from "../../../art/sites.ts";
import { Items } from "../../../parts/lists.tsx";
import { SiteMark } from "../art.ts";
import { sawDances, strength } from "./floor.ts";
import { words } from "./words/words.ts";

const w = words.notebook;

/** The dances that I saw, by site. */
export function Notes() {
  const saw = Object.entries(sawDances.value);
  return (
    <>
      <h3>{w.saw}</h3>
      {saw.length === 0 && <p class="muted">{w.sawNone}</p>}
      <Items>
        {saw.map(([site, { dances, most }]) => (
          <li key={site}>
            <SiteMark site={Number(site)} size={24} />{" "}
            {w.sawSite({ site: siteName(Number(site)), n: dances.length, strength: strength(most) })}
          </li>
        ))}
      </Items>
    </>
  );
}
