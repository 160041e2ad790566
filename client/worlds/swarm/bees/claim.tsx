import { lookUp } from "../../../words/catalogue.ts";
import * as format from "../../../words/format.ts";
import { SiteMark } from "../art.ts";
import { readingOf } from "../knowledge.ts";
import css from "./claim.module.css";
import { claimFor, setClaim, whyFaint } from "./claims.ts";
import { bee, isProposal } from "./views.ts";
import { words } from "./words/words.ts";

/** "How good do you say it is?": the claim is the dance. One's own reading is marked, and may be ignored. */
export function Claim({ site }: { site: number }) {
  const w = words.claim;
  const claim = claimFor(site);
  const word = lookUp(w.words, Math.floor(claim)) ?? "";
  const reading = readingOf(site);
  const least = bee.value?.least[site] ?? 0;
  const unseen = { faint: w.faint, again: w.enough, poor: w.quiet }[whyFaint(site)];
  return (
    <section class={css.claim} data-part="claim" aria-label={w.title}>
      <h2>
        <SiteMark site={site} size={28} /> {isProposal(site) ? w.first : w.title}
      </h2>
      <div
        class={css.scale}
        style={{ "--claim": claim / 10, "--least": Math.min(1, least / 10), "--read": (reading ?? 0) / 10 }}
      >
        <span class={css.faint} aria-hidden="true" />
        {reading !== undefined && <span class={css.read} aria-hidden="true" />}
        <input
          type="range"
          aria-label={w.title}
          aria-valuetext={w.says({ claim: String(claim), word: claim < least ? `${word}, ${unseen}` : word })}
          min={0}
          max={10}
          step={0.5}
          value={claim}
          onInput={(event) => setClaim(site, event.currentTarget.valueAsNumber)}
        />
      </div>
      <p class="spread muted">
        <span>{reading === undefined ? w.none : w.yours({ reading: format.score(reading) })}</span>
        <span>{claim < least ? unseen : word}</span>
      </p>
    </section>
  );
}
