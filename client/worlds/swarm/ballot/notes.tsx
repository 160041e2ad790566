import { siteName } from "../../../art/sites.ts";
import { Entries } from "../../../parts/lists.tsx";
import { nameOf } from "../../../parts/name.tsx";
import * as format from "../../../words/format.ts";
import { SiteMark } from "../art.ts";
import { board } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.notebook;

/** The board: who said what, by site. Who is out has it as it was. */
export function Notes() {
  const sites = Object.entries(board.value);
  return (
    <>
      <h3>{w.title}</h3>
      {sites.length === 0 && <p class="muted">{w.none}</p>}
      <Entries>
        {sites.map(([site, { n, mean, told }]) => {
          const said = Object.entries(told);
          return (
            <li key={site}>
              <SiteMark site={Number(site)} size={36} />
              <div>
                <h3>
                  {siteName(Number(site))} <b class="tabular">{format.score(mean)}</b>
                </h3>
                {said.map(([seat, claim]) => (
                  <p class="muted" key={seat}>
                    {w.said({ name: nameOf(Number(seat)), claim: String(claim) })}
                  </p>
                ))}
                {n > said.length && <p class="muted">{w.more({ n: n - said.length })}</p>}
              </div>
            </li>
          );
        })}
      </Entries>
    </>
  );
}
