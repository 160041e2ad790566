import { edges, ticks } from "../strokes.ts";
import { halo, lamp } from "./lamp.ts";

const PEN = { fill: "none", stroke: "var(--p-line)", "stroke-linecap": "round", "stroke-linejoin": "round" } as const;
const BODY = "M-11 -9C-17 -4 -17 9 -11 15L11 15C17 9 17 -4 11 -9Z";

function Hung({ x, y, lit, turn = 0 }: { x: number; y: number; lit: boolean; turn?: number }) {
  return (
    <g transform={`translate(${x} ${y}) rotate(${turn}) translate(0 20)`}>
      {lit && <circle class={halo} r="36" cy="2" />}
      {lit && <circle class={halo} r="25" cy="2" />}
      <path {...PEN} d="M0 -20V-13" stroke-width="2" />
      <path d={BODY} class={lamp(lit)} stroke="var(--p-line)" stroke-width="2" />
      <path {...PEN} d="M-4 -8C-7 0 -7 6 -4 14M4 -8C7 0 7 6 4 14" stroke-width="1.2" opacity=".6" />
      <path d="M-9 -13H9L12 -8H-12ZM-11 14H11L8 18H-8Z" fill="var(--p-line)" />
    </g>
  );
}

/** The chain: lanterns on one line from post to post, or, broken, two dark ends that hang into the water. */
export function LanternLine({ broken }: { broken: boolean }) {
  const d = broken
    ? "M478 664C520 716 560 748 604 790M1122 664C1084 712 1060 760 1040 806"
    : "M478 664C640 744 960 744 1122 664";
  const hung = broken
    ? ([
        [508, 698, 9],
        [548, 738, 14],
        [588, 775, 24],
        [1092, 704, -8],
        [1062, 760, -16],
      ] as const)
    : ([
        [540, 688, 0],
        [614, 707, 0],
        [690, 719, 0],
        [770, 724, 0],
        [850, 723.6, 0],
        [928, 716, 0],
        [1002, 703, 0],
        [1070, 684, 0],
      ] as const);
  return (
    <g>
      <path {...PEN} d={d} stroke-width="3.4" />
      {hung.map(([x, y, turn]) => (
        <Hung key={x} x={x} y={y} turn={turn} lit={!broken} />
      ))}
      <path
        d={edges(
          [
            [468, 880],
            [470, 650],
            [486, 650],
            [490, 880],
          ],
          1.5,
          3,
        )}
        fill="var(--p-quay)"
        stroke="var(--p-line)"
        stroke-width="2.2"
      />
      <path
        d={edges(
          [
            [1112, 880],
            [1114, 650],
            [1130, 650],
            [1134, 880],
          ],
          1.5,
          5,
        )}
        fill="var(--p-quay)"
        stroke="var(--p-line)"
        stroke-width="2.2"
      />
    </g>
  );
}

const crate = (x: number, y: number, s: number, seed: number) => (
  <g
    key={x}
    transform={`translate(${x} ${y})`}
    fill="var(--p-quay)"
    stroke="var(--p-line)"
    stroke-width="2.2"
    stroke-linejoin="round"
  >
    <path
      d={edges(
        [
          [0, 0],
          [0, -s],
          [s, -s],
          [s, 0],
        ],
        1.6,
        seed,
      )}
    />
    <path
      d={`M3 ${-s * 0.34}H${s - 3}M3 ${-s * 0.67}H${s - 3}M${s * 0.2} -2V${-s + 2}M${s * 0.8} -2V${-s + 2}`}
      fill="none"
    />
  </g>
);

/** The quay that we stand on. */
export const QUAY = (
  <g stroke-linejoin="round">
    <path
      d={edges(
        [
          [-60, 930],
          [-60, 846],
          [780, 856],
          [1660, 842],
          [1660, 930],
        ],
        3,
        8,
      )}
      fill="var(--p-quay)"
      stroke="var(--p-line)"
      stroke-width="2.6"
    />
    <path {...PEN} d={ticks(60, [-20, 862, 1600, 6], [4, 60], 9)} stroke-width="1.6" opacity=".6" />
    {crate(180, 850, 74, 2)}
    {crate(262, 850, 56, 3)}
    {crate(206, 776, 52, 4)}
    {crate(1290, 846, 66, 5)}
    {crate(1362, 846, 84, 6)}
    <path d="M690 858V830C680 820 724 820 714 830V858ZM910 858V832C900 822 944 822 934 832V858Z" fill="var(--p-line)" />
  </g>
);
