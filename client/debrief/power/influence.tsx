import { useSignal } from "@preact/signals";
import type { Influence, SeatInfluence } from "../../../src/lab/influence/influence.ts";
import { shareOf } from "../../../src/lab/measures/axes.ts";
import { linear } from "../../lab/charts/linear.ts";
import { Button } from "../../parts/button.tsx";
import { Name, nameOf } from "../../parts/name.tsx";
import { all } from "../../store.ts";
import * as format from "../../words/format.ts";
import { useRun } from "../whatif/run.ts";
import { Sheet } from "../whatif/sheet.tsx";
import css from "./power.module.css";
import { words } from "./words/words.ts";

/** Nobody waits longer at a debrief. ms */
const LIMIT = 10_000;
/** In a larger room a draw of luck takes so long that little can be told in that time. */
const LARGE = 30;
/** So many seats are shown at first. */
const FIRST = 8;
/** And on the wall, as many as fit on it. */
const WALL = 6;

const [WIDTH, HEIGHT, EDGE] = [320, 20, 6];
const x = linear([0, 1], [EDGE, WIDTH - EDGE]);

const place = ({ hits, draws }: Pick<SeatInfluence, "hits" | "draws">) => shareOf({ units: 1, hits, draws });

/** The largest first; of those as large, in the order of their seats. */
const ranked = ({ seats }: Influence): SeatInfluence[] =>
  seats.filter(({ draws }) => draws > 0).sort((a, b) => place(b).share - place(a).share || a.seat - b.seat);

function Bar({ one, luck }: { one: SeatInfluence; luck: number | undefined }) {
  const { share, low, high } = place(one);
  return (
    <svg class={css.bar} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path class={css.axis} d={`M${x(0)} 10H${x(1)}`} />
      <rect class={css.fill} x={x(0)} y={3} width={Math.max(1, x(share) - x(0))} height={14} rx={3} />
      <path class={css.whisker} d={`M${x(low)} 10H${x(high)}M${x(low)} 6V14M${x(high)} 6V14`} />
      {luck !== undefined && <path class={css.luck} d={`M${x(luck)} 0V20`} />}
    </svg>
  );
}

/** The same for those who listen. */
function Table({ seats }: { seats: readonly SeatInfluence[] }) {
  const w = words.influence;
  return (
    <div class="visually-hidden">
      <table>
        <caption>{w.title}</caption>
        <thead>
          <tr>
            {[w.seat, w.share, w.low, w.high].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {seats.map((one) => {
            const { share, low, high } = place(one);
            return (
              <tr key={one.seat}>
                <th scope="row">{nameOf(one.seat)}</th>
                {[share, low, high].map((value, i) => (
                  <td key={i}>{format.percent(value)}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Bars({ influence, wall }: { influence: Influence; wall: boolean }) {
  const w = words.influence;
  const whole = useSignal(false);
  const seats = ranked(influence);
  const luck = influence.luck.draws > 0 ? place(influence.luck) : undefined;
  const shown = whole.value ? seats : seats.slice(0, wall ? WALL : FIRST);
  const clear = luck === undefined ? 0 : seats.filter((one) => place(one).low > luck.high).length;
  return (
    <>
      <ul class={css.bars} aria-hidden="true">
        {shown.map((one) => (
          <li key={one.seat}>
            <Name seat={one.seat} />
            <span class={css.percent}>{format.percent(place(one).share)}</span>
            <Bar one={one} luck={luck?.share} />
          </li>
        ))}
      </ul>
      <Table seats={seats} />
      {!wall && shown.length < seats.length && (
        <Button
          kind="quiet"
          onClick={() => {
            whole.value = true;
          }}
        >
          {w.all}
        </Button>
      )}
      {luck && (
        <p>
          {w.luck({ share: format.percent(luck.share) })} {w.clear({ n: clear })}
        </p>
      )}
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
      label={large ? `${w.label} ${w.large}` : w.label}
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
