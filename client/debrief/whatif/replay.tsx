import { quantile } from "../../../src/lab/statistics.ts";
import type { Range } from "../../../src/lab/whatif/types.ts";
import { Figure } from "../../art/charts/figure.tsx";
import { linear } from "../../art/charts/linear.ts";
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

/** A row of the drawing: its title, its strip, and a line below. */
const [WIDTH, ROW, EDGE, FOOT] = [300, 62, 10, 22];
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

function Strip({ range, ours, y }: { range: Range; ours: number | undefined; y: number }) {
  const w = words.replay;
  const { low, from, middle, to, high } = spread(range);
  const { ending, share } = mostOften(range);
  return (
    <g transform={`translate(0 ${y})`} data-mechanism={range.mechanism}>
      <text class={css.title} x={0} y={13}>
        {titleOf(range)}
      </text>
      <text x={WIDTH} y={13} text-anchor="end">
        {w.of({ n: range.outcomes.length, of: range.of })}
      </text>
      <path class={css.axis} d={TICKS.map((tick) => `M${x(tick)} 20V38`).join("")} />
      <path class={css.line} d={`M${x(low)} 29H${x(high)}`} />
      <rect class={css.box} x={x(from)} y={22} width={Math.max(2, x(to) - x(from))} height={14} rx={4} />
      <path class={css.middle} d={`M${x(middle)} 20V38`} />
      {ours !== undefined && <path class={css.ours} d={`M${x(ours)} 16V42`} />}
      <text x={0} y={52}>
        {w.most({ ending: endingText(ending), share: format.percent(share) })}
      </text>
    </g>
  );
}

function Chart({ ranges, ours, wall }: { ranges: readonly Range[]; ours: number | undefined; wall: boolean }) {
  const w = words.replay;
  const rows = ranges.map((range) => {
    const { low, middle, high } = spread(range);
    return [titleOf(range), range.outcomes.length, ...[low, middle, high].map(format.score)];
  });
  const high = ranges.length * ROW;
  const table = { heads: [w.rule, w.runs, w.low, w.middle, w.high], rows };
  return (
    <Figure name={w.title} width={WIDTH} height={high + FOOT} table={table} save={!wall} class={css.strips}>
      {ranges.map((range, i) => (
        <Strip key={range.mechanism} range={range} ours={ours} y={i * ROW} />
      ))}
      {TICKS.map((tick) => (
        <text key={tick} x={x(tick)} y={high + 14} text-anchor="middle">
          {tick}
        </text>
      ))}
    </Figure>
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
          <Chart ranges={ranges} ours={ours} wall={wall} />
          <p class={css.said}>{w.chart}</p>
        </>
      )}
    </Sheet>
  );
}
