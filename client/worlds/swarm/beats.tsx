import { siteName } from "../../art/sites.ts";
import { nameOf } from "../../parts/name.tsx";
import { all } from "../../store.ts";
import * as format from "../../words/format.ts";
import { SiteMark } from "./art.ts";
import { part } from "./registry.ts";
import { chosen, found, truth } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.reveal;

/** The three beats, each staying when the next comes. */
export function Beats({ beat }: { beat: number }) {
  const result = all.value?.reveal?.result;
  if (!result || !truth.value) return null;
  const best = truth.value.reduce((a, b) => (b.worth > a.worth ? b : a));
  const option = chosen();
  const finder = found.value.find((one) => one.option === best.option);
  const wasBest = option !== undefined && result.worth >= best.worth;
  return (
    <div class="beats" aria-live="polite">
      {option === undefined ? (
        <p class="beat homeless">
          <b>{w.homeless}</b>
        </p>
      ) : (
        <p class="beat">
          <span>{w.chose}</span>
          <b class="site-big">
            <SiteMark site={option} size={56} /> {siteName(option)}
          </b>
        </p>
      )}
      {beat >= 1 &&
        (option === undefined ? (
          <p class="beat">{part().homeless()}</p>
        ) : (
          <p class="beat">
            <span>{w.worth}</span>
            <b class="worth number">
              {format.score(result.worth)} <span class="soft">{words.play.ofTen}</span>
            </b>
          </p>
        ))}
      {beat >= 2 &&
        (wasBest ? (
          <p class="beat">
            <b>{w.best}</b>
          </p>
        ) : (
          <p class="beat">
            <span>{w.missed}</span>
            <b class="site-line">
              <SiteMark site={best.option} size={32} /> {siteName(best.option)}
              <span class="number">{format.score(best.worth)}</span>
            </b>
            <span class="soft">{finder ? w.foundBy({ name: nameOf(finder.seat) }) : w.nobody}</span>
          </p>
        ))}
    </div>
  );
}
