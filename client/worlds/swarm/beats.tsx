import { siteName } from "../../art/sites.ts";
import { BeatLine, BeatList } from "../../parts/beats.tsx";
import { nameOf } from "../../parts/name.tsx";
import { all } from "../../store.ts";
import * as format from "../../words/format.ts";
import { SiteMark } from "./art.ts";
import css from "./beats.module.css";
import { part } from "./registry.ts";
import { chosen, truth } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.reveal;

/** The three beats, each staying when the next comes. */
export function Beats({ beat }: { beat: number }) {
  const result = all.value?.reveal?.result;
  if (!result || !truth.value) return null;
  const best = truth.value.reduce((a, b) => (b.worth > a.worth ? b : a));
  const option = chosen();
  const finders = part().finders?.();
  const finder = finders?.find((one) => one.option === best.option);
  const wasBest = option !== undefined && result.worth >= best.worth;
  return (
    <BeatList>
      {option === undefined ? (
        <BeatLine>
          <b class={css.homeless}>{w.homeless}</b>
        </BeatLine>
      ) : (
        <BeatLine>
          <span>{w.chose}</span>
          <b class={css.big}>
            <SiteMark site={option} size={56} /> {siteName(option)}
          </b>
        </BeatLine>
      )}
      {beat >= 1 &&
        (option === undefined ? (
          <BeatLine>{part().homeless()}</BeatLine>
        ) : (
          <BeatLine>
            <span>{w.worth}</span>
            <b class={`${css.worth} number`}>
              {format.score(result.worth)} <span class="soft">{words.play.ofTen}</span>
            </b>
          </BeatLine>
        ))}
      {beat >= 2 &&
        (wasBest ? (
          <BeatLine>
            <b>{w.best}</b>
          </BeatLine>
        ) : (
          <BeatLine>
            <span>{w.missed}</span>
            <b class={css.line}>
              <SiteMark site={best.option} size={32} /> {siteName(best.option)}
              <span class="number">{format.score(best.worth)}</span>
            </b>
            {finders && <span class="soft">{finder ? w.foundBy({ name: nameOf(finder.seat) }) : w.nobody}</span>}
          </BeatLine>
        ))}
    </BeatList>
  );
}
