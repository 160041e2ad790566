import { siteName } from "../../art/sites.ts";
import { daylight, secondsTo } from "../../parts/clock.ts";
import { PlayArea } from "../../parts/play-area.tsx";
import { all, you } from "../../store.ts";
import * as format from "../../words/format.ts";
import { SiteScene } from "./art.ts";
import css from "./at-site.module.css";
import { cavities, readingOf } from "./knowledge.ts";
import { part } from "./registry.ts";
import { crowd, scout } from "./views.ts";
import { words } from "./words/words.ts";

/** Who is here with me: people by name, bots by number. */
function company(): string {
  const seats = all.value?.seats ?? {};
  const others = (crowd.value?.seats ?? []).filter((seat) => seat !== you.value.seat);
  const people = others.filter((seat) => !seats[seat]?.bot).map((seat) => seats[seat]?.name ?? "");
  const named = people.slice(0, 3);
  if (people.length > named.length) named.push(`+${people.length - named.length}`);
  const bots = others.length - people.length;
  if (bots > 0) named.push(words.play.bots({ n: bots }));
  return named.length === 0 ? words.play.onlyYou : words.play.withYou({ others: format.list(named) });
}

/** At a site: the hollow, what I read in it, and who is here. */
export function AtSite() {
  const me = scout.value;
  const site = me?.site ?? 0;
  const here = crowd.value?.seats.length ?? 1;
  const looking = me?.leaves === undefined;
  const reading = looking ? undefined : readingOf(site);
  const { needed, held = false, text } = part().crowd?.(site) ?? {};
  const enough = needed !== undefined && here >= needed;
  return (
    <PlayArea label={siteName(site)}>
      <SiteScene
        site={site}
        features={looking ? undefined : cavities.value[site]}
        reading={reading}
        crowd={here}
        quorum={needed}
        held={held}
        dusk={daylight.value}
      />
      <div class={css.facts}>
        <p>
          <span class="muted">{words.play.reading}</span>
          <b class="tabular">
            {reading === undefined ? "…" : format.score(reading)} <span class="muted">{words.play.ofTen}</span>
          </b>
          <span class="muted tabular">
            {me?.leaves === undefined ? words.play.looking : words.play.leaves({ s: secondsTo(me.leaves) })}
          </span>
        </p>
        <p data-enough={enough || undefined}>
          <span class="muted">{words.play.here}</span>
          <b class="tabular">
            {here}{" "}
            {needed !== undefined && (
              <span class="muted">{(enough ? words.play.enough : words.play.needed)({ q: needed })}</span>
            )}
          </b>
          <span class="muted">{text ?? company()}</span>
        </p>
      </div>
    </PlayArea>
  );
}
