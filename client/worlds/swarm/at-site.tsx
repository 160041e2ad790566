import { daylight, secondsTo } from "../../parts/clock.ts";
import { all, you } from "../../store.ts";
import { words } from "../../words/words.ts";
import { SiteScene } from "./art.ts";
import { cavities, readingOf } from "./knowledge.ts";
import { bees, crowd, scout, siteSignals } from "./sense.ts";

/** Who is here with me: people by name, bots by number. */
function company(): string {
  const seats = all.value?.seats ?? {};
  const others = (crowd.value?.seats ?? []).filter((seat) => seat !== you.value.seat);
  const people = others.filter((seat) => !seats[seat]?.bot).map((seat) => seats[seat]?.name ?? "");
  const named = people.slice(0, 3);
  if (people.length > named.length) named.push(`+${people.length - named.length}`);
  return words.play.withYou(named, others.length - people.length);
}

/** At a site: the hollow, what I read in it, and who is here. */
export function AtSite() {
  const me = scout.value;
  const site = me?.site ?? 0;
  const here = crowd.value?.seats.length ?? 1;
  const quorum = bees.value?.quorum ?? 0;
  const looking = me?.leaves === undefined;
  const reading = looking ? undefined : readingOf(site);
  const held = siteSignals.value?.held === true;
  const piping = bees.value?.piping?.site === site;
  return (
    <section class="stage" aria-label={words.site(site)}>
      <SiteScene
        site={site}
        features={looking ? undefined : cavities.value[site]}
        reading={reading}
        crowd={here}
        quorum={quorum}
        held={held}
        dusk={daylight.value}
      />
      <div class="at-site">
        <p>
          <span class="soft">{words.play.reading}</span>
          <b class="number">
            {reading === undefined ? "…" : words.score(reading)} <span class="soft">{words.play.ofTen}</span>
          </b>
          <span class="soft number">
            {me?.leaves === undefined ? words.play.looking : words.play.leaves(secondsTo(me.leaves))}
          </span>
        </p>
        <p class={`crowd ${here >= quorum ? "enough" : ""}`}>
          <span class="soft">{words.play.here}</span>
          <b class="number">
            {words.play.crowd(here)}
            <span class="soft">{words.play.needed(quorum)}</span>
          </b>
          <span class="soft">{piping ? words.play.pipingHere : held ? words.play.held : company()}</span>
        </p>
      </div>
    </section>
  );
}
