import type { Result } from "../../../src/game/score.ts";
import type { Truth } from "../../../src/game/types.ts";
import * as format from "../../words/format.ts";
import { SiteMark } from "../mark.tsx";
import { siteLook, siteName } from "../sites.ts";
import { curve, type Point } from "../strokes.ts";
import { words } from "../words/words.ts";
import css from "./quality-bars.module.css";

/** A bar as a brush lays it down: never quite straight, rounded where it was lifted. */
const brush = (seed: number): string => {
  const way: Point[] = [
    [2, 4],
    [50, 3],
    [100, 4],
    [150, 3],
    [196, 4],
    [199, 12],
    [195, 20],
    [150, 21],
    [100, 20],
    [50, 21],
    [2, 20],
    [0.5, 12],
  ];
  return curve(way, true, 0.9, seed);
};

/** All the sites by what they were really worth, the best on top. */
export function QualityBars({ truth, result }: { truth: readonly Truth[]; result: Pick<Result, "option"> }) {
  const sites = [...truth].sort((a, b) => b.worth - a.worth);
  const best = sites[0]?.worth;
  const w = words.chart;
  return (
    <ol class={css.bars}>
      {sites.map(({ option, worth, facts }) => {
        const { colour } = siteLook(option);
        const tags = [...(option === result.option ? [w.chosen] : []), ...(worth === best ? [w.best] : [])];
        return (
          <li key={option}>
            <SiteMark site={option} size={28} />
            <span class={css.name}>
              {siteName(option)}
              {tags.map((tag) => (
                <span key={tag} class={css.tag} data-chosen={tag === w.chosen || undefined}>
                  {tag}
                </span>
              ))}
            </span>
            <b class={css.worth}>{w.worth({ worth: format.score(worth) })}</b>
            <span class={css.way} aria-hidden="true">
              <svg
                aria-hidden="true"
                viewBox="0 0 200 24"
                preserveAspectRatio="none"
                style={{ width: `${worth * 10}%` }}
              >
                <path d={brush(option + 3)} fill={colour} vector-effect="non-scaling-stroke" />
              </svg>
            </span>
            {facts.litres !== undefined && facts.entrance !== undefined && (
              <span class={css.facts}>{w.cavity({ litres: facts.litres, entrance: facts.entrance })}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
