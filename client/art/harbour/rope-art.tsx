import type { Layout } from "./layout.ts";
import type { Measure } from "./measure.ts";
import css from "./rope-art.module.css";
import { ropes } from "./ropes.ts";
import type { TreeBlock } from "./types.ts";

/** All lines under the lanterns. */
export function Ropes({ blocks, laid, m }: { blocks: readonly TreeBlock[]; laid: Layout; m: Measure }) {
  const byId = new Map(blocks.map((b) => [b.id, b]));
  const all = ropes(blocks, laid, m);
  const look = (to: number) => ({ "data-state": byId.get(to)?.state, "data-main": laid.main.has(to) || undefined });
  const head = laid.head === undefined ? undefined : laid.spots.get(laid.head);
  return (
    <svg class={css.ropes} width={m.width} height={m.height} aria-hidden="true">
      {head && <path class={css.ahead} d={`M${m.x(head.column)} ${m.y(0)}H9999`} />}
      {blocks.map((b) => {
        // Its parents are older than what is shown.
        const s = laid.spots.get(b.id);
        const cut = s && b.parents.length > 0 && !b.parents.some((id) => byId.has(id));
        return (
          cut && <path key={`cut${b.id}`} class={css.ahead} d={`M${m.x(s.column)} ${m.y(s.lane)}h${-0.6 * m.column}`} />
        );
      })}
      {all.ropes.map((r) => (
        <path key={r.key} class={css.rope} data-kind={r.kind} {...look(r.to)} d={r.d} />
      ))}
      {all.knots.reverse().map((knot) => (
        <circle key={knot.key} class={css.knot} {...look(knot.to)} cx={knot.x} cy={knot.y} r={2.6 * m.k} />
      ))}
    </svg>
  );
}
