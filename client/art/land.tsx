import css from "./land.module.css";
import { cloud, curve, edges, type Point, ticks } from "./strokes.ts";

const PEN = { fill: "none", stroke: "var(--p-line)", "stroke-linecap": "round", "stroke-linejoin": "round" } as const;

const FAR: Point[] = [
  [-40, 566],
  [120, 534],
  [300, 556],
  [470, 520],
  [640, 548],
  [800, 530],
  [980, 552],
  [1150, 512],
  [1330, 540],
  [1500, 516],
  [1640, 540],
];
const MID: Point[] = [
  [-40, 640],
  [160, 596],
  [360, 612],
  [560, 590],
  [720, 622],
  [900, 600],
  [1100, 622],
  [1300, 586],
  [1480, 604],
  [1640, 580],
];
const NEAR: Point[] = [
  [-40, 700],
  [200, 690],
  [420, 664],
  [640, 700],
  [860, 690],
  [1060, 668],
  [1300, 694],
  [1640, 656],
];
const TURF: Point[] = [
  [-40, 790],
  [240, 762],
  [520, 790],
  [800, 776],
  [1100, 752],
  [1380, 780],
  [1640, 760],
];

/** A fold of land: brushed first, then its edge in pen, which never quite fits. */
function Fold({ line, tone, seed, pen = 1.6 }: { line: Point[]; tone: string; seed: number; pen?: number }) {
  return (
    <>
      <path d={`${curve(line, false, 2, seed)}V920H-60Z`} fill={`var(--p-${tone})`} />
      <path {...PEN} d={curve(line, false, 2.5, seed + 40)} stroke-width={pen} stroke-dasharray="190 5 70 9 260 4" />
    </>
  );
}

function Hedge({ x, y, w, seed }: { x: number; y: number; w: number; seed: number }) {
  return <path d={cloud(x, y, w, 9, Math.round(w / 7), seed)} />;
}

/** The church: a square tower with a pyramid for a hat. Its windows are lit late. */
const CHURCH = (
  <g transform="translate(648 470)" stroke="var(--p-line)" stroke-width="1.6" stroke-linejoin="round">
    <path
      d={edges(
        [
          [-2, 84],
          [-2, 46],
          [34, 46],
          [34, 84],
        ],
        0.8,
        3,
      )}
      fill="var(--p-wall)"
    />
    <path
      d={edges(
        [
          [-8, 48],
          [4, 28],
          [32, 28],
          [42, 48],
        ],
        1,
        4,
      )}
      fill="var(--p-roof)"
    />
    <path
      d={edges(
        [
          [-24, 84],
          [-23, 18],
          [-1, 17],
          [0, 84],
        ],
        0.8,
        5,
      )}
      fill="var(--p-wall)"
    />
    <path
      d={edges(
        [
          [-28, 19],
          [-12, -30],
          [4, 18],
        ],
        0.8,
        6,
      )}
      fill="var(--p-roof)"
    />
    <path {...PEN} d="M-12 -30L-12 -42M-16 -38L-8 -38" stroke-width="1.6" />
    <g class={css.lit} stroke="none">
      <path d="M-15 30h6v12h-6zM10 58h5v11h-5zM22 58h5v11h-5z" />
    </g>
  </g>
);

/** The barn on the right. */
const BARN = (
  <g transform="translate(1222 508)" stroke="var(--p-line)" stroke-width="1.8" stroke-linejoin="round">
    <path
      d={edges(
        [
          [0, 92],
          [0, 40],
          [26, 12],
          [52, 40],
          [52, 92],
        ],
        1,
        3,
      )}
      fill="var(--p-wall)"
    />
    <path
      d={edges(
        [
          [52, 92],
          [52, 42],
          [128, 40],
          [128, 88],
        ],
        1,
        4,
      )}
      fill="var(--p-wall)"
    />
    <path
      d={edges(
        [
          [24, 8],
          [106, 8],
          [136, 44],
          [54, 44],
        ],
        1.2,
        5,
      )}
      fill="var(--p-roof)"
    />
    <path {...PEN} d="M-8 46L25 9M40 26L112 25M70 12L96 40" stroke-width="1.5" />
    <path d="M16 92V62H37V92M17 62L36 91" fill="var(--p-bark)" />
    <path class={css.lit} stroke="none" d="M22 38h8v9h-8zM82 58h9v10h-9z" />
  </g>
);

