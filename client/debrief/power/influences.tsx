import { useSignal } from "@preact/signals";
import type { Influence, SeatInfluence } from "../../../src/lab/influence/influence.ts";
import { shareOf } from "../../../src/lab/measures/axes.ts";
import { Figure } from "../../art/charts/figure.tsx";
import { linear } from "../../art/charts/linear.ts";
import { Button } from "../../parts/button.tsx";
import { nameOf } from "../../parts/name.tsx";
import { all, you } from "../../store.ts";
import * as format from "../../words/format.ts";
import { useRun } from "../whatif/run.ts";
import { Sheet } from "../whatif/sheet.tsx";
import css from "./power.module.css";
import { words } from "./words/words.ts";

/** Nobody waits longer at a debrief. ms */
const LIMIT = 10_000;
/** Before so many draws a seat that hardly ever matters looks as one that never does: that nobody was needed is not said. */
const ENOUGH = 10;
/** In a larger room a draw of luck takes so long that little can be told in that time. */
const LARGE = 30;
/** So many seats are shown at first. */
const FIRST = 8;
/** And on the wall, as many as fit on it. */
const WALL = 6;

/** A row of the drawing: the seat's name, and its bar below. */
const [WIDTH, ROW, EDGE] = [300, 40, 6];
const x = linear([0, 1], [EDGE, WIDTH - EDGE]);

const place = ({ hits, draws }: Pick<SeatInfluence, "hits" | "draws">) => shareOf({ units: 1, hits, draws });

/** The largest first; of those as large, in the order of their seats. */
const ranked = ({ seats }: Influence): SeatInfluence[] =>
  seats.filter(({ draws }) => draws > 0).sort((a, b) => place(b).share - place(a).share || a.seat - b.seat);

function Bar({ one, y }: { one: SeatInfluence; y: number }) {
  const { share, low, high } = place(one);
  return (
    <g transform={`translate(0 ${y})`}>
      <text class={css.name} x={0} y={13}>
        {nameOf(one.seat)}
      </text>
      <text class={css.name} x={WIDTH} y={13} text-anchor="end">
        {format.percent(share)}
      </text>
      <path class={css.axis} d={`M${x(0)} 27H${x(1)}`} />
      <rect class={css.us} x={x(0)} y={20} width={Math.max(1, x(share) - x(0))} height={14} rx={3} />
      <path class={css.whisker} d={`M${x(low)} 27H${x(high)}M${x(low)} 23V31M${x(high)} 23V31`} />
    </g>
  );
}

interface ChartProps {
  seats: readonly SeatInfluence[];
  /** How many of them are drawn; all are in the table. */
  shown: number;
  luck: number | undefined;
  wall: boolean;
}

function Chart({ seats, shown, luck, wall }: ChartProps) {
  const w = words.influence;
  const rows = seats.map((one) => {
    const { share, low, high } = place(one);
    return [nameOf(one.seat), ...[share, low, high].map(format.percent)];
  });
  const table = { heads: [w.seat, w.share, w.low, w.high], rows };
  const drawn = seats.slice(0, shown);
  const height = drawn.length * ROW;
  return (
    <Figure name={w.title} width={WIDTH} height={height} table={table} save={!wall}>
      {drawn.map((one, i) => (
        <Bar key={one.seat} one={one} y={i * ROW} />
      ))}
      {luck !== undefined && (
        <path class={css.luck} d={drawn.map((_, i) => `M${x(luck)} ${i * ROW + 17}v20`).join("")} />
      )}
    </Figure>
  );
}

function Bars({ influence, wall }: { influence: Influence; wall: boolean }) {
  const w = words.influence;
  const whole = useSignal(false);
  const seats = ranked(influence);
  const luck = influence.luck.draws > 0 ? place(influence.luck) : undefined;
  const shown = whole.value ? seats.length : wall ? WALL : FIRST;
  const clear = luck === undefined ? 0 : seats.filter((one) => place(one).low > luck.high).length;
  const sure = influence.luck.draws >= ENOUGH;
  const [first] = seats;
  const mine = wall ? undefined : seats.find(({ seat }) => seat === you.value.seat);
  return (
    <>
      {luck && first && (
        <p class={css.said}>
          {clear > 0 && `${w.most({ name: nameOf(first.seat), share: format.percent(place(first).share) })} `}
          {clear > 0 ? (clear < seats.length ? w.few({ n: clear }) : w.everybody) : sure ? w.nobody : w.unsure}
          {mine && mine !== first && ` ${w.mine({ share: format.percent(place(mine).share) })}`}
        </p>
      )}
      <Chart seats={seats} shown={shown} luck={luck?.share} wall={wall} />
      {!wall && shown < seats.length && (
        <Button
          kind="quiet"
          onClick={() => {
            whole.value = true;
          }}
        >
          {w.all}
        </Button>
      )}
      {luck && <p>{w.luck({ share: format.percent(luck.share) })}</p>}
      <p class={css.small}>{w.runs({ n: influence.runs })}</p>
    </>
  );
}

/** How much hangs on each seat, held against luck. */
export function Influences({ wall = false }: { wall?: boolean }) {
  const w = words.influence;
  const run = useRun();
  const [told] = run.of("influence");
  const large = (all.value?.round?.seats.length ?? 0) > LARGE;
  const start = (): void => run.start({ ask: "influence" }, LIMIT);
  return (
    <Sheet
      part="influence"
      title={w.title}
      label={large ? format.sentences(w.label, w.large) : w.label}
      run={run}
      start={start}
      wall={wall && !large}
      verb={w.start}
    >
      {told && <Bars influence={told.influence} wall={wall} />}
      {run.state.value === "early" && <p class={css.small}>{w.early}</p>}
    </Sheet>
  );
}
