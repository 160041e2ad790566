import { RULES } from "../../../src/game/rules.generated.ts";
import { type Band, below, TIME_STEP, timeAt, WORTH_STEP, worthAt } from "../../../src/lab/influence/bands.ts";
import { Z95 } from "../../../src/lab/statistics.ts";
import { Figure } from "../../art/charts/figure.tsx";
import { linear } from "../../art/charts/linear.ts";
import { all } from "../../store.ts";
import * as format from "../../words/format.ts";
import { useRun } from "../whatif/run.ts";
import { Sheet } from "../whatif/sheet.tsx";
import css from "./power.module.css";
import { words } from "./words/words.ts";

/** Rounds played on the spot, where nobody has counted the setup before; and how long they may take, in ms. */
const SPOT = 60;
const LIMIT = 8000;

const [WIDTH, HEIGHT, EDGE, FOOT] = [300, 76, 12, 58];

interface HistogramProps {
  counts: readonly number[];
  /** Where we are: the number of a bar. */
  at: number;
  name: string;
  from: (bar: number) => string;
  wall: boolean;
}

function Histogram({ counts, at, name, from, wall }: HistogramProps) {
  const x = linear([0, counts.length], [EDGE, WIDTH - EDGE]);
  const y = linear([0, Math.max(1, ...counts)], [0, FOOT - 14]);
  const wide = x(1) - x(0);
  const w = words.band;
  const some = counts.map((n, i) => ({ n, i })).filter(({ n, i }) => n > 0 || i === at);
  const rows = some.map(({ n, i }) => [i === at ? `${from(i)} ${w.us}` : from(i), n]);
  return (
    <>
      <h3>{name}</h3>
      <Figure name={name} width={WIDTH} height={HEIGHT} table={{ heads: [w.from, w.count], rows }} save={!wall}>
        {counts.map((n, i) => (
          <rect
            key={i}
            class={i === at ? css.us : css.fill}
            x={x(i) + 0.75}
            y={FOOT - y(n)}
            width={wide - 1.5}
            height={y(n)}
          />
        ))}
        <path class={css.axis} d={`M${EDGE} ${FOOT}H${WIDTH - EDGE}`} />
        <path class={css.mark} d={`M${x(at) + wide / 2} ${FOOT + 1}l5 7h-10z`} />
        <text class={css.tick} x={x(at) + wide / 2} y={FOOT - y(counts[at] ?? 0) - 4} text-anchor="middle">
          {w.us}
        </text>
        <text class={css.tick} x={EDGE} y={HEIGHT - 4}>
          {from(0)}
        </text>
        <text class={css.tick} x={WIDTH - EDGE} y={HEIGHT - 4} text-anchor="end">
          {from(counts.length - 1)}
        </text>
      </Figure>
    </>
  );
}

function Told({ band, spot, wall }: { band: Band; spot: boolean; wall: boolean }) {
  const w = words.band;
  const now = all.value;
  const result = now?.reveal?.result;
  // Of a round whose end would name a liar a discreet room is told neither.
  if (!now || result?.worth === undefined || band.runs === 0) return null;
  const [worth, time] = [worthAt(result.worth), timeAt(result.took / now.scenario.clock)];
  const hundred = (share: number): number => Math.round(100 * share);
  const half = hundred(Z95 * Math.sqrt(0.25 / band.runs));
  return (
    <>
      <p>
        {w.better({ n: hundred(below(band.worths, worth)) })}
        {format.mark("")}
        {w.faster({ n: hundred(1 - below(band.times, time)) })}
        {format.mark("")}
        {w.sure({ n: half })}
      </p>
      <Histogram
        counts={band.worths}
        at={worth}
        name={w.worth}
        from={(i) => format.score(i * WORTH_STEP)}
        wall={wall}
      />
      <Histogram counts={band.times} at={time} name={w.time} from={(i) => format.percent(i * TIME_STEP)} wall={wall} />
      <p class={css.small}>
        {w.runs({ n: band.runs })} {spot && w.spot}
      </p>
    </>
  );
}

/** This room within the band in which rounds of bots come out. It tells of bots alone, so that a discreet room has it too. */
export function Reference({ wall = false }: { wall?: boolean }) {
  const w = words.band;
  const run = useRun();
  const [told] = run.of("band");
  const start = (): void => {
    const now = all.peek();
    if (!now?.round) return;
    const { scenario, round } = now;
    const of = { rules: RULES, id: scenario.id, seats: round.seats.length, alone: round.level === "discreet" };
    run.start({ ask: "band", runs: SPOT, ...of }, LIMIT);
  };
  return (
    <Sheet part="band" title={w.title} label={w.label} run={run} start={start} wall={wall} harmless>
      {told && <Told band={told.band} spot={told.spot} wall={wall} />}
    </Sheet>
  );
}
