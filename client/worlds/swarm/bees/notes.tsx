import { words } from "../../../words/words.ts";
import { SiteMark } from "../art.ts";
import { sawDances } from "./floor.ts";

const w = words.notebook;

/** The dances that I saw, by site. */
export function Notes() {
  const saw = Object.entries(sawDances.value);
  return (
    <>
      <h3>{w.saw}</h3>
      {saw.length === 0 && <p class="soft">{w.sawNone}</p>}
      <ul class="saw">
        {saw.map(([site, { dances, most }]) => (
          <li key={site}>
            <SiteMark site={Number(site)} size={24} /> {words.site(Number(site))}:{" "}
            {w.sawSite(dances.length, words.play.strength(most))}
          </li>
        ))}
      </ul>
    </>
  );
}