/** The hollow oak, stag-headed, on the left. */
const OAK = (
  <g transform="translate(322 452)" stroke="var(--p-line)" stroke-width="1.8" stroke-linejoin="round">
    <path d={cloud(-26, 50, 46, 34, 11, 7)} fill="var(--p-shade)" />
    <path d={cloud(34, 40, 52, 40, 12, 8)} fill="var(--p-leaf)" />
    <path d={cloud(2, 20, 40, 30, 10, 12)} fill="var(--p-leaf)" />
    <path
      d="M-12 176C-4 130 -8 96 -22 70L-12 74 0 98 6 62 16 62 20 96 38 72 44 78C28 104 24 132 34 176Z"
      fill="var(--p-bark)"
    />
    <path d="M6 118C12 112 18 118 16 130C14 138 6 138 5 130Z" fill="var(--p-line)" />
  </g>
);

/** Everything between the sky and the tree, far to near. */
export const LAND = (
  <g>
    <Fold line={FAR} tone="far" seed={1} pen={1.2} />
    <g fill="var(--p-mid)" stroke="var(--p-line)" stroke-width="1.1" stroke-linejoin="round">
      <Hedge x={520} y={530} w={46} seed={3} />
      <Hedge x={1010} y={550} w={60} seed={5} />
      <Hedge x={200} y={548} w={54} seed={6} />
      <Hedge x={1420} y={530} w={48} seed={8} />
    </g>
    {CHURCH}
    <path d={cloud(700, 548, 30, 16, 8, 4)} fill="var(--p-mid)" stroke="var(--p-line)" stroke-width="1.3" />
    <path d={cloud(604, 552, 20, 14, 7, 9)} fill="var(--p-mid)" stroke="var(--p-line)" stroke-width="1.3" />
    <Fold line={MID} tone="mid" seed={2} pen={1.5} />
    <path
      {...PEN}
      opacity=".5"
      stroke-width="1.3"
      d="M760 612C790 640 830 668 880 690M800 608C836 634 880 660 930 682M842 604C880 626 930 650 985 674M884 602C930 622 980 640 1040 660M420 606C400 624 392 640 388 664M460 602C444 620 436 642 434 662M500 597C490 616 484 640 484 668"
    />
    <g fill="var(--p-shade)" stroke="var(--p-line)" stroke-width="1.4" stroke-linejoin="round">
      <Hedge x={590} y={606} w={70} seed={11} />
      <Hedge x={1110} y={618} w={70} seed={12} />
      <Hedge x={60} y={622} w={90} seed={13} />
      <Hedge x={1500} y={602} w={80} seed={14} />
    </g>
    {OAK}
    {BARN}
    <Fold line={NEAR} tone="near" seed={3} pen={1.9} />
    {/* The path home, worn through the grass. */}
    <path
      d="M556 690C600 712 690 716 676 742C662 766 560 776 520 800L640 800C680 776 742 760 736 738C728 714 640 708 590 690Z"
      fill="var(--p-sky4)"
      opacity=".5"
    />
    <path {...PEN} stroke-width="1.5" opacity=".6" d={ticks(70, [0, 700, 1600, 60], [3, -9], 21)} />
    <Fold line={TURF} tone="turf" seed={4} pen={2.2} />
    <path {...PEN} stroke-width="2" opacity=".55" d={ticks(120, [0, 786, 1600, 110], [4, -15], 22)} />
  </g>
);
