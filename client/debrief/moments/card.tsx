import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { TimeLine } from "../../art/charts/index.ts";
import { all } from "../../store.ts";
import * as format from "../../words/format.ts";
import type { Aftermath } from "../../worlds/stage.ts";
import { words } from "../words/words.ts";
import css from "./card.module.css";
import { onJump } from "./jump.ts";
import { toldMoments } from "./told.ts";

const w = words.moments;

/** The round's key moments: on the curves of support where there are such, and each in a sentence. */
export function momentsCard({
  Support,
  named,
}: Pick<Aftermath, "Support" | "named">): ComponentType<{ wall?: boolean }> {
  return function Moments({ wall = false }) {
    const picked = useSignal<number | undefined>(undefined);
    const { round, reveal } = all.value ?? {};
    if (!round || !reveal) return null;
    const told = toldMoments(named);
    const { begin } = round;
    const end = begin + reveal.result.took;
    const marks = told.map(({ t, label }) => ({ t, text: label }));
    const pick = (i: number): void => {
      picked.value = i;
      const moment = told[i];
      if (moment) onJump.value?.(moment.t);
    };
    const on = wall ? { picked: picked.value } : { picked: picked.value, onPick: pick };
    return (
      <section data-part="moments">
        <h2>{w.title}</h2>
        {Support ? (
          <Support marks={marks} {...on} />
        ) : (
          told.length > 0 && (
            <TimeLine name={w.line} begin={begin} end={end} marks={marks} heads={[w.at, w.what]} {...on} />
          )
        )}
        {told.length > 0 && !wall && onJump.value && <p class="muted">{w.tap}</p>}
        {told.length === 0 && <p>{w.none}</p>}
        <ol class={css.list}>
          {told.map(({ t, label }, i) => {
            const line = (
              <>
                <b class={css.number}>{i + 1}</b>
                <span class="tabular muted">{format.clock(Math.round((t - begin) / 1000))}</span>
                <span>{label}</span>
              </>
            );
            return (
              <li key={`${t} ${i}`} data-picked={i === picked.value || undefined}>
                {wall ? (
                  <span class={css.line}>{line}</span>
                ) : (
                  <button type="button" class={css.line} onClick={() => pick(i)}>
                    {line}
                  </button>
                )}
              </li>
            );
          })}
        </ol>
      </section>
    );
  };
}
