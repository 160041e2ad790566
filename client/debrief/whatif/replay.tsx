import { quantile } from "../../../src/lab/statistics.ts";
import type { Range } from "../../../src/lab/whatif/types.ts";
import { linear } from "../../lab/charts/linear.ts";
import { all } from "../../store.ts";
import * as format from "../../words/format.ts";
import { scenarioOf } from "../../worlds/registry.ts";
import { endingText } from "./outcome-text.ts";
import css from "./replay.module.css";
import { useRun } from "./run.ts";
import { Sheet } from "./sheet.tsx";
import { words } from "./words/words.ts";

/** So many rounds of each rule: what DESIGN asks for. */
const RUNS = 200;
/** Then it ends with what it has. ms */
const LIMIT = 60_000;

const [WIDTH, HEIGHT, EDGE] = [320, 30, 10];
const x = linear([0, 10], [EDGE, WIDTH - EDGE]);
const TICKS = x.ticks(5);

/** The values below which a twentieth, a quarter, half … of the rounds are. */
function spread({ outcomes }: Range) {
  const sorted = outcomes.map(({ worth }) => worth).sort((a, b) => a - b);
  const at = (q: number): number => quantile(sorted, q);
  return { low: at(0.05), from: at(0.25), middle: at(0.5), to: at(0.75), high: at(0.95) };
}

function mostOften({ outcomes }: Range): { ending: string; share: number } {
  const counts = new Map<string, number>();
  for (const { ending } of outcomes) counts.set(ending, (counts.get(ending) ?? 0) + 1);
  const [[ending, n] = ["", 0]] = [...counts].sort(([, a], [, b]) => b - a);
  return { ending, share: n / Math.max(1, outcomes.length) };
}

const titleOf = ({ scenario, own }: Range): string => {
  const title = scenarioOf(scenario)?.title ?? scenario;
  return own ? words.replay.own({ title }) : title;
};

function Strip({ range, ours }: { range: Range; ours: number | undefined }) {
  const { low, from, middle, to, high } = spread(range);
  return (
    <svg class={css.strip} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path class={css.axis} d={TICKS.map((tick) => `M${x(tick)} 4V26`).join("")} />
      <path class={css.line} d={`M${x(low)} 15H${x(high)}`} />
      <rect class={css.box} x={x(from)} y={8} width={Math.max(2, x(to) - x(from))} height={14} rx={4} />
      <path class={css.middle} d={`M${x(middle)} 6V24`} />
      {ours !== undefined && <path class={css.ours} d={`M${x(ours)} 0V30`} />}
    </svg>
  );
}

function Row({ range, ours }: { range: Range; ours: number | undefined }) {
  const w = words.replay;
  const { ending, share } = mostOften(range);
  return (
    <li data-mechanism={range.mechanism}>
      <b>{titleOf(range)}</b>
      <Strip range={range} ours={ours} />
      <span class={css.said}>
        {w.most({ ending: endingText(ending), share: format.percent(share) })} ·{" "}
        {w.of({ n: range.outcomes.length, of: range.of })}
      </span>
    </li>
  );
}

/** The same for those who listen. */
function Table({ ranges }: { ranges: readonly Range[] }) {
  const w = words.replay;
  return (
    <div class="visually-hidden">
      <table>
        <caption>{w.title}</caption>
        <thead>
          <tr>
            {[w.rule, w.runs, w.low, w.middle, w.high].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ranges.map((range) => {
            const { low, middle, high } = spread(range);
            return (
              <tr key={range.mechanism}>
                <th scope="row">{titleOf(range)}</th>
                <td>{range.outcomes.length}</td>
                {[low, middle, high].map((value, i) => (
                  <td key={i}>{format.score(value)}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The round as bots play it under each rule of its world. */
export function Replays({ wall = false }: { wall?: boolean }) {
  const w = words.replay;
  const run = useRun();
  const ranges = run.of("range").map(({ range }) => range);
  const ours = all.value?.reveal?.result.worth;
  const start = (): void => run.start({ ask: "replay", runs: RUNS }, LIMIT);
  return (
    <Sheet part="re-play" title={w.title} label={w.label} run={run} start={start} wall={wall}>
      {ranges.length > 0 && (
        <>
          <ul class={css.ranges}>
            {ranges.map((range) => (
              <Row key={range.mechanism} range={range} ours={ours} />
            ))}
          </ul>
          <svg class={css.strip} viewBox={`0 0 ${WIDTH} 16`} aria-hidden="true">
            {TICKS.map((tick) => (
              <text key={tick} x={x(tick)} y={12} text-anchor="middle">
                {tick}
              </text>
            ))}
          </svg>
          <p class={css.said}>{w.chart}</p>
          <Table ranges={ranges} />
        </>
      )}
    </Sheet>
  );
}
