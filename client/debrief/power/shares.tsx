import type { PowerMap } from "../../../src/lab/influence/power.ts";
import { Figure } from "../../art/charts/figure.tsx";
import { linear } from "../../art/charts/linear.ts";
import { nameOf } from "../../parts/name.tsx";
import * as format from "../../words/format.ts";
import css from "./power.module.css";
import { words } from "./words/words.ts";

const [WIDTH, HEIGHT, EDGE] = [300, 48, 2];
const x = linear([0, 1], [EDGE, WIDTH - EDGE]);
/** Of more than so many the edges between them would be all that one sees on a phone. */
const EDGES_MAX = 60;
/** So many are told by name where they had the most together. */
const NAMES_MAX = 3;
/** Shares that differ by less are told as the same: half of what is printed. */
const SAME = 0.005;

/** Who had the most of it, by name; undefined where several share a node, or too many had as much. */
export function topText({ amounts, nodes, shares }: PowerMap): string | undefined {
  const w = words.power;
  const [most = 0] = shares;
  const share = format.percent(most);
  if (nodes !== undefined || shares.length < 2) return undefined;
  if (most - (shares.at(-1) ?? 0) < SAME) return w.same({ share });
  const all = Object.values(amounts).reduce((sum, amount) => sum + amount, 0);
  const top = Object.entries(amounts).filter(([, amount]) => most - amount / all < SAME);
  if (top.length > NAMES_MAX) return undefined;
  return w.top({ n: top.length, share, names: format.list(top.map(([seat]) => nameOf(Number(seat)))) });
}

/** All of it as one strip, the largest shares first: the fewest who hold more than half are filled. */
export function Shares({ power, wall }: { power: PowerMap; wall: boolean }) {
  const w = words.power;
  const { shares, half, nodes, amounts } = power;
  const ranked = Object.entries(amounts).sort(([, a], [, b]) => b - a);
  const rows = shares.map((share, i): [string, string] => [
    nodes === undefined ? nameOf(Number(ranked[i]?.[0])) : String(i + 1),
    format.percent(share),
  ]);
  let from = 0;
  const parts = shares.map((share, i) => {
    const left = x(from);
    from += share;
    return { left, wide: x(from) - left, among: i < half };
  });
  return (
    <Figure
      name={w.title}
      width={WIDTH}
      height={HEIGHT}
      table={{ heads: [w.who, w.share], rows }}
      save={!wall}
      caption={<figcaption class={css.small}>{w.strip}</figcaption>}
    >
      {parts.map(({ left, wide, among }, i) => (
        <rect
          key={i}
          class={among ? css.among : css.rest}
          data-edges={shares.length <= EDGES_MAX || undefined}
          x={left}
          y={10}
          width={wide}
          height={28}
        />
      ))}
      <path class={css.half} d={`M${x(0.5)} 2V46`} />
    </Figure>
  );
}
