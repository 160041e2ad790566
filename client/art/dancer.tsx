import { BEE } from "./bee.tsx";
import css from "./dancer.module.css";
import { SiteMark } from "./mark.tsx";
import { lively, tellDance } from "./say.ts";
import { siteLook } from "./sites.ts";
import { curve, type Point } from "./strokes.ts";
import { words } from "./words/words.ts";

export interface FloorDance {
  id: number;
  seat: number;
  site: number;
  /** Whole degrees, clockwise from the sun. */
  angle: number;
  /** How long the flight there takes, in ms: only said, not drawn. */
  flight?: number | undefined;
  vigour: number;
  from: number;
  until: number;
  stopped: number;
  name: string;
  bot: boolean;
  own: boolean;
  /** It says far more of its site than one has read there oneself. */
  far?: boolean;
}

/** The way back after each run of a waggle dance, to the right and to the left. */
const round = (r: number): string => {
  const [a, b] = [1.7 * r, 2 * r];
  return `M0 ${-r}C${a} ${-b} ${a} ${b} 0 ${r}M0 ${-r}C${-a} ${-b} ${-a} ${b} 0 ${r}`;
};
/** The run itself, as the wavy line that a waggling bee would leave. */
const run = (r: number): string =>
  curve(Array.from({ length: 9 }, (_, i): Point => [i === 0 || i === 8 ? 0 : i % 2 ? 2 : -2, r - (i * r) / 4]));

const RING =
  "M-1 -31C17 -32 31 -18 31 0C31 17 18 31 0 31C-18 31 -31 17 -31 -1C-31 -17 -18 -30 -1 -31C3 -31 7 -30.6 9.6 -29.6";

/** One dancer: a button, drawn as a bee that runs its eight. Angle is the way, size and speed are the vigour. */
export function Dancer({ dance, now, place, big, selected, onSelect }: DancerProps) {
  const left = dance.until - now;
  const over = left < 0;
  const share = over ? 0 : Math.min(1, left / Math.max(1, dance.until - dance.from));
  const { colour } = siteLook(dance.site);
  const r = Math.round(90 + 90 * Math.sqrt(dance.vigour)) / 10;
  const said = tellDance({ ...dance, left });
  // Two alike, so that each stop starts the animation anew.
  const bump = dance.stopped === 0 ? "" : dance.stopped % 2 ? css.bump2 : css.bump1;
  const style = {
    "--x": `${place[0] * 100}%`,
    "--y": `${place[1] * 100}%`,
    "--big": big,
    "--angle": `${dance.angle}deg`,
    // A dance shrinks over its last three seconds: it fades before it ends.
    "--fade": over ? 0.72 : (0.72 + 0.28 * Math.min(1, left / 3000)).toFixed(2),
    "--pace": `${(4.4 - 3.3 * dance.vigour ** 0.7).toFixed(2)}s`,
    "--r": `${r}px`,
    "--wag": `${Math.round(7 + 13 * dance.vigour)}deg`,
  };
  return (
    <button
      type="button"
      class={css.dancer}
      style={style}
      data-own={dance.own || undefined}
      data-over={over || undefined}
      aria-pressed={selected}
      onClick={onSelect}
    >
      <span class={`${css.spot} ${bump}`}>
        <svg viewBox="-34 -34 68 68" aria-hidden="true">
          {selected && <path class={css.ring} d={RING} />}
          <g class={css.way}>
            <path class={css.round} d={round(r)} pathLength={1} stroke-dasharray={`${share / 2} 1`} />
            <path class={css.ink} d={run(r)} />
            <path class={css.run} d={run(r)} stroke={over ? undefined : colour} />
          </g>
        </svg>
        <span class={css.turn}>
          <span class={css.bee}>
            <svg viewBox="-20 -20 40 40" width={34} height={34} aria-hidden="true">
              {BEE}
            </svg>
          </span>
        </span>
      </span>
      <span class="visually-hidden">
        {said} {dance.far && words.far}
      </span>
      <span class={css.name} aria-hidden="true">
        <span class={css.who}>{dance.own ? words.you : dance.name}</span>
        {dance.bot && <small class={css.bot}>{words.bot}</small>}
      </span>
      <span class={css.side} aria-hidden="true">
        <SiteMark site={dance.site} size={22} />
        {dance.far && <b class={css.far}>!</b>}
        {dance.stopped > 0 && <span class={css.stops}>{"×".repeat(Math.min(3, dance.stopped))}</span>}
      </span>
      <span class={css.word} aria-hidden="true">
        {over ? words.over : lively(dance.vigour)}
      </span>
    </button>
  );
}

interface DancerProps {
  dance: FloorDance;
  now: number;
  place: readonly [number, number];
  big: number;
  selected: boolean;
  onSelect: () => void;
}
