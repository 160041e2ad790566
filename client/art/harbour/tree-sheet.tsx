import { Lantern } from "./lantern.tsx";
import type { Layout } from "./layout.ts";
import type { Measure } from "./measure.ts";
import { Ropes } from "./rope-art.tsx";
import css from "./tree-sheet.module.css";
import type { TreeBlock } from "./types.ts";

interface SheetProps {
  blocks: readonly TreeBlock[];
  laid: Layout;
  m: Measure;
  selected?: number | undefined;
  /** Where the tab key stops. */
  stop: number | undefined;
  describe: (block: TreeBlock) => string;
  onSelect?: ((id: number) => void) | undefined;
  onFocus: (id: number) => void;
  onKey: (event: KeyboardEvent, id: number) => void;
}

/** The whole tree at full size, from the oldest block to the newest: what the scroller moves. */
export function TreeSheet({ blocks, laid, m, selected, stop, describe, ...on }: SheetProps) {
  const byId = new Map(blocks.map((b) => [b.id, b]));
  return (
    <div class={css.sheet} style={{ width: `${m.width}px`, height: `${m.height}px` }}>
      <Ropes blocks={blocks} laid={laid} m={m} />
      {[...laid.spots].map(([id, spot]) => {
        const block = byId.get(id);
        if (!block) return null;
        return (
          <Lantern
            key={id}
            block={block}
            x={m.x(spot.column)}
            y={m.middle(spot.lane)}
            k={m.k}
            main={laid.main.has(id)}
            selected={id === selected}
            alt={describe(block)}
            stop={id === stop}
            onSelect={on.onSelect}
            onFocus={on.onFocus}
            onKey={on.onKey}
          />
        );
      })}
    </div>
  );
}
