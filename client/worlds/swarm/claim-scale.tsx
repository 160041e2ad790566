import type { ComponentChildren } from "preact";
import * as format from "../../words/format.ts";
import { SiteMark } from "./art.ts";
import css from "./claim-scale.module.css";
import { words } from "./words/words.ts";

interface Props {
  site: number;
  /** What is asked. */
  title: string;
  claim: number;
  /** The claim in words, for who does not see the scale. */
  says: string;
  /** One's own reading, which is marked, and may be ignored. */
  reading: number | undefined;
  /** Below this a claim does nothing; 0 for where every claim counts. */
  least?: number;
  /** What the part below that means, in a line. */
  hatched?: string;
  change: (claim: number) => void;
  /** What stands below the scale, beside one's own reading. */
  children: ComponentChildren;
}

/** "How good do you say it is?", from 0 to 10 in steps of half a point. */
export function ClaimScale({ site, title, claim, says, reading, least = 0, hatched, change, children }: Props) {
  const w = words.claim;
  return (
    <section class={css.claim} data-part="claim" aria-label={title}>
      <h2>
        <SiteMark site={site} size={28} /> {title}
      </h2>
      <div class={css.scale} style={{ "--least": Math.min(1, least / 10), "--read": (reading ?? 0) / 10 }}>
        {least > 0 && <span class={css.faint} aria-hidden="true" />}
        {reading !== undefined && <span class={css.read} aria-hidden="true" />}
        <input
          type="range"
          aria-label={title}
          aria-valuetext={says}
          min={0}
          max={10}
          step={0.5}
          value={claim}
          onInput={(event) => change(event.currentTarget.valueAsNumber)}
        />
      </div>
      <p class="spread muted">
        <span>{reading === undefined ? w.none : w.yours({ reading: format.score(reading) })}</span>
        <span>{children}</span>
      </p>
      {least > 0 && hatched && <p class={`${css.hatched} muted`}>{hatched}</p>}
    </section>
  );
}
