import css from "./lantern.module.css";
import { LanternBody, LanternSigns } from "./lantern-art.tsx";
import type { TreeBlock } from "./types.ts";

export interface LanternProps {
  block: TreeBlock;
  x: number;
  y: number;
  k: number;
  main: boolean;
  selected: boolean;
  alt: string;
  /** Whether the tab key stops here: one lantern of the whole tree. */
  stop: boolean;
  onSelect: ((id: number) => void) | undefined;
  onFocus: (id: number) => void;
  onKey: (event: KeyboardEvent, id: number) => void;
}

const CHOSEN = "M-23 -14C-22 -26 20 -27 23 -15C26 0 25 16 21 22C12 28 -14 28 -21 21C-26 12 -26 -6 -23 -14Z";

function Votes({ yes, need }: { yes: number; need: number }) {
  return (
    <span class={css.votes} aria-hidden="true">
      <i style={{ width: `${Math.min(100, (100 * yes) / Math.max(1, need))}%` }} />
      <b>{yes}</b>
    </span>
  );
}

/** One block as a lantern on its line: a button where something can be done with it. */
export function Lantern({ block, x, y, k, main, selected, alt, stop, ...on }: LanternProps) {
  const kind = {
    class: css.lantern,
    "data-block": block.id,
    "data-state": block.state,
    "data-main": main || undefined,
    "data-left": block.left || undefined,
  };
  const look = (
    <>
      <span class="visually-hidden">{alt}</span>
      <svg viewBox="-24 -32 48 60" width={48 * k} height={60 * k} aria-hidden="true">
        {selected && <path class={css.selection} d={CHOSEN} />}
        <LanternBody block={block} />
        <LanternSigns block={block} />
      </svg>
      {block.label && (
        <span class={css.label} aria-hidden="true">
          {block.label}
        </span>
      )}
      {block.votes && <Votes {...block.votes} />}
    </>
  );
  const style = { transform: `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)` };
  const { onSelect } = on;
  if (!onSelect) {
    return (
      <div {...kind} style={style}>
        {look}
      </div>
    );
  }
  return (
    <button
      type="button"
      {...kind}
      style={style}
      tabIndex={stop ? 0 : -1}
      aria-pressed={selected}
      onClick={() => onSelect(block.id)}
      onFocus={() => on.onFocus(block.id)}
      onKeyDown={(event) => on.onKey(event, block.id)}
    >
      {look}
    </button>
  );
}
