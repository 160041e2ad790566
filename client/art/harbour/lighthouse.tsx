import css from "./lighthouse.module.css";
import { LighthouseArt, LightSign, type LightState } from "./lighthouse-art.tsx";
import { NodeShape, ON_LIGHT } from "./node-mark.tsx";
import sizes from "./size.module.css";
import type { TreeSize } from "./types.ts";

export interface LightNode {
  id: number;
  /** Tells its shape. */
  by: number;
  name: string;
  state: LightState;
  /** Its share of the power, with the mightiest as 1: as big it is drawn. */
  power?: number | undefined;
  mine?: boolean | undefined;
  /** What a screen reader says of it. */
  alt: string;
}

/** One node as a lighthouse, its name below. */
export function Lighthouse({ node, size = "phone" }: { node: LightNode; size?: TreeSize }) {
  return (
    <div
      class={`${css.lighthouse} ${sizes[size]}`}
      data-size={size}
      data-mine={node.mine || undefined}
      role="img"
      aria-label={node.alt}
    >
      <svg viewBox="-40 -82 80 96" aria-hidden="true">
        <LighthouseArt by={node.by} state={node.state} power={node.power ?? 1} />
      </svg>
      {node.name && <span aria-hidden="true">{node.name}</span>}
    </div>
  );
}

const RAYS =
  "M0 -13.4V-16M9.5 -9.5L11.3 -11.3M13.4 0H16M-9.5 -9.5L-11.3 -11.3M-13.4 0H-16M9.5 9.5L11.3 11.3M-9.5 9.5L-11.3 11.3M0 13.4V16";

/** One of very many: only its shape, its light around it and its sign. */
export function SmallLight({ node }: { node: LightNode }) {
  const { state } = node;
  return (
    <div class={css.small} data-state={state} data-mine={node.mine || undefined} role="img" aria-label={node.alt}>
      <svg viewBox="-17 -17 36 36" aria-hidden="true">
        {(state === "yes" || state === "locked") && <path class={css.rays} d={RAYS} />}
        <circle class={css.lamp} r="11.4" />
        <g style={state === "yes" || state === "locked" || state === "lit" ? ON_LIGHT : {}}>
          <NodeShape by={node.by} size={13} />
        </g>
        <g transform="translate(10 10) scale(.82)">
          <LightSign state={state} />
        </g>
      </svg>
    </div>
  );
}
