import type { Layout } from "./layout.ts";
import css from "./overview.module.css";
import type { TreeBlock } from "./types.ts";

export interface OverviewProps {
  blocks: readonly TreeBlock[];
  laid: Layout;
  /** What part of the tree is in view, 0 to 1 of its breadth. */
  view: { from: number; to: number };
  /** Asked to bring this part of the breadth to the middle. */
  onGo: (share: number) => void;
}

const KIND: Partial<Record<TreeBlock["state"], string>> = { fraud: "M-2 -2L2 2M2 -2L-2 2", orphan: "M-1.6 0H1.6" };

/** The whole tree in one thin strip, with the part in view framed. A pointer's shortcut only: the keyboard walks the tree itself. */
export function Overview({ blocks, laid, view, onGo }: OverviewProps) {
  const [wide, high] = [Math.max(1, laid.columns) * 10, 44];
  const step = Math.min(9, 30 / Math.max(1, laid.lanes.bottom - laid.lanes.top));
  const middle = high / 2 - ((laid.lanes.top + laid.lanes.bottom) / 2) * step;
  const go = (event: PointerEvent): void => {
    if (event.type === "pointermove" && event.buttons === 0) return;
    const box = (event.currentTarget as Element).getBoundingClientRect();
    onGo((event.clientX - box.left) / box.width);
  };
  return (
    <div class={css.overview} onPointerDown={go} onPointerMove={go} aria-hidden="true">
      <svg viewBox={`0 0 ${wide} ${high}`} preserveAspectRatio="none" width="100%" height="100%" aria-hidden="true">
        {blocks.map((b) => {
          const s = laid.spots.get(b.id);
          if (!s) return null;
          const place = `translate(${s.column * 10 + 5} ${(middle + s.lane * step).toFixed(1)})`;
          return (
            <path key={b.id} class={css.block} data-state={b.state} transform={place} d={KIND[b.state] ?? "M0 0H0"} />
          );
        })}
      </svg>
      <i style={{ left: `${100 * view.from}%`, width: `${100 * (view.to - view.from)}%` }} />
    </div>
  );
}
