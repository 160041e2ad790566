import * as format from "../../../words/format.ts";
import { SiteMark } from "../art.ts";
import { readingOf } from "../knowledge.ts";
import css from "./claim.module.css";
import { claimFor, rule, setClaim, sitting, trueClaim } from "./views.ts";
import { words } from "./words/words.ts";

/** How good one says that a site is: as a scout, beside one's own reading; as a councillor, beside what one was told. */
export function Claim({ site }: { site: number }) {
  const w = words.claim;
  const claim = claimFor(site);
  const real = trueClaim(site);
  const reading = sitting() ? real : (readingOf(site) ?? 0);
  const title = sitting() ? w.say : rule.value?.stage === "council" ? w.report : w.tell;
  const same = sitting() ? w.asTold : w.true;
  return (
    <section class={css.claim} data-part="claim" aria-label={title}>
      <h2>
        <SiteMark site={site} size={28} /> {title}
      </h2>
      <div class={css.scale} style={{ "--read": reading / 10 }}>
        <span class={css.read} aria-hidden="true" />
        <input
          type="range"
          aria-label={title}
          aria-valuetext={w.says({ claim: String(claim) })}
          min={0}
          max={10}
          step={0.5}
          value={claim}
          onInput={(event) => setClaim(site, event.currentTarget.valueAsNumber)}
        />
      </div>
      <p class="spread muted">
        <span>{sitting() ? w.told({ claim: String(real) }) : w.yours({ reading: format.score(reading) })}</span>
        <span>{claim === real ? same : claim > real ? w.more : w.less}</span>
      </p>
    </section>
  );
}
