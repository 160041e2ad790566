import type { ColonyView } from "../../src/game/colony-view.ts";
import { linear } from "../art/charts/linear.ts";
import { learnedOf, scaleText, type Trait, traitName, valueText } from "./colony.ts";
import css from "./evolve.module.css";
import { words } from "./words/words.ts";

const [WIDTH, HEIGHT] = [150, 84];
const [LEFT, RIGHT, TOP, FOOT] = [4, 146, 6, 78];
/** Dots of one generation stand beside each other so far, so that those alike are still seen. */
const BESIDE = 9;
/** Of a trait's range at least this share is shown: small changes are to look small. */
const SHOWN = 0.35;

/** The part of a trait's range that its values take, and some more. */
function shownRange({ min, max, usual }: Trait, values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(usual, ...values), Math.max(usual, ...values)];
  const more = Math.max(0, SHOWN * (max - min) - (high - low)) / 2;
  const from = Math.max(min, Math.min(low - more, max - SHOWN * (max - min)));
  return [from, Math.min(max, Math.max(high + more, from + SHOWN * (max - min)))];
}

/** One trait: every bot of every generation as a dot, and the mean as a line. */
function One({ colony, trait, i }: { colony: ColonyView; trait: Trait; i: number }) {
  const generations = Object.values(colony.generations).map(({ params }) => params.map((one) => one[i] ?? 0));
  const { means, low, high } = learnedOf(colony, trait.id);
  const newest = means.length - 1;
  const middle = {
    trait: traitName(colony, trait.id),
    mean: valueText(colony, trait, means[newest] ?? 0),
    low: valueText(colony, trait, low[newest] ?? 0),
    high: valueText(colony, trait, high[newest] ?? 0),
  };
  const x = linear([0, colony.on === undefined ? Math.max(1, newest) : colony.of - 1], [LEFT + BESIDE, RIGHT - BESIDE]);
  const [from, to] = shownRange(trait, generations.flat());
  const y = linear([from, to], [FOOT, TOP]);
  const [first, last] = [means[0] ?? 0, means[means.length - 1] ?? 0];
  const line = means.map((mean, g) => `${g === 0 ? "M" : "L"}${x(g).toFixed(1)} ${y(mean).toFixed(1)}`).join("");
  return (
    <li class={css.trait}>
      <h4>{traitName(colony, trait.id)}</h4>
      <p class="tabular">
        {means.length > 1
          ? `${scaleText(trait, first)} → ${valueText(colony, trait, last)}`
          : valueText(colony, trait, first)}
      </p>
      <p class="visually-hidden">{words.chart.mean(middle)}</p>
      <div class={css.chart}>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="xMaxYMid" aria-hidden="true">
          <path class={css.usual} d={`M${LEFT} ${y(trait.usual).toFixed(1)}H${RIGHT}`} />
          {generations.map((values, g) =>
            values.map((value, place) => (
              <circle
                key={`${g} ${place}`}
                class={css.dot}
                cx={x(g) + BESIDE * ((2 * ((place * 7) % values.length)) / Math.max(1, values.length - 1) - 1) * 0.8}
                cy={y(value)}
                r={3}
              />
            )),
          )}
          <path class={css.edge} d={line} />
          <path class={css.mean} d={line} />
          {means.map((mean, g) => (
            <circle key={g} class={css.mid} cx={x(g)} cy={y(mean)} r={4} />
          ))}
        </svg>
        <span class="tabular" aria-hidden="true">
          {scaleText(trait, to)}
        </span>
        <span class="tabular" aria-hidden="true">
          {scaleText(trait, from)}
        </span>
      </div>
    </li>
  );
}

/** Every trait over the generations so far, and the same in words for those who do not see it. */
export function Traits({ colony }: { colony: ColonyView }) {
  const w = words.chart;
  return (
    <section class={css.picture} data-part="traits">
      <h3>{w.title}</h3>
      <ul class={css.traits}>
        {colony.traits.map((trait, i) => (
          <One key={trait.id} colony={colony} trait={trait} i={i} />
        ))}
      </ul>
      <p class={css.key}>{w.key({ n: Object.keys(colony.generations).length })}</p>
    </section>
  );
}
