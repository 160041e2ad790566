import * as format from "../../../words/format.ts";
import { SiteMark } from "../art.ts";
import { readingOf } from "../knowledge.ts";
import css from "./claim.module.css";
import { claimFor, setClaim, trueClaim } from "./views.ts";
import { words } from "./words/words.ts";

/** How good one tells the others that it is. One's own reading is marked, and may be ignored. */
export function Claim({ site }: { site: number }) {
  const w = words.claim;
  const claim = claimFor(site);
  const real = trueClaim(site);
  const reading = readingOf(site) ?? 0;
  return (
    <section class={css.claim} data-part="claim" aria-label={w.title}>
      <h2>
        <SiteMark site={site} size={28} /> {w.title}
      </h2>
      <div class={css.scale} style={{ "--read": reading / 10 }}>
        <span class={css.read} aria-hidden="true" />
        <input
          type="range"
          aria-label={w.title}
          aria-valuetext={w.says({ claim: String(claim) })}
          min={0}
          max={10}
          step={0.5}
          value={claim}
          onInput={(event) => setClaim(site, event.currentTarget.valueAsNumber)}
        />
      </div>
      <p class="spread muted">
        <span>{w.yours({ reading: format.score(reading) })}</span>
        <span>{claim === real ? w.true : claim > real ? w.more : w.less}</span>
      </p>
    </section>
  );
}
