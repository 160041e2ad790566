import { nameOf } from "../../../parts/name.tsx";
import { you } from "../../../store.ts";
import { Block, nameOfBlock } from "../names.ts";
import css from "./aftermath.module.css";
import { frauds, trustByBlock, watchers } from "./headlines.ts";
import { revealed, saidSoFar } from "./views.ts";
import { words as w } from "./words/words.ts";

/** How many of the watchers dealt on each block: a bar each, hatched where it was a fraud. */
export function Aftermath({ shared }: { shared: boolean }) {
  const of = Math.max(1, watchers());
  const { sequencer = -1, captured } = revealed.value ?? {};
  const name = nameOf(sequencer);
  const said = new Set(saidSoFar().map(({ block }) => block));
  const left =
    you.value.seat === undefined || you.value.seat === sequencer
      ? 0
      : trustByBlock().filter(({ block }) => !said.has(block)).length;
  return (
    <section>
      <h2>{w.trustTitle}</h2>
      <p>{captured === undefined ? w.untold({ name }) : captured === 1 ? w.captured({ name }) : w.honest({ name })}</p>
      {!shared && left > 0 && <p>{w.leftOut({ n: left })}</p>}
      <p class="muted">
        {w.trustNote} {(frauds() ?? 0) > 0 && w.hatched}
      </p>
      <ul class={css.bars}>
        <li class={`${css.key} muted`} aria-hidden="true">
          <span>{w.key.trusted}</span>
          <span>{w.key.block}</span>
        </li>
        {trustByBlock().map(({ block, fraud, trusting }) => (
          <li key={block}>
            <span class="visually-hidden">
              {w.trusted({ block: Block(block), n: trusting, of: watchers(), fraud })}
            </span>
            <span
              class={css.bar}
              data-fraud={fraud || undefined}
              style={{ "--of": trusting / of }}
              aria-hidden="true"
            />
            <b class="tabular" aria-hidden="true">
              {trusting}
            </b>
            <span class="muted" aria-hidden="true">
              {nameOfBlock(block)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
