import { siteName } from "../../art/sites.ts";
import { HeadlineItem, HeadlineList } from "../../parts/headlines.tsx";
import { SecretLine } from "../../parts/secret.tsx";
import { all } from "../../store.ts";
import * as format from "../../words/format.ts";
import { SiteMark } from "./art.ts";
import css from "./headlines.module.css";
import { part } from "./registry.ts";
import { chosen, truth, whoThen } from "./views.ts";
import { secretTold } from "./where.ts";
import { words } from "./words/words.ts";

const w = words.reveal;

/** A name as it is; what stands for a bot that sat there before begins the sentence. */
const finderName = ({ seat, bot = false }: { seat: number; bot?: boolean }): string =>
  bot ? format.capital(whoThen(seat, bot)) : whoThen(seat, bot);

/** The clock had so long to run, and more, when a round was ended: one that comes to its end by itself is told a moment later. ms of session time */
const CUT_SHORT = 2000;

/** Whoever runs the room ended the round: its evening never came. */
function cutShort(): boolean {
  const { end = 0, over = end } = all.value?.round ?? {};
  return over < end - CUT_SHORT;
}

/** The three headlines, each staying when the next comes. */
export function Headlines({ shown }: { shown: number }) {
  const result = all.value?.reveal?.result;
  if (!result || !truth.value) return null;
  const best = truth.value.reduce((a, b) => (b.worth > a.worth ? b : a));
  const option = chosen();
  const finders = part().finders?.();
  const finder = finders?.find((one) => one.option === best.option);
  // From the truth: where how it ended would name a liar, a discreet room's result does not say it.
  const worth = truth.value.find((one) => one.option === option)?.worth ?? 0;
  const wasBest = option !== undefined && worth >= best.worth;
  const was = secretTold();
  const { says } = part();
  return (
    <HeadlineList>
      {option === undefined ? (
        <HeadlineItem>
          <b class={css.homeless}>{cutShort() ? w.early : (says?.homeless ?? w.homeless)}</b>
        </HeadlineItem>
      ) : (
        <HeadlineItem>
          <span>{says?.chose ?? w.chose}</span>
          <b class={css.big}>
            <SiteMark site={option} size={56} /> {siteName(option)}
          </b>
          {says?.brought?.() && <span>{says.brought()}</span>}
        </HeadlineItem>
      )}
      {shown >= 1 &&
        (option === undefined ? (
          <HeadlineItem>{part().homeless()}</HeadlineItem>
        ) : (
          <HeadlineItem>
            <span>{w.worth}</span>
            <b class={`${css.worth} tabular`}>
              {format.score(worth)} <span class="muted">{words.play.ofTen}</span>
            </b>
          </HeadlineItem>
        ))}
      {shown >= 2 &&
        (wasBest ? (
          <HeadlineItem>
            <b>{w.best}</b>
          </HeadlineItem>
        ) : (
          <HeadlineItem>
            <span>{w.missed}</span>
            <b class={css.line}>
              <SiteMark site={best.option} size={32} /> {siteName(best.option)}
              <span class="tabular">{format.score(best.worth)}</span>
            </b>
            {finders && <span class="muted">{finder ? w.foundBy({ name: finderName(finder) }) : w.nobody}</span>}
          </HeadlineItem>
        ))}
      {shown >= 2 && was && (
        <HeadlineItem>
          <SecretLine>{was}</SecretLine>
        </HeadlineItem>
      )}
    </HeadlineList>
  );
}
