import * as format from "../../words/format.ts";
import { MarkShape } from "../mark.tsx";
import { words } from "../words/words.ts";
import css from "./path-line.module.css";

const WIDTH = 360;
const HEIGHT = 156;
/** How high a stop lies, from above: sites, the way between, the swarm. */
const LEVEL = { site: 30, between: 74, home: 106 } as const;
const { site: OUT, home: HOME } = LEVEL;

/** A place on the way at session time `t`, with the site it is about and what was read or said there. */
export interface PathStop {
  t: number;
  at: keyof typeof LEVEL;
  site?: number;
  word?: string;
}

/** What is written beside the drawing: what is up, what is down, and what its numbers are. */
export type PathText = Pick<typeof words.path, "sites" | "swarm" | "legend">;

/** About as wide as a letter of a word is, with what parts it from the next word; and how far below each other two rows stand. */
const [LETTER, GAP, LINE] = [7.5, 5, 14];

/**
 * Where words stand that would cover each other: in the order of time, in the first of two rows that has room there; else a little later
 * in the emptier one.
 */
export function rowsOf(words: readonly { x: number; word: string }[], right: number): { x: number; row: 0 | 1 }[] {
  const ends: [number, number] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return words.map(({ x, word }) => {
    const half = (LETTER * word.length) / 2;
    const fits = ends.findIndex((end) => x - half >= end);
    const row = fits < 0 ? (ends[0] <= ends[1] ? 0 : 1) : (fits as 0 | 1);
    const at = Math.min(right - half, Math.max(x, ends[row] + half));
    ends[row] = at + half + GAP;
    return { x: at, row };
  });
}

/** What lies at which level is written below it, or above where there is room for one line alone. */
const wordAt = (level: keyof typeof LEVEL, row: 0 | 1): number =>
  LEVEL[level] + (level === "site" ? 22 + LINE * row : level === "home" ? 23 + LINE * row : -8);

/** One scout's way through the round: up to the sites, down to the swarm, with what it read there and said here. */
export function PathLine({
  stops,
  begin,
  end,
  text = words.path,
}: {
  stops: readonly PathStop[];
  begin: number;
  end: number;
  text?: PathText | undefined;
}) {
  const span = Math.max(1, end - begin);
  const xOf = (t: number): number => 8 + Math.min(1, Math.max(0, (t - begin) / span)) * (WIDTH - 24);
  const list = [{ t: begin, at: "home" } as PathStop, ...stops].map((stop) => ({
    ...stop,
    x: xOf(stop.t),
    y: LEVEL[stop.at],
  }));
  const way = list.map(({ x, y }, i) => {
    const before = list[i - 1];
    if (!before) return `M${x} ${y}`;
    const middle = (before.x + x) / 2;
    return `C${middle.toFixed(1)} ${before.y} ${middle.toFixed(1)} ${y} ${x.toFixed(1)} ${y}`;
  });
  const written = (Object.keys(LEVEL) as (keyof typeof LEVEL)[]).flatMap((at) => {
    const said = list.flatMap(({ x, word, ...stop }) => (stop.at === at && word !== undefined ? [{ x, word }] : []));
    return rowsOf(said, WIDTH).map(({ x, row }, i) => ({ x, y: wordAt(at, row), word: said[i]?.word }));
  });
  return (
    <figure class={css.path}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <path class={css.rule} d={`M4 ${HOME}H${WIDTH - 4}M4 ${OUT}H${WIDTH - 4}`} />
        <path class={css.way} d={way.join("")} />
        <text class={css.tick} x={WIDTH - 4} y={OUT - 18} text-anchor="end">
          {text.sites}
        </text>
        <text class={css.tick} x={WIDTH - 4} y={HOME - 8} text-anchor="end">
          {text.swarm}
        </text>
        {list.map(({ x, y, site }, i) => site !== undefined && <MarkShape key={i} site={site} x={x} y={y} size={16} />)}
        {written.map(({ x, y, word }, i) => (
          <text key={i} class={css.word} x={x} y={y} text-anchor="middle">
            {word}
          </text>
        ))}
      </svg>
      <figcaption class="muted">
        {text.legend({
          t: format.clock(Math.round(Math.max(0, end - begin) / 1000)),
          lost: stops.some(({ at }) => at === "between"),
        })}
      </figcaption>
    </figure>
  );
}
