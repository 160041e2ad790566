import { nameOf } from "../../../parts/name.tsx";
import { Block, blockNames } from "../names.ts";
import css from "./aftermath.module.css";
import { frauds, stood, watchers } from "./beats.ts";
import { revealed } from "./views.ts";
import { words as w } from "./words/words.ts";

/** How many of the watchers dealt on each block: a bar each, hatched where it was a fraud. */
export function Aftermath() {
  const of = Math.max(1, watchers());
  const name = nameOf(revealed.value?.sequencer ?? -1);
  return (
    <section>
      <h2>{w.trustTitle}</h2>
      <p>{revealed.value?.captured ? w.captured({ name }) : w.honest({ name })}</p>
      <p class="soft">
        {w.trustNote} {frauds() > 0 && w.hatched}
      </p>
      <ul class={css.bars}>
        <li class={`${css.key} soft`} aria-hidden="true">
          <span>{w.key.trusted}</span>
          <span>{w.key.block}</span>
        </li>
        {stood().map(({ block, fraud, trusting }) => (
          <li key={block}>
            <span class="unseen">{w.trusted({ block: Block(block), n: trusting, of: watchers(), fraud })}</span>
            <span
              class={css.bar}
              data-fraud={fraud || undefined}
              style={{ "--of": trusting / of }}
              aria-hidden="true"
            />
            <b class="number" aria-hidden="true">
              {trusting}
            </b>
            <span class="soft" aria-hidden="true">
              {blockNames.value.get(block)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
