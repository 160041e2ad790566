import type { Place } from "../../../src/lab/measures/axes.ts";
import { Figure } from "../../art/charts/figure.tsx";
import { linear } from "../../art/charts/linear.ts";
import css from "./axes.module.css";
import { words } from "./words/words.ts";

/** A row of the drawing: what it asks, the dots, and below them where the true number most likely lies. */
const [WIDTH, ROW, EDGE] = [300, 74, 6];
/** Of more than so many a dot each could not be told apart on a phone: then it is a bar. */
const DOTS_MAX = 32;
const RADIUS = 8;

/** How many of them, and where that could as well be; absent where no number that was tried is enough. */
export interface DotRow {
  name: string;
  place: Place | undefined;
}

interface Props {
  name: string;
  rows: readonly DotRow[];
  of: number;
  /** What the marked ones are: they may fail, or they have to plot. */
  kind: "fail" | "plot";
  save: boolean;
}

export const placeText = ({ at, low, high }: Place): string =>
  low === high ? String(at) : words.axes.range({ at: String(at), low: String(low), high: String(high) });

/** One of them: whole, or marked; by its shape, not by its colour alone. */
function Dot({ x, r, marked, kind }: { x: number; r: number; marked: boolean; kind: Props["kind"] }) {
  if (!marked) return <circle class={css.whole} cx={x} cy={0} r={r} />;
  if (kind === "plot")
    return <path class={css.plot} d={`M${x} ${-r - 1}l${r + 1} ${r + 1}l${-r - 1} ${r + 1}l${-r - 1} ${-r - 1}z`} />;
  const d = 0.72 * r;
  return <path class={css.fail} d={`M${x - d} ${-d}L${x + d} ${d}M${x + d} ${-d}L${x - d} ${d}`} />;
}

function Row({ row, of, kind, y }: { row: DotRow; of: number; kind: Props["kind"]; y: number }) {
  const x = linear([0, of], [EDGE, WIDTH - EDGE]);
  const wide = x(1) - x(0);
  const r = Math.min(RADIUS, wide / 2 - 1);
  const { place } = row;
  const at = place?.at ?? 0;
  const [low, high] = [x(Math.min(of, place?.low ?? 0)), x(Math.min(of, place?.high ?? 0))];
  return (
    <g transform={`translate(0 ${y})`}>
      <text class={css.name} x={0} y={14}>
        {row.name}
      </text>
      <text class={css.value} x={WIDTH} y={14} text-anchor="end">
        {place ? placeText(place) : words.axes.none}
      </text>
      <g transform="translate(0 36)">
        {of <= DOTS_MAX ? (
          Array.from({ length: of }, (_, i) => <Dot key={i} x={x(i) + wide / 2} r={r} marked={i < at} kind={kind} />)
        ) : (
          <>
            <rect class={css.whole} x={x(0)} y={-RADIUS} width={x(of) - x(0)} height={2 * RADIUS} rx={4} />
            <rect class={css.plot} x={x(0)} y={-RADIUS} width={x(at) - x(0)} height={2 * RADIUS} rx={4} />
          </>
        )}
      </g>
      {place && (
        <>
          <path class={css.whisker} d={`M${low} 55H${high}M${low} 51V59M${high} 51V59`} />
          <path class={css.mark} d={`M${x(at)} 52l5 -7h-10z`} />
        </>
      )}
    </g>
  );
}

/** So many of all: each a dot, the marked ones first, with the interval below. */
export function Dots({ name, rows, of, kind, save }: Props) {
  const w = words.axes.table;
  const table = {
    heads: [w.what, w.at, w.low, w.high],
    rows: rows.map(({ name: what, place }) => [
      what,
      ...(place ? [place.at, place.low, place.high] : [words.axes.none, "", ""]),
    ]),
  };
  return (
    <Figure name={name} width={WIDTH} height={rows.length * ROW} table={table} save={save}>
      {rows.map((row, i) => (
        <Row key={row.name} row={row} of={of} kind={kind} y={i * ROW} />
      ))}
    </Figure>
  );
}
