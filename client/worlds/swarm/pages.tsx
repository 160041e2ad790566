import { act } from "../../net/actions.ts";
import { offerOf } from "../../parts/choice.ts";
import { wind } from "../../words/stage.ts";
import { words } from "../../words/words.ts";
import { SiteMark } from "./art.ts";
import { cavities, knownSites, readingText } from "./knowledge.ts";
import { part } from "./registry.ts";

const w = words.notebook;

function SiteRow({ site, close }: { site: (typeof knownSites.value)[number]; close?: () => void }) {
  const cavity = cavities.value[site.site];
  const back = offerOf("return", site.site);
  return (
    <li>
      <SiteMark site={site.site} size={36} />
      <div>
        <h3>
          {words.site(site.site)}{" "}
          <b class="number">{site.reading === undefined ? w.unread : w.reading(readingText(site.site))}</b>
        </h3>
        <p class="soft">
          {w.way(wind(site.angle))}, {w.flight(site.flight)}
          {site.visits !== undefined && `, ${w.visits(site.visits)}`}
        </p>
        {cavity && <p class="soft">{w.cavity(cavity.litres, cavity.entrance, cavity.height)}</p>}
      </div>
      {back && !back.not && (
        <button
          type="button"
          class="button plain slim"
          aria-label={w.go(words.site(site.site))}
          onClick={() => {
            act({ verb: "return", site: site.site }, w.go(words.site(site.site)));
            close?.();
          }}
        >
          <span class="verb">{w.goShort}</span>
        </button>
      )}
    </li>
  );
}

/** What I know of sites, and what the mechanism has to add. */
export function Pages({ close }: { close?: () => void }) {
  const sites = knownSites.value;
  const { Notes } = part();
  return (
    <>
      {sites.length === 0 ? <p>{w.empty}</p> : <p class="soft">{w.likes}</p>}
      <ul class="known">
        {sites.map((site) => (
          <SiteRow key={site.site} site={site} {...(close && { close })} />
        ))}
      </ul>
      {Notes && <Notes />}
    </>
  );
}
