import css from "./lantern.module.css";
import { NodeShape } from "./node-mark.tsx";
import type { TreeBlock } from "./types.ts";

const BODY = "M-11 -11C-16.5 -6 -17 7 -11.4 13L11.2 13.2C17 7 16.4 -6 11 -11.2Z";
const HALF = "M-15.4 2.2Q0 .4 15.4 2C15.4 6 14 10.4 11.2 13.2L-11.4 13C-14 10.2 -15.3 6.4 -15.4 2.2Z";

/** Broken from its corners; what it carries stays to be seen. */
const CROSS = "M-18 -16L-6.6 -5.6M18 -16L6.6 -5.6M-18 18.4L-6.6 7.6M18 18.4L6.6 7.6";

/** The paper lantern itself, around 0,0 in a box of 48 by 56. What it is, its shape says too: half lit, with rays, torn, shuttered. */
export function LanternBody({ block }: { block: TreeBlock }) {
  const { state } = block;
  return (
    <g class={css.hung}>
      <g class={css.glow}>
        <circle cy="1" r="25" />
        <circle cy="1" r="20" />
      </g>
      {state === "final" && (
        <path class={css.rays} d="M-17.6 -10.6L-21 -13M-17.6 13L-20.6 15.6M17.6 -10.6L21 -13M17.6 13L20.6 15.6" />
      )}
      <path class={css.ring} d="M-3 -15C-4 -21 4 -21.4 3 -15" />
      <path class={css.body} d={BODY} />
      {state === "confirmed" && <path class={css.half} d={HALF} />}
      <path class={css.frame} d="M-8.4 -15.2L8.2 -15 11.4 -11 -11.6 -10.8ZM-11.4 12.8L11.4 13 8 17 -8.2 16.8Z" />
      <NodeShape by={block.by} y={1} size={state === "held" ? 13 : state === "fraud" ? 15 : 18} />
      {state === "held" && (
        <path class={css.slats} d="M-14 -6.4H14M-16 8.6H16M-15.6 -2H-9M9 -2H15.6M-16 3.4H-9.4M9.4 3.4H16" />
      )}
      {state === "fraud" && (
        <>
          <path class={css.tear} d={CROSS} />
          <path class={css.cross} d={CROSS} />
        </>
      )}
    </g>
  );
}

/** My node's head: a pennant that flies over the lantern. */
const FLAG = (
  <g class={css.flag}>
    <path d="M1 -15.4V-28" />
    <path class={css.pennant} d="M1.4 -28L17 -24 1.4 -19.4Z" />
  </g>
);
const ANCHOR = (
  <g class={css.anchor} transform="translate(-16.6 -9)">
    <circle r="6.6" />
    <path d="M0 -2.2V4M-2.2 -.8H2.2M-3.8 1.2C-3.2 4.8 3.2 4.8 3.8 1.2M0 -4.8A1.3 1.3 0 1 0 .01 -4.8" />
  </g>
);
const CRATE = (
  <g class={css.crate} transform="translate(-15.4 13.4)">
    <path d="M-6.4 -5.4L6.2 -5.6 6.4 5.4 -6.2 5.6Z" />
    <path d="M-6 -1.9H6M-6 1.9H6M-2.6 -5V5M2.6 -5V5" />
  </g>
);

/** What my checks say of a block: a tick, a cross, or a question mark where they say nothing either way. */
const SAYS = {
  clean: "M-3.4 .2L-.8 2.8 3.6 -2.8",
  fraud: "M-2.8 -2.8L2.8 2.8M2.8 -2.8L-2.8 2.8",
  open: "M-2.2 -1.8C-2 -4.8 2.6 -4.6 2.2 -1.8C2 -.4 0 -.4 0 1.4M0 4V4.2",
};

function Suspicion({ says, sure }: NonNullable<TreeBlock["suspicion"]>) {
  const long = 2 * Math.PI * 6.8;
  const arc = Math.max(0, Math.min(1, sure)) * long;
  return (
    <g class={css.audit} data-says={says} transform="translate(15 -10)">
      <circle r="8.2" />
      <circle
        class={css.sure}
        r="6.8"
        transform="rotate(-90)"
        stroke-dasharray={`${arc.toFixed(1)} ${long.toFixed(1)}`}
      />
      <path d={SAYS[says]} />
    </g>
  );
}

/** So many voices against it. */
function Doubts({ n }: { n: number }) {
  const wide = n > 9 ? 5 : 0;
  return (
    <g class={css.doubts} transform="translate(15 13)">
      <path d={`M${-9 - wide} -7.4H8.6V6H-1L-5.4 10.6V6H${-9 - wide}Z`} />
      <text x={-wide / 2} y="3.8">
        {Math.min(99, n)}
      </text>
    </g>
  );
}

/** The small signs about a lantern, each with its own corner. */
export function LanternSigns({ block }: { block: TreeBlock }) {
  const { confirmations, state } = block;
  return (
    <>
      {block.tip && FLAG}
      {block.mine && ANCHOR}
      {block.order && CRATE}
      {block.suspicion && <Suspicion {...block.suspicion} />}
      {block.doubts !== undefined && block.doubts > 0 && <Doubts n={block.doubts} />}
      {confirmations !== undefined && confirmations > 0 && state !== "orphan" && (
        <g class={css.count} transform="translate(15 13)">
          <rect
            x={confirmations > 9 ? -10.6 : -6.6}
            y="-7"
            width={confirmations > 9 ? 18.4 : 13.2}
            height="14"
            rx="6.4"
          />
          <text x={confirmations > 9 ? -1.4 : 0} y="4.2">
            {Math.min(99, confirmations)}
          </text>
        </g>
      )}
    </>
  );
}
