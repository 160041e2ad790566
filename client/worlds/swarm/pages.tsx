import { wind } from "../../art/say.ts";
import { siteName } from "../../art/sites.ts";
import { act } from "../../net/actions.ts";
import { Button } from "../../parts/button.tsx";
import { offerOf } from "../../parts/choice.ts";
import { lasts } from "../../parts/clock.ts";
import { Entries } from "../../parts/lists.tsx";
import * as format from "../../words/format.ts";
import { SiteMark } from "./art.ts";
import { cavities, knownSites, readingText } from "./knowledge.ts";
import { part } from "./registry.ts";
import { words } from "./words/words.ts";

const w = words.notebook;

function SiteRow({ site, close }: { site: (typeof knownSites.value)[number]; close?: () => void }) {
  const cavity = cavities.value[site.site];
  const back = offerOf("return", site.site);
  return (
    <li>
      <SiteMark site={site.site} size={36} />
      <div>
        <h3>
          {siteName(site.site)}{" "}
          <b class="tabular">{site.reading === undefined ? w.unread : w.reading({ r: readingText(site.site) })}</b>
        </h3>
        <p class="muted">
          {w.way({ wind: wind(site.angle) }) + format.mark(",") + w.flight({ s: format.secs(lasts(site.flight)) })}
          {site.visits !== undefined && format.mark(",") + w.visits({ n: site.visits })}
        </p>
        {cavity && (
          <p class="muted">{w.cavity({ litres: cavity.litres, entrance: cavity.entrance, height: cavity.height })}</p>
        )}
      </div>
      {back && !back.not && (
        <Button
          size="slim"
          label={w.go({ site: siteName(site.site) })}
          onClick={() => {
            act({ verb: "return", site: site.site }, w.go({ site: siteName(site.site) }));
            close?.();
          }}
        >
          {w.goShort}
        </Button>
      )}
    </li>
  );
}

/** What I know of sites, and what the mechanism has to add. */
export function Pages({ close }: { close?: () => void }) {
  const sites = knownSites.value;
  const { Notes, told } = part();
  if (Notes && told?.() !== undefined) return <Notes />;
  return (
    <>
      {sites.length === 0 ? <p>{w.empty}</p> : <p class="muted">{w.likes}</p>}
      <Entries>
        {sites.map((site) => (
          <SiteRow key={site.site} site={site} {...(close && { close })} />
        ))}
      </Entries>
      {Notes && <Notes />}
    </>
  );
}
