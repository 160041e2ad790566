import { TinyBee } from "./bee.tsx";
import css from "./quorum.module.css";
import { edges, type Point, seededRandom } from "./strokes.ts";

const cell = (x: number, y: number, r: number, seed: number): string =>
  edges(
    [0, 1, 2, 3, 4, 5].map((i): Point => {
      const a = (i * Math.PI) / 3;
      return [x + r * Math.sin(a), y + r * Math.cos(a)];
    }),
    r * 0.05,
    seed,
  );

/** One cell for each scout that a quorum takes, in a box around `cx`, `cy`; those that are here sit in theirs. */
export function Quorum({ n, crowd, held, cx, cy, wide, high }: QuorumProps) {
  const slots = Math.max(1, Math.min(70, n));
  let rows = 1;
  const room = (k: number): number => Math.min(wide / (Math.ceil(slots / k) + 0.5) / 1.78, high / (1.5 * k + 0.5));
  while (rows < 5 && room(rows + 1) > room(rows)) rows++;
  const r = Math.min(21, room(rows));
  const across = Math.ceil(slots / rows);
  const roll = seededRandom(4);
  return (
    <g>
      {Array.from({ length: slots }, (_, i) => {
        const row = Math.floor(i / across);
        const shift = rows > 1 ? ((row % 2) - 0.5) / 2 : 0;
        const x = cx + ((i % across) - (across - 1) / 2 + shift) * 1.78 * r;
        const y = cy + (row - (rows - 1) / 2) * 1.54 * r;
        const here = i < crowd;
        const kind = held ? css.held : here ? css.full : css.free;
        return (
          <g key={`${row}.${i % across}`}>
            <path class={kind} d={cell(x, y, r, i + 1)} />
            {here && <TinyBee x={x} y={y} turn={Math.round((roll() - 0.5) * 70)} size={Math.min(20, 1.22 * r)} />}
          </g>
        );
      })}
    </g>
  );
}

interface QuorumProps {
  n: number;
  crowd: number;
  held: boolean;
  cx: number;
  cy: number;
  wide: number;
  high: number;
}
